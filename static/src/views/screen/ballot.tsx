// A ballot on the wall: how many have voted, without a name and without content; once revealed, what it came to (VS3, VS4).

import type { JSX } from "preact";
import { type Option, optionsOf, resultOf } from "../../core/ballots";
import type { Ballot as Asked } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { BallotResult } from "../parts/ballot_result";
import { type Lookup, type Shown, textOf } from "./model";
import { Footer, pagedBy, turnAt } from "./parts";
import { Blank } from "./words";

const MOST_LINES = 8;
/** Height left for the options of an open ballot, of one that takes one line and of one that takes two; letters of a line. */
const ROOM = 67;
const ROW = { one: 7.7, two: 13 } as const;
const LETTERS = 46;
const TALL_QUESTION = 48;

export function Ballot({ all, seen, now }: { readonly all: Lookup; readonly seen: Shown; readonly now: number }): JSX.Element {
  const ballot = all("ballot").find((one) => one.id === textOf(seen.content, "ballot"));
  if (ballot === undefined) return <Blank />;
  const counted = ballot.revealed && resultOf(ballot) !== undefined;
  return (
    <>
      <main class="ballot">
        <h1 class="long">{ballot.question}</h1>
        {counted ? <BallotResult ballot={ballot} most={MOST_LINES} /> : <Coming all={all} ballot={ballot} now={now} />}
      </main>
      <Footer>{counted ? t("ballot.advises") : ballot.secret && t("screen.ballot.secret")}</Footer>
    </>
  );
}

/** What is voted on, and how many have: never what anybody chose. */
function Coming({ all, ballot, now }: { readonly all: Lookup; readonly ballot: Asked; readonly now: number }): JSX.Element {
  const votes = all("vote").filter((vote) => vote.ballot_id === ballot.id && vote.round === ballot.round && !vote.withdrawn).length;
  const papers = all("paper_count").filter((one) => one.ballot_id === ballot.id && one.round === ballot.round && !one.withdrawn).reduce((sum, one) => sum + one.papers, 0);
  const pages = optionPages(ballot);
  const turn = turnAt(now, pages.length);
  return (
    <div class="asked">
      <div>
        <ul class="options">
          {pages[turn]?.map((option) => <li key={option.id}>{option.title}</li>)}
        </ul>
        {pages.length > 1 && <p class="mute">{t("screen.board.turn", { turn: turn + 1, of: pages.length })}</p>}
      </div>
      <div class="units">
        <p class="big">{votes + papers}</p>
        <p>{ballot.state === "closed" ? t("ballot.votes_closed") : t("ballot.votes_in")}</p>
      </div>
    </div>
  );
}

/** In the order they were written down, which says nothing of the result. */
function optionPages(ballot: Asked): readonly (readonly Option[])[] {
  const room = ballot.question.length > TALL_QUESTION ? ROOM - ROW.one : ROOM;
  return pagedBy(optionsOf(ballot), (option) => (option.title.length > LETTERS ? ROW.two : ROW.one), room);
}
