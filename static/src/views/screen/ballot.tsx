// A ballot on the wall: how many have voted, without a name and without content; once revealed, what it came to (VS3, VS4).

import type { JSX } from "preact";
import { resultOf } from "../../core/ballots";
import type { Ballot as Asked } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { BallotResult } from "../parts/ballot_result";
import { type Lookup, type Shown, textOf } from "./model";
import { Footer } from "./parts";
import { Blank } from "./words";

const MOST_LINES = 8;

export function Ballot({ all, seen }: { readonly all: Lookup; readonly seen: Shown }): JSX.Element {
  const ballot = all("ballot").find((one) => one.id === textOf(seen.content, "ballot"));
  if (ballot === undefined) return <Blank />;
  const counted = ballot.revealed && resultOf(ballot) !== undefined;
  return (
    <>
      <main class="ballot">
        <h1 class="long">{ballot.question}</h1>
        {counted ? <BallotResult ballot={ballot} most={MOST_LINES} /> : <Coming all={all} ballot={ballot} />}
      </main>
      <Footer>{counted ? t("ballot.advises") : ballot.secret && t("ballot.secret")}</Footer>
    </>
  );
}

function Coming({ all, ballot }: { readonly all: Lookup; readonly ballot: Asked }): JSX.Element {
  const votes = all("vote").filter((vote) => vote.ballot_id === ballot.id && vote.round === ballot.round && !vote.withdrawn).length;
  const papers = all("paper_count").filter((one) => one.ballot_id === ballot.id && one.round === ballot.round && !one.withdrawn).reduce((sum, one) => sum + one.papers, 0);
  return (
    <div class="units">
      <p class="big">{votes + papers}</p>
      <p>{ballot.state === "open" ? t("ballot.votes_in") : t("ballot.votes_closed")}</p>
    </div>
  );
}
