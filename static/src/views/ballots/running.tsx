// One ballot from opening to decision: the one next step as the main button, who has voted, papers, late ones, a new round.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { newId } from "../../core/chance";
import type { Ballot } from "../../core/generated/wire";
import { t } from "../../core/texts";
import type { Hall } from "../console/hall_state";
import { BallotResult } from "../parts/ballot_result";
import { Button } from "../parts/button";
import { Confirm } from "../parts/confirm";
import { RoomHead } from "../parts/head";
import { Notice } from "../parts/notice";
import { Word } from "../parts/words";
import { papersOf, resetOf, unitsOf, votesOf } from "./ballots_state";
import { Decisions } from "./decisions";
import { PaperForm, Papers } from "./paper_form";
import { StateTag } from "./state_tag";

interface Props {
  readonly hall: Hall;
  readonly ballot: Ballot;
}

export function Running({ hall, ballot }: Props): JSX.Element {
  return (
    <div class="stack">
      <RoomHead
        second
        title={ballot.question}
        under={
          <>
            {t(`ballots.kind.${ballot.kind}`)} · {t(`ballots.unit.${ballot.unit}`)} · {ballot.secret ? t("ballot.secret") : t("ballots.not_secret")}
            {ballot.round > 1 && ` · ${t("ballots.round", { round: ballot.round })}`} <StateTag ballot={ballot} />
          </>
        }
      />
      {hall.leads.value && <Acts hall={hall} ballot={ballot} />}
      {ballot.result !== null && (
        <section class="card pad">
          <h3>{ballot.revealed ? t("ballots.result") : t("ballots.result_hidden")}</h3>
          <BallotResult ballot={ballot} />
        </section>
      )}
      {ballot.result !== null && <Decisions hall={hall} ballot={ballot} />}
      {ballot.opened_at !== null && <Voters hall={hall} ballot={ballot} />}
      <Papers hall={hall} ballot={ballot} />
    </div>
  );
}

function Acts({ hall, ballot }: Props): JSX.Element {
  const asked = useSignal("");
  const late = votesOf(hall, ballot).filter((vote) => vote.late).length;
  const trace = resetOf(hall, ballot);
  const id = { ballot: ballot.id };
  const closed = ballot.state === "closed";
  const locked = ballot.result !== null && (ballot.secret || ballot.revealed);
  return (
    <>
      <div class="line-of">
        {ballot.state === "planned" && <Button kind="main" icon="start" onClick={() => void hall.send("open_ballot", id)}>{t("ballots.open")}</Button>}
        {ballot.state === "open" && <Button kind="main" icon="stop" onClick={() => void hall.send("close_ballot", id)}>{t("ballots.close")}</Button>}
        {closed && !ballot.revealed && <Button kind="main" icon="eye" onClick={() => void reveal(hall, ballot)}>{t("ballots.reveal")}</Button>}
        {ballot.revealed && <Button icon="withdraw" onClick={() => void hall.send("reveal_ballot", { ...id, revealed: false })}>{t("ballots.hide")}</Button>}
        {ballot.opened_at !== null && <OnScreen hall={hall} ballot={ballot} />}
        {closed && !locked && <Button icon="undo" onClick={() => void hall.send("open_ballot", id)}>{t("ballots.reopen")}</Button>}
        {!ballot.revealed && ballot.state !== "planned" && <Button icon="document" pressed={asked.value === "paper"} onClick={() => (asked.value = asked.value === "paper" ? "" : "paper")}>{t("ballots.paper")}</Button>}
        {closed && <Button kind="quiet" onClick={() => (asked.value = "reset")}>{t("ballots.reset")}</Button>}
        {trace !== undefined && <Button icon="undo" onClick={() => void hall.send("undo_reset", { reset: trace.id })}>{t("ballots.undo_reset")}</Button>}
        {ballot.opened_at === null && <Button kind="quiet" onClick={() => void hall.send("remove_ballot", id)}>{t("ballots.remove")}</Button>}
      </div>
      {asked.value === "reset" && (
        <Confirm fix ask={t("ballots.reset_ask")} what={t("ballots.reset_what")} yes={t("ballots.reset_yes")} back={() => (asked.value = "")} done={() => void hall.send("reset_ballot", { reset: newId("rst"), ballot: ballot.id }).then(() => (asked.value = ""))} />
      )}
      {asked.value === "paper" && !ballot.revealed && <PaperForm hall={hall} ballot={ballot} onDone={() => (asked.value = "")} />}
      {late > 0 && <Late hall={hall} ballot={ballot} late={late} />}
    </>
  );
}

/** Shown means shown to the hall: the wall turns to it too, unless it is hidden on purpose. */
async function reveal(hall: Hall, ballot: Ballot): Promise<void> {
  const ack = await hall.send("reveal_ballot", { ballot: ballot.id });
  if (ack.ok && !isOnScreen(hall, ballot) && hall.screen.value?.hidden !== true) await show(hall, ballot);
}

function isOnScreen(hall: Hall, ballot: Ballot): boolean {
  const screen = hall.screen.value;
  return screen?.page === "ballot" && !screen.hidden && screen.content["ballot"] === ballot.id;
}

function show(hall: Hall, ballot: Ballot): Promise<unknown> {
  return hall.send("show_page", { page: "ballot", content: { ballot: ballot.id } });
}

/** The hall sees it, or one press puts it there. */
function OnScreen({ hall, ballot }: Props): JSX.Element {
  if (isOnScreen(hall, ballot)) return <Word tone="saved" icon="screen">{t("ballots.is_on_screen")}</Word>;
  return <Button icon="screen" onClick={() => void show(hall, ballot)}>{t("ballots.on_screen")}</Button>;
}

function Late({ hall, ballot, late }: Props & { readonly late: number }): JSX.Element {
  const way = ballot.result === null && ballot.state === "closed" ? <Button small onClick={() => void hall.send("let_in_votes", { ballot: ballot.id })}>{t("ballots.let_in")}</Button> : undefined;
  return (
    <Notice tone="local" icon="clock" title={t("ballots.late", { count: late })} way={way}>
      {ballot.result === null ? undefined : t("ballots.late_counted")}
    </Notice>
  );
}

/** Who, in two lists; never how. */
function Voters({ hall, ballot }: Props): JSX.Element {
  const units = unitsOf(hall, ballot);
  const voted = units.filter((unit) => unit.voted);
  const missing = units.filter((unit) => !unit.voted);
  const papers = papersOf(hall, ballot).filter((one) => !one.withdrawn).reduce((sum, one) => sum + one.papers, 0);
  return (
    <section class="card pad">
      <h3>{papers === 0 ? t("ballots.voted", { count: voted.length, of: units.length }) : t("ballots.voted_papers", { count: voted.length, of: units.length, papers })}</h3>
      <ul class="voters">
        {[...missing, ...voted].map((unit) => (
          <li key={unit.id}>
            <span>{unit.name}</span>
            {unit.voted ? <Word tone="saved">{t("ballots.has_voted")}</Word> : <Word tone="none">{t("ballots.not_yet")}</Word>}
          </li>
        ))}
      </ul>
    </section>
  );
}
