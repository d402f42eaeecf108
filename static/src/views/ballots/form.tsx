// A new ballot: its kind, the question, one line an option, whose voices are asked for.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { type FieldNote, SelectField, TextField, Tick } from "../parts/field";
import type { Hall } from "../console/hall_state";
import { commandOf, optionsIn, type Wish } from "./ballots_state";
import { Kinds } from "./kinds";
import { Taking } from "./taking";

const UNITS = ["person", "organisation", "group"] as const;
const FIRST: Wish = { taken: [], kind: "dots", question: "", lines: "", unit: "person", grouping: "", dots: 3, most: 2, secret: true, criteria: "" };

export function BallotForm({ hall, onSaved }: { readonly hall: Hall; readonly onSaved: (id: string) => void }): JSX.Element {
  const wish = useSignal<Wish>({ ...FIRST, grouping: hall.groupings.value[0]?.id ?? "" });
  const now = wish.value;
  const set = (more: Partial<Wish>) => (wish.value = { ...wish.value, ...more });
  const tried = useSignal(false);
  const lacking = { question: now.question.trim() === "", options: optionsIn(now) === 0 };
  const said = (wrong: boolean, text: string): FieldNote | undefined => (tried.value && wrong ? { tone: "fix", text } : undefined);
  const save = async (event: Event) => {
    event.preventDefault();
    tried.value = true;
    if (lacking.question || lacking.options) return;
    const command = commandOf(wish.value);
    const ack = await hall.send("save_ballot", command);
    if (ack.ok) onSaved(command.ballot);
  };
  return (
    <form class="card pad stack" onSubmit={(event) => void save(event)}>
      <h2>{t("ballots.new")}</h2>
      <Kinds kind={now.kind} onChoose={(kind) => set({ kind })} />
      <TextField label={t("ballots.question")} value={now.question} maxLength={300} note={said(lacking.question, t("ballots.lacks_question"))} onInput={(question) => set({ question })} />
      <TextField label={t("ballots.options")} help={t("ballots.options_help")} rows={6} value={now.lines} note={said(lacking.options, t("ballots.lacks_options"))} onInput={(lines) => set({ lines })} />
      <Taking hall={hall} taken={now.taken} onChange={(taken) => set({ taken })} />
      {now.kind === "weighted" && <TextField label={t("ballots.criteria")} help={t("ballots.criteria_help")} rows={6} value={now.criteria} onInput={(criteria) => set({ criteria })} />}
      {(now.kind === "dots" || now.kind === "choice") && <Amount label={t(now.kind === "dots" ? "ballots.dots" : "ballots.picks")} value={now.dots} onChange={(dots) => set({ dots })} />}
      {now.kind === "dots" && <Amount label={t("ballots.most")} value={now.most} onChange={(most) => set({ most })} />}
      <SelectField label={t("ballots.unit")} value={now.unit} options={UNITS.map((unit) => ({ value: unit, label: t(`ballots.unit.${unit}`) }))} onChange={(to) => set({ unit: UNITS.find((one) => one === to) ?? now.unit })} />
      {now.unit === "group" && <SelectField label={t("ballots.grouping")} value={now.grouping} options={hall.groupings.value.map((one) => ({ value: one.id, label: one.title }))} onChange={(grouping) => set({ grouping })} />}
      <Tick checked={now.secret} onChange={(secret) => set({ secret })}>
        {t("ballots.secret")}
      </Tick>
      <p class="mute">{t("ballots.secret_help")}</p>
      <Button kind="main" type="submit">
        {t("ballots.save")}
      </Button>
    </form>
  );
}

function Amount({ label, value, onChange }: { readonly label: string; readonly value: number; readonly onChange: (value: number) => void }): JSX.Element {
  return <TextField label={label} type="number" inputMode="numeric" value={String(value)} onInput={(typed) => onChange(Math.max(1, Math.round(Number(typed)) || 1))} />;
}
