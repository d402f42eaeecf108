// Riwayat: who did what when, the latest first, a page at a time from the journal; what can still be taken back has its button, and
// what cannot says why.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { tongue, t } from "../../core/texts";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { SelectField } from "../parts/field";
import { Notice } from "../parts/notice";
import { type Hall, sentence } from "./hall_state";
import { type Act, daysOf, KINDS, kindName, merged, type Page } from "./history_acts";
import { RoomHead } from "../parts/head";
import { dayName, timeOf } from "./times";

const SETTLES_MS = 1500;

export function HistoryRoom({ hall }: { readonly hall: Hall }): JSX.Element {
  const acts = useSignal<readonly Act[] | undefined>(undefined);
  const next = useSignal<number | null>(null);
  const kind = useSignal("");
  const person = useSignal("");
  const wrong = useSignal("");

  const ask = async (before?: number): Promise<void> => {
    const wish = { kind: kind.value, person: person.value, language: tongue(), ...(before === undefined ? {} : { before: String(before) }) };
    const asked = JSON.stringify(wish);
    const answer = await hall.api.get<Page>(hall.path(`history?${new URLSearchParams(wish).toString()}`), hall.token);
    // Another filter was chosen meanwhile, or another language.
    if (asked !== JSON.stringify({ ...wish, kind: kind.value, person: person.value, language: tongue() })) return;
    wrong.value = answer.ok ? "" : sentence(answer);
    if (!answer.ok) return;
    const more = acts.value === undefined || before !== undefined || acts.value.length <= answer.acts.length;
    acts.value = merged(acts.value ?? [], answer.acts);
    if (more) next.value = answer.next;
  };
  useEffect(() => {
    acts.value = undefined;
    void ask();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = hall.objects.listen(() => (waiting ??= setTimeout(() => ((waiting = undefined), void ask()), SETTLES_MS)));
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [kind.value, person.value, tongue()]);
  const undo = async (act: Act): Promise<void> => {
    await hall.send("undo_act", { line: act.line });
    await ask();
  };

  const staff = hall.people.value.filter((one) => one.staff && one.name !== "");
  const filtered = kind.value !== "" || person.value !== "";
  return (
    <section class="room history">
      <RoomHead title={t("history.title")} under={t("history.under")} />
      <div class="line-of filters">
        <SelectField label={t("history.kind")} value={kind.value} options={[{ value: "", label: t("history.all_kinds") }, ...KINDS.map((one) => ({ value: one, label: kindName(one) }))]} onChange={(to) => (kind.value = to)} />
        <SelectField label={t("history.person")} value={person.value} options={[{ value: "", label: t("history.all_people") }, ...staff.map((one) => ({ value: one.id, label: one.name }))]} onChange={(to) => (person.value = to)} />
      </div>
      {wrong.value !== "" && <Notice tone="fix" urgent title={wrong.value} />}
      {acts.value?.length === 0 && (
        <Empty icon="clock" title={filtered ? t("history.empty_filter") : t("history.none")} way={filtered && <Button onClick={() => ([kind.value, person.value] = ["", ""])}>{t("history.show_all")}</Button>}>
          {t("history.none_how")}
        </Empty>
      )}
      {daysOf(acts.value ?? [], hall.workshop.value).map(([day, own]) => (
        <section key={day} class="block-of">
          <h2>{dayName(day)}</h2>
          <ol class="card lines">
            {own.map((act, at) => (
              <Line key={act.line} hall={hall} act={act} said={own[at - 1]?.reason === act.reason} onUndo={() => void undo(act)} />
            ))}
          </ol>
        </section>
      ))}
      {next.value !== null && (
        <Button icon="down" onClick={() => void ask(next.value ?? undefined)}>
          {t("history.older")}
        </Button>
      )}
    </section>
  );
}

interface LineProps {
  readonly hall: Hall;
  readonly act: Act;
  /** The line above says already why such an act is not undone here. */
  readonly said: boolean;
  onUndo(): void;
}

function Line({ hall, act, said, onUndo }: LineProps): JSX.Element {
  const undone = act.undone_by !== "";
  return (
    <li class={undone ? "act undone" : "act"}>
      <time dateTime={act.at}>{timeOf(act.at, hall.workshop.value)}</time>
      <div>
        <p class="kept">{act.sentence}</p>
        {undone && <p class="mute sm">{t("history.undone_by", { name: act.undone_by })}</p>}
        {!undone && !act.undoable && !said && <p class="mute sm">{act.reason}</p>}
      </div>
      {act.undoable && hall.leads.value && (
        <Button kind="quiet" small icon="undo" onClick={onUndo}>
          {act.undo ? t("history.redo") : t("history.undo")}
        </Button>
      )}
    </li>
  );
}
