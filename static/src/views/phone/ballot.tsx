// A ballot on the phone: chosen by tapping, sent by one button, changed until it closes; afterwards what it came to.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { alike, begun, type Choice, given, setting, voterIn, whole } from "../../core/ballots";
import { Choosing } from "../../core/choosing";
import type { Ballot } from "../../core/generated/wire";
import { openKeep } from "../../core/session";
import { t } from "../../core/texts";
import { BallotResult } from "../parts/ballot_result";
import { Button } from "../parts/button";
import { Notice } from "../parts/notice";
import { Word } from "../parts/words";
import { ownVote, queuedIn, sentChoice, timeOf } from "./ballot_cards";
import { Marking } from "./ballot_marks";
import { Frame } from "./frame";
import type { Phone } from "./phone";

interface Props {
  readonly phone: Phone;
  readonly ballot: Ballot;
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
