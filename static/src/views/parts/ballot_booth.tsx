// Giving a voice on whatever page: chosen by tapping, sent by one button, changed until it closes; afterwards what it came to.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { alike, begun, type Choice, given, queuedIn, setting, voteOf, whole } from "../../core/ballots";
import { Choosing } from "../../core/choosing";
import type { Ballot } from "../../core/generated/wire";
import type { Objects } from "../../core/objects";
import type { Queued } from "../../core/outbox";
import { openKeep, type Someone } from "../../core/session";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Marking } from "./ballot_marks";
import { BallotResult } from "./ballot_result";
import { Button } from "./button";
import { Notice } from "./notice";
import { Word } from "./words";

/** Who stands before the ballot, and the device they vote on. */
export interface Booth {
  readonly objects: Objects;
  readonly waiting: readonly Queued[];
  readonly someone: Pick<Someone, "workshop" | "person">;
  /** Whose voice is given: the person's, or that of whoever they sit for; none where they have none in it. */
  readonly voter: string | undefined;
  readonly timezone: string;
  cast(choice: Choice): Promise<void>;
}

interface Props {
  readonly booth: Booth;
  readonly ballot: Ballot;
}

/** What the page says, and what stands at its lower edge while there is something to send. */
export function useBooth(booth: Booth, ballot: Ballot): { readonly page: JSX.Element; readonly dock: JSX.Element | undefined } {
  const [choosing] = useState(() => new Choosing(openKeep(() => localStorage).keep, booth.someone, ballot));
  const [draft, setDraft] = useState<Choice | undefined>(choosing.choice);
  const sent = sentChoice(booth, ballot);
  const choice = draft ?? sent;
  const open = ballot.state === "open" && booth.voter !== undefined;
  const changed = draft !== undefined && !alike(whole(ballot, draft), sent);
  const change = (next: Choice) => {
    choosing.put(next);
    setDraft(next);
  };
  const send = () => {
    void booth.cast(whole(ballot, choice)).then(() => {
      choosing.forget();
      setDraft(undefined);
    });
  };
  const page = (
    <>
      <h1>{ballot.question}</h1>
      {open && <p class="under">{told(ballot)}</p>}
      <State booth={booth} ballot={ballot} changed={changed} />
      {ballot.revealed ? <BallotResult ballot={ballot} /> : open && <Marking ballot={ballot} choice={choice} onChange={change} />}
    </>
  );
  return { page, dock: open ? <Dock ballot={ballot} choice={choice} changed={changed} first={Object.keys(sent).length === 0} onSend={send} /> : undefined };
}

/** What was sent or is being sent: the same to whoever looks. */
function sentChoice({ objects, waiting, voter }: Booth, ballot: Ballot): Choice {
  const vote = voteOf(objects, ballot, voter);
  return queuedIn(waiting, ballot) ?? (vote === undefined || vote.withdrawn ? {} : (vote.choice as Choice));
}

function told(ballot: Ballot): string {
  const rule = t(`ballot.how.${ballot.kind}`, { dots: setting(ballot, "dots"), most: setting(ballot, "most"), picks: setting(ballot, "picks"), places: setting(ballot, "places") });
  return ballot.unit === "person" ? rule : `${rule} ${t(`ballot.one_voice.${ballot.unit}`)}`;
}

/** At most one notice. */
function State({ booth, ballot, changed }: Props & { readonly changed: boolean }): JSX.Element | null {
  const vote = voteOf(booth.objects, ballot, booth.voter);
  if (queuedIn(booth.waiting, ballot) !== undefined) return <Notice tone="local" icon="phone" title={t("ballot.sending")} />;
  if (vote?.late === true) return <Notice tone="local" icon="clock" title={t("ballot.late")}>{t("ballot.late_do")}</Notice>;
  if (ballot.revealed) return <Notice icon="note" title={t("ballot.advises")} />;
  if (ballot.state !== "open") return <Notice icon="lock" title={vote === undefined || vote.withdrawn ? t("ballot.closed") : t("ballot.closed_voted")}>{t("ballot.closed_do")}</Notice>;
  if (vote === undefined || vote.withdrawn || changed) return null;
  const by = vote.cast_by === booth.someone.person ? "" : (booth.objects.get("person", vote.cast_by)?.name ?? "");
  const time = clockTime(vote.at, booth.timezone);
  const title = by === "" ? t("ballot.voted", { time }) : t("ballot.voted_by", { name: by, time });
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
