// Who somebody may be under another name: by the words the names share, rare ones counting more, so that `Dinas` or `H.` says little.
// Likeness only suggests; a person decides.

import type { Organisation, Person } from "../../core/generated/wire";
import { folded, guests, homesByPerson, type Member, type Shelves } from "./people_roll";

const MOST = 6;
const SAME_OFFICE = 0.3;

/** Whoever fits what was typed; where nothing was typed, who is like this one, the likeliest first. */
export function likelyPeople(walkIn: Person, shelves: Shelves, typed: string): readonly Member[] {
  const seats = homesByPerson(shelves);
  const offices = new Map(shelves.organisations.map((office) => [office.id, office]));
  const home = seats.get(walkIn.id)?.organisation_id;
  const listed = guests(shelves.people).filter((person) => person.id !== walkIn.id);
  const like = likeness(walkIn.name, listed.map((person) => person.name));
  const found = listed.map((person, at) => {
    const seat = seats.get(person.id);
    const office = offices.get(seat?.organisation_id ?? "");
    const near = (like[at] ?? 0) + (home !== undefined && seat?.organisation_id === home ? SAME_OFFICE : 0);
    return { thing: { person, seat }, text: `${person.name} ${office?.abbreviation ?? ""} ${office?.name ?? ""}`, near };
  });
  return chosen(found, typed);
}

export function likelyOffices(walkIn: Organisation, organisations: readonly Organisation[], typed: string): readonly Organisation[] {
  const listed = organisations.filter((office) => office.status !== "merged" && office.id !== walkIn.id);
  const like = likeness(walkIn.name, listed.map((office) => `${office.name} ${office.abbreviation}`));
  const found = listed.map((thing, at) => ({ thing, text: `${thing.abbreviation} ${thing.name}`, near: (like[at] ?? 0) + (holds(thing, walkIn) ? 1 : 0) }));
  return chosen(found, typed);
}

interface Near<T> {
  readonly thing: T;
  readonly text: string;
  readonly near: number;
}

function chosen<T>(all: readonly Near<T>[], typed: string): readonly T[] {
  const words = wordsOf(typed);
  const fit = words.length === 0 ? all.filter((one) => one.near > 0) : all.filter((one) => words.every((word) => folded(one.text).includes(word)));
  return [...fit].sort((one, other) => other.near - one.near).slice(0, MOST).map((one) => one.thing);
}

/** For each name the share of the sought one's words that it has, weighed by how few names have them. */
function likeness(sought: string, names: readonly string[]): readonly number[] {
  const sets = names.map((name) => new Set(wordsOf(name)));
  const weights = wordsOf(sought).map((word) => [word, 1 / (1 + sets.filter((set) => set.has(word)).length)] as const);
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return sets.map((set) => (whole === 0 ? 0 : weights.reduce((sum, [word, weight]) => sum + (set.has(word) ? weight : 0), 0) / whole));
}

/** What was typed at the door may be the short form, or a part of the name. */
function holds(listed: Organisation, walkIn: Organisation): boolean {
  const [short, typed] = [folded(listed.abbreviation).replace(/ /g, ""), folded(walkIn.name).replace(/ /g, "")];
  return short !== "" && typed !== "" && (short.includes(typed) || typed.includes(short));
}

function wordsOf(text: string): readonly string[] {
  return [...new Set(folded(text).split(" ").filter((word) => word !== ""))];
}
