// *Buka tahap berikutnya*: which rows come along, which template, when; one button makes the workshop and brings them.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { newId } from "../../core/chance";
import { spoken, t } from "../../core/texts";
import type { Hall } from "../console/hall_state";
import type { Keys } from "../console/keys";
import { DateField } from "../console/time_fields";
import { daysFrom, today } from "../console/workshops_days";
import { HostDesk, idOf, type Template } from "../console/workshops_host";
import { Button } from "../parts/button";
import { Empty } from "../parts/empty";
import { Field, SelectField, TextField, Tick } from "../parts/field";
import { Notice } from "../parts/notice";
import { told } from "./asking";
import { type ChosenFrom, choiceOf, RowsAlong } from "./rows_along";

interface Props {
  readonly hall: Hall;
  readonly keys: Keys;
  readonly from: readonly ChosenFrom[];
}

interface Opened {
  readonly workshop: unknown;
  readonly brought: { readonly rows: number; readonly left: readonly string[] };
}

const NEXT: Readonly<Record<string, string>> = { I: "II", II: "III", III: "IV" };

export function OpenNext({ hall, keys, from }: Props): JSX.Element {
  const rows = from.flatMap((one) => one.rows.map((row) => row.id));
  const chosen = useMemo(() => choiceOf(from), [rows.join()]);
  return (
    <section class="stack">
      <h2>{t("chains.stage.open")}</h2>
      <p class="mute">{t("chains.stage.open_under")}</p>
      {from.length === 0 && <Empty icon="check" title={t("chains.none_accepted")}>{t("chains.none_accepted_how")}</Empty>}
      <RowsAlong from={from} chosen={chosen} />
      {keys.host === "" ? <Notice icon="key" title={t("chains.stage.no_key")}>{t("chains.stage.no_key_do")}</Notice> : <Form hall={hall} keys={keys} rows={chosen} />}
    </section>
  );
}

function Form({ hall, keys, rows }: { readonly hall: Hall; readonly keys: Keys; readonly rows: { readonly value: ReadonlySet<string> } }): JSX.Element {
  const desk = new HostDesk(hall.api, keys.host);
  const templates = useSignal<readonly Template[]>([]);
  const wish = useSignal({ template: "", title: "", date: today(new Date()), people: true });
  const made = useSignal<Opened | undefined>(undefined);
  const busy = useSignal(false);
  const set = (part: Partial<typeof wish.value>) => (wish.value = { ...wish.value, ...part });
  const workshop = hall.workshop.value;
  const stage = NEXT[workshop?.stage ?? ""] ?? "";
  useEffect(() => {
    void desk.templates().then((answer) => {
      const found = told(hall, answer)?.templates ?? [];
      templates.value = found;
      const next = found.find((one) => one.stage === stage) ?? found[0];
      if (next !== undefined) set({ template: next.key, title: nameOf(next) });
    });
  }, [stage]);
  const open = async () => {
    const template = templates.value.find((one) => one.key === wish.value.template);
    if (busy.value || template === undefined || workshop === undefined || wish.value.title.trim() === "") return;
    busy.value = true;
    const opens = template.days.map((day) => day.opens);
    const { title, date, people } = wish.value;
    const told_ = { id: newId("wks"), template: template.key, title: title.trim(), days: daysFrom(date, opens, Math.max(1, opens.length)) };
    const same = { place: workshop.place, region: workshop.region, organiser: workshop.organiser, timezone: workshop.timezone, language: workshop.language, rehearsal: workshop.rehearsal, profile: workshop.profile };
    const facilitator = hall.get("person", workshop.owner_id)?.name ?? "";
    const body = { wish: { ...told_, ...same, facilitator }, rows: [...rows.value], carrying: newId("cry"), people };
    made.value = told(hall, await hall.api.post<Opened>(`/api/host/workshops/${encodeURIComponent(hall.id)}/next`, body, keys.host));
    busy.value = false;
  };
  if (made.value !== undefined) return <Made hall={hall} keys={keys} made={made.value} />;
  return (
    <div class="card pad stack form">
      <SelectField label={t("chains.stage.template")} value={wish.value.template} options={templates.value.map((one) => ({ value: one.key, label: nameOf(one) }))} onChange={(key) => set({ template: key, title: nameOf(templates.value.find((one) => one.key === key)) })} />
      <TextField label={t("chains.stage.name")} value={wish.value.title} maxLength={200} onInput={(title) => set({ title })} />
      <Field label={t("chains.stage.first_day")}>{() => <DateField value={wish.value.date} label={t("chains.stage.first_day")} set={(date) => set({ date })} />}</Field>
      <Tick checked={wish.value.people} help={t("chains.stage.people_help")} onChange={(people) => set({ people })}>
        {t("chains.stage.people")}
      </Tick>
      <Button kind="main" icon="forward" disabled={busy.value || wish.value.template === ""} onClick={() => void open()}>
        {t("chains.stage.do", { count: rows.value.size })}
      </Button>
    </div>
  );
}

function Made({ hall, keys, made }: { readonly hall: Hall; readonly keys: Keys; readonly made: Opened }): JSX.Element {
  const id = idOf(made.workshop);
  const enter = async () => {
    const entered = told(hall, await hall.api.post<{ readonly token: string }>(`/api/host/workshops/${encodeURIComponent(id)}/enter`, {}, keys.host));
    if (entered === undefined) return;
    keys.hold(id, entered.token);
    location.assign(`/console/${encodeURIComponent(id)}`);
  };
  return (
    <Notice
      tone="saved"
      icon="check"
      title={t("chains.stage.made", { count: made.brought.rows })}
      way={
        <Button kind="main" icon="open" onClick={() => void enter()}>
          {t("chains.stage.enter")}
        </Button>
      }
    >
      {made.brought.left.length > 0 ? t("chains.stage.left", { count: made.brought.left.length }) : undefined}
    </Notice>
  );
}

function nameOf(template: Template | undefined): string {
  return (spoken() === "en" ? template?.title_en : template?.title_id) ?? "";
}
