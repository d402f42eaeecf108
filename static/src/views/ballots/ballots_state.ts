// What the ballots' page works out of the objects: the list, whose voices are asked for, who has given theirs.  Never how.

import { optionsOf, resultOf } from "../../core/ballots";
import { newId } from "../../core/chance";
import type { Ballot, BallotReset, CommandTypes, Decision, ObjectTypes, PaperCount, Vote } from "../../core/generated/wire";
import type { Hall } from "../console/hall_state";
import type { Kind } from "./kinds";

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly voted: boolean;
}

/** Read so that whoever draws it is drawn again. */
function every<K extends keyof ObjectTypes>(hall: Hall, type: K): readonly ObjectTypes[K][] {
  hall.get("workshop", hall.id);
  return hall.objects.all(type);
}

/** What runs first, then what is to come, then what is over, the newest of each first. */
export function ballotsOf(hall: Hall): readonly Ballot[] {
  const rank = (ballot: Ballot) => ["open", "planned", "closed"].indexOf(ballot.state);
  const standing = every(hall, "ballot").filter((ballot) => !ballot.removed);
  return [...standing].sort((one, other) => rank(one) - rank(other) || other.revision - one.revision);
}

export function votesOf(hall: Hall, ballot: Ballot): readonly Vote[] {
  return every(hall, "vote").filter((vote) => vote.ballot_id === ballot.id && vote.round === ballot.round);
}

export function papersOf(hall: Hall, ballot: Ballot): readonly PaperCount[] {
  return every(hall, "paper_count").filter((count) => count.ballot_id === ballot.id && count.round === ballot.round);
}

/** The last new round, where it can still be taken back. */
export function resetOf(hall: Hall, ballot: Ballot): BallotReset | undefined {
  const traces = every(hall, "ballot_reset").filter((one) => one.ballot_id === ballot.id && !one.withdrawn && one.round === ballot.round - 1);
  return ballot.state === "open" || votesOf(hall, ballot).length > 0 ? undefined : traces[0];
}

export function decisionsOf(hall: Hall, ballot: Ballot): readonly Decision[] {
  return every(hall, "decision").filter((decision) => decision.ballot_id === ballot.id);
}

/** Everybody whose voice is asked for: those who are in, their organisations, or the groups of the division. */
export function unitsOf(hall: Hall, ballot: Ballot): readonly Unit[] {
  const voted = new Set(votesOf(hall, ballot).filter((vote) => !vote.withdrawn).map((vote) => vote.voter_id));
  const named = namesOf(hall, ballot);
  const others = [...voted].filter((id) => named.every((one) => one.id !== id)).map((id) => ({ id, name: nameOf(hall, ballot, id) }));
  return [...named, ...others].map((one) => ({ ...one, voted: voted.has(one.id) }));
}

function namesOf(hall: Hall, ballot: Ballot): readonly { readonly id: string; readonly name: string }[] {
  if (ballot.unit === "group") return hall.groups.value.filter((group) => group.grouping_id === ballot.grouping_id).map((group) => ({ id: group.id, name: group.title === "" ? String(group.number) : `${group.number} · ${group.title}` }));
  const seated = hall.seats.value.filter((seat) => seat.status === "held");
  const people = seated.map((seat) => ({ seat, person: hall.get("person", seat.person_id) })).filter(({ person }) => person !== undefined && ["joined", "provisional"].includes(person.status));
  if (ballot.unit === "person") return people.map(({ person }) => ({ id: person?.id ?? "", name: person?.name ?? "" }));
  const offices = new Set(people.map(({ seat }) => seat.organisation_id));
  return hall.organisations.value.filter((office) => offices.has(office.id)).map(({ id, name }) => ({ id, name }));
}

function nameOf(hall: Hall, ballot: Ballot, id: string): string {
  const kind = ballot.unit === "organisation" ? "organisation" : "person";
  return ballot.unit === "group" ? (hall.get("group", id)?.title ?? id) : (hall.get(kind, id)?.name ?? id);
}

/** An option that was not typed: from a cluster, or from a row. */
export interface Taken {
  readonly title: string;
  readonly cluster?: string;
  readonly entry?: string;
}

export interface Wish {
  readonly taken: readonly Taken[];
  readonly kind: Kind;
  readonly question: string;
  readonly lines: string;
  readonly unit: string;
  readonly grouping: string;
  readonly dots: number;
  readonly most: number;
  readonly secret: boolean;
  readonly criteria: string;
}

/** How many options the form holds, taken and typed. */
export function optionsIn(wish: Wish): number {
  return wish.taken.length + wish.lines.split("\n").filter((line) => line.trim() !== "").length;
}

/** As the form stands, as a command.  What was taken comes first, then a line is an option; criteria are `name = weight`. */
export function commandOf(wish: Wish): CommandTypes["save_ballot"] {
  const typed = wish.lines.split("\n").map((line) => line.trim()).filter((line) => line !== "").map((title): Taken => ({ title }));
  const options = [...wish.taken, ...typed].map((one, place) => ({ id: `opt_${place + 1}`, ...one }));
  const grouping = wish.unit === "group" ? { grouping: wish.grouping } : {};
  return { ballot: newId("bal"), kind: wish.kind, question: wish.question.trim(), options, settings: settingsOf(wish), unit: wish.unit, ...grouping, secret: wish.secret };
}

function settingsOf(wish: Wish): Record<string, unknown> {
  if (wish.kind === "dots") return { dots: wish.dots, most: Math.min(wish.most, wish.dots) };
  if (wish.kind === "choice") return { picks: wish.dots };
  if (wish.kind !== "weighted") return {};
  const criteria = wish.criteria.split("\n").map((line) => /^(.+?)\s*[=:]\s*(\d+)\s*%?$/.exec(line.trim())).filter((found) => found !== null);
  return { criteria: criteria.map((found, place) => ({ id: `k${place + 1}`, label_id: found[1], weight: Number(found[2]) })), assessors: wish.unit === "person" };
}

/** The options the ballot puts first, as many as were chosen; a departure has to say why. */
export function departs(ballot: Ballot, chosen: readonly string[]): boolean {
  const eligible = new Set(optionsOf(ballot).filter((option) => option.eligible !== false).map((option) => option.id));
  const places = (resultOf(ballot)?.hall ?? []).filter((place) => eligible.has(place.option) && place.n > 0);
  if (chosen.length === 0) return places.length > 0;
  const rank = new Map(places.map((place) => [place.option, place.rank]));
  const wanted = places.slice(0, chosen.length).map((place) => place.rank);
  return JSON.stringify(chosen.map((id) => rank.get(id) ?? null)) !== JSON.stringify(wanted);
}
