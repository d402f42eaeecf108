// *Penetapan*: what a named person decides, in the order chosen; where it departs from the ballot it has to say why.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { optionsOf, resultOf, titlesOf } from "../../core/ballots";
import { newId } from "../../core/chance";
import type { Ballot, Decision } from "../../core/generated/wire";
import { t } from "../../core/texts";
import type { Hall } from "../console/hall_state";
import { Button } from "../parts/button";
import { TextField } from "../parts/field";
import { Notice } from "../parts/notice";
import { decisionsOf, departs } from "./ballots_state";

interface Props {
  readonly hall: Hall;
  readonly ballot: Ballot;
}

const CLERKS = ["facilitator", "cofacilitator", "organiser"];

export function Decisions({ hall, ballot }: Props): JSX.Element {
  const decisions = decisionsOf(hall, ballot);
  const may = hall.viewer.value?.roles.some((role) => CLERKS.includes(role)) ?? false;
  return (
    <section class="card pad stack">
      <h3>{t("ballots.decision")}</h3>
      <p class="mute">{t("ballot.advises")}</p>
      {decisions.map((decision) => (
        <Decided key={decision.id} hall={hall} ballot={ballot} decision={decision} may={may} />
      ))}
      {may && decisions.every((decision) => decision.withdrawn) && <DecisionForm hall={hall} ballot={ballot} />}
    </section>
  );
}

function Decided({ hall, ballot, decision, may }: Props & { readonly decision: Decision; readonly may: boolean }): JSX.Element {
  const titles = { ...Object.fromEntries(decision.chosen.map((option) => [option["id"], option["title"]])), ...titlesOf(ballot) };
  const who = hall.get("person", decision.by)?.name ?? decision.name;
  return (
    <div class={decision.withdrawn ? "decided gone" : "decided"}>
      <p>
        <b>{decision.text}</b>
      </p>
      {decision.options.length > 0 && <p>{decision.options.map((id, place) => `${place + 1}. ${titles[String(id)] ?? ""}`).join(" · ")}</p>}
      <p class="mute">{[who, decision.position].filter((part) => part !== "").join(", ")}</p>
      {decision.round > 0 && ballot.round > 1 && <p class="mute">{t("ballots.rests_on", { round: decision.round })}</p>}
      {decision.departs && <Notice icon="note" title={t("ballots.departs")}>{decision.reason}</Notice>}
      {may && (
        <Button small kind="quiet" icon="undo" onClick={() => void hall.send("withdraw_decision", { decision: decision.id, withdrawn: !decision.withdrawn })}>
          {decision.withdrawn ? t("ballots.put_back") : t("ballots.withdraw_decision")}
        </Button>
      )}
    </div>
  );
}

function DecisionForm({ hall, ballot }: Props): JSX.Element {
  const best = (resultOf(ballot)?.hall ?? []).filter((place) => place.n > 0).slice(0, 3).map((place) => place.option);
  const chosen = useSignal<readonly string[]>(best);
  const typed = useSignal({ text: "", name: "", position: "", reason: "" });
  const set = (more: Partial<typeof typed.value>) => (typed.value = { ...typed.value, ...more });
  const other = departs(ballot, chosen.value);
  const turn = (id: string) => (chosen.value = chosen.value.includes(id) ? chosen.value.filter((one) => one !== id) : [...chosen.value, id]);
  const save = (event: Event) => {
    event.preventDefault();
    void hall.send("record_decision", { decision: newId("dec"), ballot: ballot.id, options: [...chosen.value], ...typed.value });
  };
  return (
    <form class="stack" onSubmit={save}>
      <p class="help">{t("ballots.decided_for_help")}</p>
      <div class="pick" role="group" aria-label={t("ballots.decided_for")}>
        {optionsOf(ballot).map((option) => (
          <button key={option.id} type="button" aria-pressed={chosen.value.includes(option.id)} onClick={() => turn(option.id)}>
            <span class="t">{option.title}</span>
            <b>{chosen.value.includes(option.id) ? chosen.value.indexOf(option.id) + 1 : ""}</b>
          </button>
        ))}
      </div>
      <TextField label={t("ballots.decision_text")} rows={2} value={typed.value.text} maxLength={2000} onInput={(text) => set({ text })} />
      <TextField label={t("ballots.decided_by")} value={typed.value.name} maxLength={200} onInput={(name) => set({ name })} />
      <TextField label={t("ballots.position")} value={typed.value.position} maxLength={200} onInput={(position) => set({ position })} />
      {other && <TextField label={t("ballots.reason")} help={t("ballots.reason_help")} rows={2} value={typed.value.reason} maxLength={1000} onInput={(reason) => set({ reason })} />}
      <Button kind="main" type="submit">
        {t("ballots.decide")}
      </Button>
    </form>
  );
}
