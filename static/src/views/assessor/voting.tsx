// A ballot before an assessor: their own voice where the ballot asks assessors, and what it came to.

import type { JSX } from "preact";
import { asksAssessors } from "../../core/ballots";
import type { Ballot } from "../../core/generated/wire";
import { type Booth, useBooth } from "../parts/ballot_booth";
import type { AssessorDesk } from "./assessor";

export function Voting({ desk, ballot }: { readonly desk: AssessorDesk; readonly ballot: Ballot }): JSX.Element {
  const booth: Booth = {
    objects: desk.objects,
    waiting: desk.waiting,
    someone: { workshop: desk.workshopId, person: desk.person },
    voter: asksAssessors(ballot) && desk.votes ? desk.person : undefined,
    timezone: desk.timezone,
    cast: (choice) => desk.casts(ballot, choice),
  };
  const { page, dock } = useBooth(booth, ballot);
  return (
    <section class="booth">
      {page}
      {dock}
    </section>
  );
}
