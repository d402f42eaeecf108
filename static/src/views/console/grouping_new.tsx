// A grouping with its groups in one go: a title, and either one group a theme or so many empty ones.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { newId } from "../../core/chance";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { TextField, Tick } from "../parts/field";
import { colourOf } from "./grouping_edit";
import { RemovedGroupings } from "./grouping_undo";
import type { Hall } from "./hall_state";
import { type Choice, choicesIn } from "./people_sectors";
import { RoomHead } from "../parts/head";

interface Props {
  readonly hall: Hall;
  readonly first: boolean;
  made(id: string): void;
  back?(): void;
}

const MOST = 40;

export function NewGrouping({ hall, first, made, back }: Props): JSX.Element {
  const themes = choicesIn(hall.workshop.value?.themes);
  const [title, setTitle] = useState("");
  const [count, setCount] = useState("6");
  const [byTheme, setByTheme] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const make = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (title.trim() === "" || busy) return;
    setBusy(true);
    const id = await put(hall, title.trim(), byTheme ? themes : empty(count));
    setBusy(false);
    if (id !== undefined) made(id);
  };
  if (!hall.leads.value) {
    return (
      <section class="room grouping">
        <RoomHead title={t("rooms.grouping.title")} />
        <Empty icon="people" title={t("rooms.grouping.none")}>{t("rooms.grouping.none_wait")}</Empty>
      </section>
    );
  }
  return (
    <section class="room grouping">
      <RoomHead title={first ? t("rooms.grouping.title") : t("rooms.grouping.another")} under={t("rooms.grouping.new_under")}>
        {back !== undefined && <Button onClick={back}>{t("common.cancel")}</Button>}
      </RoomHead>
      {first && <Empty icon="split" title={t("rooms.grouping.none")}>{t("rooms.grouping.none_what")}</Empty>}
      <form class="card side-card narrow" onSubmit={(event) => void make(event)}>
        <TextField label={t("rooms.grouping.name")} help={t("rooms.grouping.name_help")} value={title} maxLength={120} required note={tried && title.trim() === "" ? { tone: "fix", text: t("refusal.missing_required") } : undefined} onInput={setTitle} />
        {themes.length > 0 && <Tick checked={byTheme} onChange={setByTheme}>{t("rooms.grouping.by_theme", { count: themes.length })}</Tick>}
        {!byTheme && <TextField label={t("rooms.grouping.how_many")} type="number" inputMode="numeric" value={count} onInput={setCount} />}
        <Button kind="main" type="submit" icon="add" disabled={busy}>{t("rooms.grouping.make")}</Button>
      </form>
      <RemovedGroupings hall={hall} />
    </section>
  );
}

/** The groups follow one by one; what is missing after a refusal is added by hand. */
async function put(hall: Hall, title: string, groups: readonly Choice[]): Promise<string | undefined> {
  const id = newId("grg");
  const ack = await hall.send("save_grouping", { grouping: id, key: id, title });
  if (!ack.ok) return undefined;
  for (const [at, { value, label }] of groups.entries()) {
    const said = await hall.send("save_group", { group: newId("grp"), grouping: id, number: at + 1, theme: value, title: label, colour: colourOf(at + 1) });
    if (!said.ok) break;
  }
  return id;
}

function empty(count: string): readonly Choice[] {
  return Array.from({ length: Math.max(0, Math.min(MOST, Math.round(Number(count)) || 0)) }, () => ({ value: "", label: "" }));
}
