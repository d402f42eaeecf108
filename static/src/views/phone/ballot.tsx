// A ballot on the phone.

import type { JSX } from "preact";
import { voterIn } from "../../core/ballots";
import type { Ballot } from "../../core/generated/wire";
import { workshopOf } from "../../core/hall";
import { type Booth, useBooth } from "../parts/ballot_booth";
import { Frame } from "./frame";
import type { Phone } from "./phone";

export function BallotPage({ phone, ballot }: { readonly phone: Phone; readonly ballot: Ballot }): JSX.Element {
  const booth: Booth = {
    objects: phone.objects,
    waiting: phone.outbox.waiting,
    someone: phone.someone,
    voter: voterIn(ballot, phone.me),
    timezone: workshopOf(phone.objects)?.timezone ?? "",
    cast: (choice) => phone.command("cast_vote", ballot.id, { ballot: ballot.id, choice, round: ballot.round }),
  };
  const { page, dock } = useBooth(booth, ballot);
  return (
    <Frame phone={phone} dock={dock}>
      {page}
    </Frame>
  );
}
