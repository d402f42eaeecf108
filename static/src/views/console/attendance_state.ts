// The roll of one half-day as the console shows it: protocol order, counts, who is missing; worked out of the objects, no page.

import { awaitedOf, type HalfDay, guestsOf, halfDaysOf, officesOf, type Presence, Roll } from "../../core/attendance";
import type { Organisation, Person } from "../../core/generated/wire";
import { rankOf, ranksIn } from "../../core/protocol_order";
import type { Hall } from "./hall_state";

export interface Line {
  readonly person: Person;
  readonly office: Organisation | undefined;
  readonly presence: Presence;
  readonly stands_in_for: Person | undefined;
  readonly replaced_by: Person | undefined;
}

export interface Counted {
  readonly key: string;
  readonly present: number;
  readonly expected: number;
}

export function halves(hall: Hall): readonly HalfDay[] {
  return halfDaysOf(hall.workshop.value);
}

export function linesOf(hall: Hall, half: HalfDay): readonly Line[] {
  const workshop = hall.workshop.value;
  const people = guestsOf(hall.people.value);
  const offices = officesOf(people, hall.seats.value, hall.organisations.value);
  const merged = new Map(hall.people.value.flatMap((person) => (person.merged_into === null ? [] : [[person.id, person.merged_into] as const])));
  const roll = new Roll(halves(hall), workshop?.presence_by ?? "life", hall.marks.value, (person) => merged.get(person) ?? person);
  const ranks = ranksIn(workshop?.choice_sets["positions"]);
  const known = new Map(hall.people.value.map((person) => [person.id, person]));
  const substitutes = new Map(people.filter((person) => person.substitute_for !== null).map((person) => [person.substitute_for, person]));
  const seats = new Map(hall.seats.value.map((seat) => [seat.person_id, seat.position]));
  const lines = people.map((person) => ({
    person,
    office: offices.get(person.id),
    presence: roll.at(person.id, half),
    stands_in_for: known.get(person.substitute_for ?? ""),
    replaced_by: substitutes.get(person.id),
  }));
  const rank = new Map(people.map((person) => [person.id, rankOf(person.position, ranks)]));
  const place = (line: Line): number => line.office?.position ?? 1e9;
  return lines.sort(
    (one, other) =>
      place(one) - place(other) ||
      (one.office?.name ?? "").localeCompare(other.office?.name ?? "", "id") ||
      (rank.get(one.person.id) ?? 0) - (rank.get(other.person.id) ?? 0) ||
      (seats.get(one.person.id) ?? 1e9) - (seats.get(other.person.id) ?? 1e9) ||
      one.person.name.localeCompare(other.person.name, "id"),
  );
}

export function officesIn(lines: readonly Line[]): { readonly present: number; readonly expected: readonly Organisation[]; readonly missing: readonly Organisation[] } {
  const expected = new Map(lines.flatMap((line) => (line.office === undefined ? [] : [[line.office.id, line.office] as const])));
  const came = new Set(lines.filter((line) => line.presence.present).map((line) => line.office?.id));
  const missing = [...expected.values()].filter((office) => !came.has(office.id));
  return { present: expected.size - missing.length, expected: [...expected.values()], missing };
}

export function countedBy(lines: readonly Line[], key: (line: Line) => string): readonly Counted[] {
  const found = new Map<string, { present: number; expected: number }>();
  for (const line of awaitedOf(lines)) {
    const one = found.get(key(line)) ?? { present: 0, expected: 0 };
    found.set(key(line), { present: one.present + (line.presence.present ? 1 : 0), expected: one.expected + 1 });
  }
  return [...found].map(([name, counts]) => ({ key: name, ...counts })).sort((one, other) => other.expected - one.expected);
}
