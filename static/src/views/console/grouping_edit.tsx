// One group, or the grouping itself, beside the table.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Grouping } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Panel } from "../parts/card";
import { SelectField, TextField } from "../parts/field";
import { Notice } from "../parts/notice";
import { asPayload } from "./grouping_groups";
import type { Mix } from "./grouping_hall";
import { type Hall, sentence } from "./hall_state";
import { Confirm } from "../parts/confirm";
import { themesFor } from "./grouping_themes";
import type { Choice } from "./people_sectors";

const COLOURS = ["pine", "indigo", "brick", "ochre", "plum", "kunyit"] as const;

export function GroupPanel({ hall, mix, close }: { readonly hall: Hall; readonly mix: Mix; close(): void }): JSX.Element {
  const { group } = mix;
  const [typed, setTyped] = useState({ number: String(group.number), title: group.title, theme: group.theme, place: group.place, colour: group.colour, chair: group.chair_seat_id ?? "", scribe: group.scribe_seat_id ?? "", speaker: group.speaker_seat_id ?? "" });
  const [refused, setRefused] = useState("");
  const [asking, setAsking] = useState(false);
  const change = (part: Partial<typeof typed>): void => setTyped({ ...typed, ...part });
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { title, theme, place, colour } = typed;
    const number = Math.max(1, Math.round(Number(typed.number)) || group.number);
    const ack = await hall.ask("save_group", { group: group.id, grouping: group.grouping_id, key: group.key, number, title: title.trim(), theme, place: place.trim(), colour, chair_seat: typed.chair || null, scribe_seat: typed.scribe || null, speaker_seat: typed.speaker || null });
    if (ack.ok) close();
    else setRefused(sentence(ack));
  };
  const remove = async (): Promise<void> => {
    const ack = await hall.ask("remove_group", { group: group.id });
    if (ack.ok) close();
    else setRefused(sentence(ack));
  };
  const members = [{ value: "", label: t("rooms.grouping.no_scribe") }, ...mix.people.map((one) => ({ value: one.seat.id, label: one.person.name }))];
  const table = t("dividing.table", { number: typed.number });
  return (
    <Panel title={t("console.group", { number: group.number })} close={t("common.close")} onClose={close}>
      <form class="panel-form" onSubmit={(event) => void save(event)}>
        <div class="form-row">
          <TextField label={t("rooms.grouping.number")} type="number" inputMode="numeric" value={typed.number} onInput={(number) => change({ number })} />
          <SelectField label={t("rooms.grouping.colour")} value={typed.colour} options={colours()} onChange={(colour) => change({ colour })} />
        </div>
        <TextField label={t("rooms.grouping.group_title")} aside={t("rooms.optional")} value={typed.title} maxLength={120} onInput={(title) => change({ title })} />
        <TextField label={t("rooms.grouping.place")} aside={t("rooms.optional")} help={t("rooms.grouping.place_help")} value={typed.place} maxLength={120} onInput={(place) => change({ place })} />
        {typed.place.trim() === "" && <Button small kind="quiet" icon="pin" onClick={() => change({ place: table })}>{t("dividing.fill_place", { place: table })}</Button>}
        <SelectField label={t("rooms.grouping.theme")} value={typed.theme} options={themesFor(hall, group)} onChange={(theme) => change({ theme })} />
        <SelectField label={t("dividing.chair")} value={typed.chair} options={members} onChange={(chair) => change({ chair })} />
        <SelectField label={t("rooms.grouping.scribe")} value={typed.scribe} options={members} onChange={(scribe) => change({ scribe })} />
        <SelectField label={t("dividing.speaker")} value={typed.speaker} options={members} onChange={(speaker) => change({ speaker })} />
        {refused !== "" && <Notice tone="fix" urgent title={refused} />}
        <Button type="submit" icon="check">{t("common.save")}</Button>
      </form>
      <div class="panel-acts">
        {asking ? (
          <Confirm ask={t("rooms.grouping.remove_sure", { number: group.number })} what={t("rooms.grouping.remove_what", { count: mix.people.length })} yes={t("rooms.grouping.remove_yes")} fix done={() => void remove()} back={() => setAsking(false)} />
        ) : (
          <Button small kind="fix" icon="withdraw" onClick={() => setAsking(true)}>{t("rooms.grouping.remove")}</Button>
        )}
      </div>
    </Panel>
  );
}

export function GroupingPanel({ hall, grouping, close }: { readonly hall: Hall; readonly grouping: Grouping; close(): void }): JSX.Element {
  const [title, setTitle] = useState(grouping.title);
  const [refused, setRefused] = useState("");
  const [asking, setAsking] = useState(false);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (title.trim() === "") return setRefused(t("refusal.missing_required"));
    const ack = await hall.ask("save_grouping", { ...asPayload(grouping), title: title.trim() });
    if (ack.ok) close();
    else setRefused(sentence(ack));
  };
  const remove = async (): Promise<void> => {
    const ack = await hall.ask("remove_grouping", { grouping: grouping.id });
    setAsking(false);
    setRefused(ack.ok ? "" : sentence(ack));
  };
  return (
    <Panel title={t("rooms.grouping.edit")} close={t("common.close")} onClose={close}>
      <form class="panel-form" onSubmit={(event) => void save(event)}>
        <TextField label={t("rooms.grouping.name")} value={title} maxLength={120} required onInput={setTitle} />
        {refused !== "" && <Notice tone="fix" urgent title={refused} />}
        <Button type="submit" icon="check">{t("common.save")}</Button>
      </form>
      <div class="panel-acts">
        {asking ? (
          <Confirm ask={t("rooms.grouping.drop_sure", { title: grouping.title })} what={t("rooms.grouping.drop_what")} yes={t("rooms.grouping.drop_yes")} fix done={() => void remove()} back={() => setAsking(false)} />
        ) : (
          <Button small kind="fix" icon="withdraw" onClick={() => setAsking(true)}>{t("rooms.grouping.drop")}</Button>
        )}
      </div>
    </Panel>
  );
}

/** Groups made one after the other look different. */
export function colourOf(number: number): string {
  return COLOURS[(number - 1) % COLOURS.length] ?? "";
}

function colours(): readonly Choice[] {
  const words = {
    pine: t("rooms.colour.pine"),
    indigo: t("rooms.colour.indigo"),
    brick: t("rooms.colour.brick"),
    ochre: t("rooms.colour.ochre"),
    plum: t("rooms.colour.plum"),
    kunyit: t("rooms.colour.kunyit"),
  };
  return [{ value: "", label: t("rooms.colour.none") }, ...COLOURS.map((colour) => ({ value: colour, label: words[colour] }))];
}
