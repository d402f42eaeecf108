// Who waits at the door on a new phone: one tap lets them in.  Any staff member may.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { SideCard } from "../parts/card";
import { Face } from "../parts/words";
import type { Hall } from "./hall_state";
import { type Waiting, waitingOf } from "./people_roll";

export function WaitingClaims({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const shelves = { people: hall.people.value, seats: hall.seats.value, organisations: hall.organisations.value };
  const waiting = waitingOf(hall.credentials.value, shelves);
  if (waiting.length === 0) return null;
  return (
    <SideCard title={t("rooms.people.waiting", { count: waiting.length })} class="waiting" live>
      <p class="mute sm">{t("rooms.people.waiting_what")}</p>
      <ul>{waiting.map((one) => <WaitingLine key={one.claim.id} hall={hall} one={one} />)}</ul>
    </SideCard>
  );
}

function WaitingLine({ hall, one }: { readonly hall: Hall; readonly one: Waiting }): JSX.Element {
  const { claim, person, organisation } = one;
  return (
    <li>
      <div class="who">
        <Face name={person.name} who="live" />
        <div>
          <b>{person.name}</b>
          <span class="mute">{organisation?.abbreviation || organisation?.name}</span>
        </div>
      </div>
      <div class="acts">
        <Button small icon="check" label={t("rooms.people.admit_name", { name: person.name })} onClick={() => void hall.send("admit_claim", { credential: claim.id })}>
          {t("rooms.people.admit")}
        </Button>
        <Button small kind="quiet" label={t("rooms.people.refuse_name", { name: person.name })} onClick={() => void hall.send("admit_claim", { credential: claim.id, admit: false })}>
          {t("rooms.people.refuse")}
        </Button>
      </div>
    </li>
  );
}
