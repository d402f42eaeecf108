// Who stands in for whom: said as it happens, undone with one press, given back when the other is here again.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { newId } from "../../core/chance";
import type { Person, Substitution } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { Button } from "../parts/button";
import { Card, SideCard } from "../parts/card";
import { TextField } from "../parts/field";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Pick, PickRow } from "../parts/pick";
import { type Hall, sentence } from "./hall_state";
import { organisationTitle, personName } from "./naming";
import { keepsLists } from "./people_rights";
import { guests, homesByPerson, seatsByPerson, stands } from "./people_roll";
import { timeOf } from "./times";

const LONGEST = 120;
const NEW_MS = 3_600_000;

export function Substitutes({ hall }: { readonly hall: Hall }): JSX.Element | null {
  const known = hall.substitutions.value.filter((one) => one.predecessor_id !== one.substitute_id);
  const standing = newestFirst(known.filter(stands));
  const over = newestFirst(known.filter((one) => !stands(one)));
  if (known.length === 0 || !keepsLists(hall)) return null;
  return (
    <SideCard title={t("rooms.seats.title")} class="waiting" live>
      {standing.length > 0 && <ul>{standing.map((one) => <Standing key={one.id} hall={hall} one={one} />)}</ul>}
      {over.length > 0 && (
        <details class="turns">
          <summary>{t("rooms.seats.earlier", { count: over.length })}</summary>
          <ul>{over.map((one) => <Over key={one.id} hall={hall} one={one} />)}</ul>
        </details>
      )}
    </SideCard>
  );
}

/** In the hall, for an hour: whoever looks up sees who came for whom. */
export function NewSubstitutes({ hall, now }: { readonly hall: Hall; readonly now: number }): JSX.Element | null {
  const fresh = hall.substitutions.value.filter((one) => stands(one) && now - Date.parse(one.at) < NEW_MS);
  if (fresh.length === 0 || !keepsLists(hall)) return null;
  return (
    <Card class="todo">
      <h2>
        <Icon name="move" />
        {t("rooms.seats.title")}
      </h2>
      <ul>{newestFirst(fresh).map((one) => <Standing key={one.id} hall={hall} one={one} />)}</ul>
    </Card>
  );
}

function Standing({ hall, one }: { readonly hall: Hall; readonly one: Substitution }): JSX.Element {
  const said = namesOf(hall, one);
  const returned = seatsByPerson(hall.seats.value).has(one.predecessor_id);
  const seat = hall.get("seat", one.seat_id);
  const time = timeOf(one.at, hall.workshop.value);
  const since = one.by === one.substitute_id ? t("rooms.seats.since", { time }) : t("rooms.seats.by_hand", { time });
  return (
    <li>
      <div>
        <b>{t("rooms.seats.line", said)}</b>
        <span class="mute block">{[organisationTitle(hall.get("organisation", seat?.organisation_id)), since].filter((part) => part !== "").join(" · ")}</span>
        {returned && <span class="block">{t("rooms.seats.returned", said)}</span>}
      </div>
      <div class="acts">
        {returned && (
          <Button small icon="person" label={t("rooms.seats.give_back_name", said)} onClick={() => void hall.send("end_substitution", { substitution: one.id })}>
            {t("rooms.seats.give_back")}
          </Button>
        )}
        <Button small kind={returned ? "quiet" : "plain"} icon="undo" label={t("rooms.seats.undo_name", said)} onClick={() => void hall.send("end_substitution", { substitution: one.id, undone: true })}>
          {t("rooms.seats.undo")}
        </Button>
      </div>
    </li>
  );
}

function Over({ hall, one }: { readonly hall: Hall; readonly one: Substitution }): JSX.Element {
  const said = namesOf(hall, one);
  const free = hall.get("seat", one.seat_id)?.person_id === one.predecessor_id;
  return (
    <li>
      <span>{one.undone ? t("rooms.seats.undone", said) : t("rooms.seats.ended", { ...said, time: timeOf(one.ended_at, hall.workshop.value) })}</span>
      {free && (
        <div class="acts">
          <Button small kind="quiet" icon="undo" label={t("rooms.seats.resume_name", said)} onClick={() => void hall.send("resume_substitution", { substitution: one.id })}>
            {t("rooms.seats.resume")}
          </Button>
        </div>
      )}
    </li>
  );
}

/** In the panel of whoever cannot come: somebody of the same organisation, or a new name. */
export function SubstituteFor({ hall, person }: { readonly hall: Hall; readonly person: Person }): JSX.Element | null {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState({ name: "", position: "" });
  const [refused, setRefused] = useState("");
  const home = seatsByPerson(hall.seats.value).get(person.id);
  if (home === undefined) return null;
  if (!open) return <Button small icon="move" onClick={() => setOpen(true)}>{t("rooms.seats.put")}</Button>;
  const seats = homesByPerson({ people: [], seats: hall.seats.value, organisations: [], substitutions: hall.substitutions.value });
  const colleagues = guests(hall.people.value).filter((one) => one.id !== person.id && seats.get(one.id)?.organisation_id === home.organisation_id);
  const put = async (who: { readonly person: string; readonly name?: string; readonly position?: string }): Promise<void> => {
    const ack = await hall.ask("substitute_person", { substitution: newId("sbs"), predecessor: person.id, ...who });
    if (ack.ok) setOpen(false);
    setRefused(ack.ok ? "" : sentence(ack));
  };
  const putNew = (event: Event): void => {
    event.preventDefault();
    const name = typed.name.trim();
    if (name === "") setRefused(t("rooms.seats.put_missing"));
    else void put({ person: newId("per"), name, position: typed.position.trim() });
  };
  return (
    <section class="merge">
      <h3>{t("rooms.seats.put_title", { name: person.name })}</h3>
      <p class="mute">{t("rooms.seats.put_what", { name: person.name })}</p>
      {colleagues.length > 0 && (
        <Pick label={t("rooms.seats.put_listed")}>
          {colleagues.map((one) => (
            <PickRow key={one.id} under={one.position === "" ? undefined : one.position} onPick={() => void put({ person: one.id })}>
              {one.name}
            </PickRow>
          ))}
        </Pick>
      )}
      <form class="panel-form" onSubmit={putNew}>
        <TextField label={t("rooms.seats.put_new")} value={typed.name} maxLength={LONGEST} onInput={(name) => setTyped({ ...typed, name })} />
        <TextField label={t("rooms.seats.put_position")} aside={t("rooms.optional")} value={typed.position} maxLength={LONGEST} onInput={(position) => setTyped({ ...typed, position })} />
        <div class="acts">
          <Button small type="submit" icon="check">{t("rooms.seats.put_yes")}</Button>
          <Button small kind="quiet" onClick={() => setOpen(false)}>{t("common.cancel")}</Button>
        </div>
      </form>
      {refused !== "" && <Notice tone="fix" urgent title={refused} />}
    </section>
  );
}

function namesOf(hall: Hall, one: Substitution): { readonly name: string; readonly whom: string } {
  return { name: personName(hall, one.substitute_id), whom: personName(hall, one.predecessor_id) };
}

function newestFirst(all: readonly Substitution[]): readonly Substitution[] {
  return [...all].sort((one, other) => (one.at < other.at ? 1 : -1));
}
