// Who is on the list, by organisation, and who waits at the door; worked out of the objects, no page.

import type { Credential, Organisation, Person, Seat, Substitution } from "../../core/generated/wire";

export interface Member {
  readonly person: Person;
  readonly seat: Seat | undefined;
}

export interface Office {
  /** Nothing for people whose seat is not known yet. */
  readonly organisation: Organisation | undefined;
  readonly members: readonly Member[];
  /** Of the whole office, whatever is searched for. */
  readonly present: number;
  readonly expected: number;
}

export interface Waiting {
  readonly claim: Credential;
  readonly person: Person;
  readonly organisation: Organisation | undefined;
}

export interface Shelves {
  readonly people: readonly Person[];
  readonly seats: readonly Seat[];
  readonly organisations: readonly Organisation[];
  readonly substitutions?: readonly Substitution[];
}

const ENDED = new Set(["removed", "merged", "erased"]);
const IN = new Set(["joined", "provisional"]);

export function isIn(person: Person): boolean {
  return IN.has(person.status);
}

/** The filters of the room; who came in from outside the list is in like anybody else. */
export function isOf(person: Person, only: string): boolean {
  return only === "" || (only === "joined" ? isIn(person) : person.status === only);
}

export function guests(people: readonly Person[]): Person[] {
  return people.filter((person) => !person.staff && !ENDED.has(person.status));
}

export function listed(organisations: readonly Organisation[]): Organisation[] {
  return organisations
    .filter((organisation) => organisation.status !== "merged")
    .sort((one, other) => one.position - other.position || one.name.localeCompare(other.name, "id"));
}

/** Every organisation in protocol order with its people; who has no seat comes last. */
export function rollOf(shelves: Shelves): readonly Office[] {
  const seats = homesByPerson(shelves);
  const members = guests(shelves.people).map((person): Member => ({ person, seat: seats.get(person.id) }));
  const offices = listed(shelves.organisations).map((organisation) =>
    officeOf(organisation, members.filter((member) => member.seat?.organisation_id === organisation.id)),
  );
  const placed = new Set(offices.flatMap((office) => office.members.map((member) => member.person.id)));
  const astray = members.filter((member) => !placed.has(member.person.id));
  return astray.length > 0 ? [...offices, officeOf(undefined, astray)] : offices;
}

/** Offices whose own name fits are shown whole, else only their people who fit. */
export function found(offices: readonly Office[], typed: string, only: string): readonly Office[] {
  const words = folded(typed).split(" ").filter((word) => word !== "");
  const kept = offices.map((office) => narrowed(office, words, only));
  return words.length === 0 && only === "" ? offices : kept.filter((office) => office.members.length > 0);
}

export function waitingOf(claims: readonly Credential[], shelves: Shelves): readonly Waiting[] {
  const people = new Map(shelves.people.map((person) => [person.id, person]));
  const seats = seatsByPerson(shelves.seats);
  const offices = new Map(shelves.organisations.map((organisation) => [organisation.id, organisation]));
  return claims
    .filter((claim) => claim.kind === "claim" && claim.revoked_at === null)
    .flatMap((claim) => {
      const person = people.get(claim.person_id);
      const organisation = offices.get(seats.get(claim.person_id)?.organisation_id ?? "");
      return person === undefined ? [] : [{ claim, person, organisation }];
    })
    .sort((one, other) => (one.claim.made_at < other.claim.made_at ? -1 : 1));
}

export function seatsByPerson(seats: readonly Seat[]): Map<string, Seat> {
  return new Map(seats.filter((seat) => seat.status === "held").map((seat) => [seat.person_id, seat]));
}

/** Where everybody belongs: whoever is replaced still belongs where somebody else sits now. */
export function homesByPerson(shelves: Shelves): Map<string, Seat> {
  const seats = new Map(shelves.seats.map((seat) => [seat.id, seat]));
  const left = (shelves.substitutions ?? []).filter(stands).flatMap((one): [string, Seat][] => {
    const seat = seats.get(one.seat_id);
    return seat === undefined ? [] : [[one.predecessor_id, seat]];
  });
  return new Map([...left, ...seatsByPerson(shelves.seats)]);
}

export function stands(one: Substitution): boolean {
  return one.ended_at === null && !one.undone;
}

/** As people search: no case, no accents, no punctuation. */
export function folded(text: string): string {
  const bare = text.normalize("NFKD").replace(/[\u0300-\u036f’'`.]/g, "");
  return bare.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function officeOf(organisation: Organisation | undefined, members: readonly Member[]): Office {
  const inOrder = [...members].sort((one, other) => (one.seat?.position ?? 0) - (other.seat?.position ?? 0) || one.person.name.localeCompare(other.person.name, "id"));
  return { organisation, members: inOrder, present: inOrder.filter((member) => isIn(member.person)).length, expected: inOrder.length };
}

function narrowed(office: Office, words: readonly string[], only: string): Office {
  const name = folded(`${office.organisation?.abbreviation ?? ""} ${office.organisation?.name ?? ""}`);
  const members = office.members.filter(
    ({ person }) => isOf(person, only) && fits(`${folded(`${person.name} ${person.position}`)} ${name}`, words),
  );
  return { ...office, members };
}

function fits(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
