// One way of dividing the hall, worked out of the objects: who can be placed, who sits where, what a group is made of.
// No page, no network.

import type { Group, Grouping, Membership, Organisation, Person, Seat } from "../../core/generated/wire";

/** Somebody with a seat: what can be placed. */
export interface Placeable {
  readonly seat: Seat;
  readonly person: Person;
  readonly organisation: Organisation | undefined;
}

/** Seat → group, or in no group. */
export type Placing = Readonly<Record<string, string | null>>;

/** Membership by hand: later splits leave it. */
const BY_HAND = "by_hand";

export interface Mix {
  readonly group: Group;
  readonly people: readonly Placeable[];
  readonly organisations: number;
  readonly women: number;
  readonly men: number;
  /** Sector → how many, in the order of the first found. */
  readonly sectors: Readonly<Record<string, number>>;
}

const ENDED = new Set(["removed", "merged", "erased"]);

export function placeable(seats: readonly Seat[], people: readonly Person[], organisations: readonly Organisation[]): readonly Placeable[] {
  const known = new Map(people.map((person) => [person.id, person]));
  const offices = new Map(organisations.map((office) => [office.id, office]));
  return seats
    .filter((seat) => seat.status === "held")
    .flatMap((seat) => {
      const person = known.get(seat.person_id);
      if (person === undefined || person.staff || ENDED.has(person.status)) return [];
      return [{ seat, person, organisation: offices.get(seat.organisation_id) }];
    })
    .sort(byOffice);
}

export function groupsIn(groups: readonly Group[], grouping: Grouping): readonly Group[] {
  return groups.filter((group) => group.grouping_id === grouping.id && !group.removed).sort((one, other) => one.number - other.number);
}

/** Where everybody sits now; a group that is gone is no place. */
export function placedNow(memberships: readonly Membership[], grouping: Grouping, groups: readonly Group[]): Placing {
  const there = new Set(groups.map((group) => group.id));
  const own = memberships.filter((membership) => membership.grouping_id === grouping.id);
  return Object.fromEntries(own.map(({ seat_id, group_id }) => [seat_id, group_id !== null && there.has(group_id) ? group_id : null]));
}

export function mixes(groups: readonly Group[], people: readonly Placeable[], placing: Placing): readonly Mix[] {
  return groups.map((group) => mixOf(group, people.filter((one) => placing[one.seat.id] === group.id)));
}

export function unplaced(people: readonly Placeable[], placing: Placing): readonly Placeable[] {
  return people.filter((one) => (placing[one.seat.id] ?? null) === null);
}

/** Seats that stay where they are in every split: moved by hand, or an exception of the grouping. */
export function fixedSeats(memberships: readonly Membership[], grouping: Grouping): ReadonlySet<string> {
  const moved = memberships.filter((one) => one.grouping_id === grouping.id && one.how === BY_HAND).map((one) => one.seat_id);
  return new Set([...moved, ...Object.keys(grouping.overrides)]);
}

/** How many would sit elsewhere than now. */
export function moved(people: readonly Placeable[], before: Placing, after: Placing): number {
  return people.filter(({ seat }) => seat.id in after && (before[seat.id] ?? null) !== (after[seat.id] ?? null)).length;
}

export function sectorOf(one: Placeable): string {
  return one.person.sector || (one.organisation?.sector ?? "");
}

function mixOf(group: Group, people: readonly Placeable[]): Mix {
  const sectors: Record<string, number> = {};
  for (const one of people) sectors[sectorOf(one)] = (sectors[sectorOf(one)] ?? 0) + 1;
  return {
    group,
    people,
    organisations: new Set(people.map((one) => one.seat.organisation_id)).size,
    women: people.filter((one) => one.person.sex === "P").length,
    men: people.filter((one) => one.person.sex === "L").length,
    sectors,
  };
}

function byOffice(one: Placeable, other: Placeable): number {
  const [a, b] = [one.organisation?.position ?? 9999, other.organisation?.position ?? 9999];
  return a - b || one.seat.position - other.seat.position || (one.seat.id < other.seat.id ? -1 : 1);
}
