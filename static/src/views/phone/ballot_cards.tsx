// The ballots on every list of what is to do; what this phone has voted, sent or not.

import type { JSX } from "preact";
import { ballotsFor, queuedIn, voteOf, voterIn } from "../../core/ballots";
import type { Ballot } from "../../core/generated/wire";
import { workshopOf } from "../../core/hall";
import { t } from "../../core/texts";
import { clockTime } from "../../core/times";
import { Icon } from "../parts/icon";
import { Word } from "../parts/words";
import type { Phone } from "./phone";
import { href } from "./route";

interface Props {
  readonly phone: Phone;
  readonly ballot: Ballot;
}

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
  if (queuedIn(phone.outbox.waiting, ballot) !== undefined) return <Word tone="local">{t("ballot.sending")}</Word>;
  const vote = voteOf(phone.objects, ballot, voterIn(ballot, phone.me));
  if (vote !== undefined && !vote.withdrawn) return <Word tone="saved">{t("ballot.voted", { time: clockTime(vote.at, workshopOf(phone.objects)?.timezone ?? "") })}</Word>;
  if (ballot.state === "closed") return <Word tone="none" icon="lock">{t("ballot.closed")}</Word>;
  return <Word tone="live" icon="vote">{t("ballot.open")}</Word>;
}
