// A ballot on the phone: chosen by tapping, sent by one button, changed until it closes; afterwards what it came to.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { alike, ballotsFor, begun, type Choice, given, setting, voteOf, voterIn, whole } from "../../core/ballots";
import { Choosing } from "../../core/choosing";
import type { Ballot, Vote } from "../../core/generated/wire";
import { workshopOf } from "../../core/hall";
import { openKeep } from "../../core/session";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { BallotResult } from "../parts/ballot_result";
import { Button } from "../parts/button";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Word } from "../parts/words";
import { Marking } from "./ballot_marks";
import { Frame } from "./frame";
import type { Phone } from "./phone";
import { href } from "./route";

interface Props {
  readonly phone: Phone;
  readonly ballot: Ballot;
}

/** On every list of what is to do. */
export function BallotCards({ phone }: { readonly phone: Phone }): JSX.Element | null {
  const ballots = ballotsFor(phone.objects, phone.me);
  if (ballots.length === 0) return null;
  return (
    <div class="rows ballots">
      {ballots.map((ballot) => (
        <Card key={ballot.id} phone={phone} ballot={ballot} />
      ))}
    </div>
  );
}

function Card({ phone, ballot }: Props): JSX.Element {
  return (
    <a class="card row" href={href({ tab: "tasks", activity: ballot.id })}>
      <h3 class="bare">
        <span>
          <Icon name="vote" /> {ballot.question}
        </span>
        <Icon name="forward" />
      </h3>
      <div class="st">
        <CardWord phone={phone} ballot={ballot} />
      </div>
    </a>
  );
}

function CardWord({ phone, ballot }: Props): JSX.Element {
  if (ballot.revealed) return <Word tone="none" icon="eye">{t("ballot.result_here")}</Word>;
  if (queuedIn(phone, ballot) !== undefined) return <Word tone="local">{t("ballot.sending")}</Word>;
  const vote = ownVote(phone, ballot);
  if (vote !== undefined && !vote.withdrawn) return <Word tone="saved">{t("ballot.voted", { time: timeOf(phone, vote.at) })}</Word>;
  if (ballot.state === "closed") return <Word tone="none" icon="lock">{t("ballot.closed")}</Word>;
  return <Word tone="live" icon="vote">{t("ballot.open")}</Word>;
}

export function BallotPage({ phone, ballot }: Props): JSX.Element {
  const [choosing] = useState(() => new Choosing(openKeep(() => localStorage).keep, phone.someone, ballot));
  const [draft, setDraft] = useState<Choice | undefined>(choosing.choice);
  const sent = sentChoice(phone, ballot);
  const choice = draft ?? sent;
  const open = ballot.state === "open" && voterIn(ballot, phone.me) !== undefined;
  const change = (next: Choice) => {
    choosing.put(next);
    setDraft(next);
  };
  const send = () => {
    void phone.command("cast_vote", ballot.id, { ballot: ballot.id, choice: whole(ballot, choice), round: ballot.round }).then(() => {
      choosing.forget();
      setDraft(undefined);
    });
  };
  const changed = draft !== undefined && !alike(whole(ballot, draft), sent);
  return (
    <Frame phone={phone} dock={open ? <Dock ballot={ballot} choice={choice} changed={changed} first={Object.keys(sent).length === 0} onSend={send} /> : undefined}>
      <h1>{ballot.question}</h1>
      {open && <p class="under">{told(ballot)}</p>}
      <State phone={phone} ballot={ballot} changed={changed} />
      {ballot.revealed ? <BallotResult ballot={ballot} /> : open && <Marking ballot={ballot} choice={choice} onChange={change} />}
    </Frame>
  );
}

function told(ballot: Ballot): string {
  const rule = t(`ballot.how.${ballot.kind}`, { dots: setting(ballot, "dots"), most: setting(ballot, "most"), picks: setting(ballot, "picks"), places: setting(ballot, "places") });
  return ballot.unit === "person" ? rule : `${rule} ${t(`ballot.one_voice.${ballot.unit}`)}`;
}

/** At most one notice. */
function State({ phone, ballot, changed }: Props & { readonly changed: boolean }): JSX.Element | null {
  const vote = ownVote(phone, ballot);
  if (queuedIn(phone, ballot) !== undefined) return <Notice tone="local" icon="phone" title={t("ballot.sending")} />;
  if (vote?.late === true) return <Notice tone="local" icon="clock" title={t("ballot.late")}>{t("ballot.late_do")}</Notice>;
  if (ballot.revealed) return <Notice icon="note" title={t("ballot.advises")} />;
  if (ballot.state !== "open") return <Notice icon="lock" title={vote === undefined || vote.withdrawn ? t("ballot.closed") : t("ballot.closed_voted")}>{t("ballot.closed_do")}</Notice>;
  if (vote === undefined || vote.withdrawn || changed) return null;
  const by = vote.cast_by === phone.me.id ? "" : (phone.objects.get("person", vote.cast_by)?.name ?? "");
  const title = by === "" ? t("ballot.voted", { time: timeOf(phone, vote.at) }) : t("ballot.voted_by", { name: by, time: timeOf(phone, vote.at) });
  return <Notice tone="saved" icon="check" title={title}>{t("ballot.voted_do")}</Notice>;
}

interface DockProps {
  readonly ballot: Ballot;
  readonly choice: Choice;
  readonly changed: boolean;
  readonly first: boolean;
  readonly onSend: () => void;
}

function Dock({ ballot, choice, changed, first, onSend }: DockProps): JSX.Element {
  return (
    <div class="voting">
      <p>
        <b role="status">{leftIn(ballot, choice)}</b>
        {ballot.secret && (
          <Word tone="none" icon="lock">
            {t("ballot.secret")}
          </Word>
        )}
      </p>
      <Button kind="main" wide disabled={!changed} onClick={() => changed && onSend()}>
        {first ? t("ballot.send") : t("ballot.send_again")}
      </Button>
    </div>
  );
}

function leftIn(ballot: Ballot, choice: Choice): string {
  if (ballot.kind === "dots") return t("ballot.left", { count: setting(ballot, "dots") - given(choice) });
  if (ballot.kind === "choice") return t("ballot.left_picks", { count: setting(ballot, "picks") - given(choice) });
  const unfinished = begun(ballot, choice);
  if (unfinished > 0) return t("ballot.unfinished", { count: unfinished });
  return t("ballot.marked", { count: Object.keys(choice).length, of: ballot.options.length });
}

function ownVote(phone: Phone, ballot: Ballot): Vote | undefined {
  return voteOf(phone.objects, ballot, voterIn(ballot, phone.me));
}

function queuedIn(phone: Phone, ballot: Ballot): Choice | undefined {
  const queued = phone.outbox.waiting.filter((one) => one.name === "cast_vote" && one.payload.ballot === ballot.id && one.payload.round === ballot.round).pop();
  return queued?.name === "cast_vote" ? (queued.payload.choice as Choice) : undefined;
}

/** What the phone has sent or is sending: the same to whoever looks. */
function sentChoice(phone: Phone, ballot: Ballot): Choice {
  const vote = ownVote(phone, ballot);
  return queuedIn(phone, ballot) ?? (vote === undefined || vote.withdrawn ? {} : (vote.choice as Choice));
}

function timeOf(phone: Phone, at: string): string {
  return clockTime(at, workshopOf(phone.objects)?.timezone ?? "");
}
