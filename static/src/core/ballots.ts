// Ballots as a phone, the console and the wall know them: what may be given, whose voice it is, what it came to.  DOM-free.

import type { Ballot, Vote } from "./generated/wire";
import type { Me } from "./hall";
import type { Objects } from "./objects";
import type { Queued } from "./outbox";

export type Marks = Readonly<Record<string, number>>;
export type Choice = Readonly<Record<string, Marks>>;

export interface Option {
  readonly id: string;
  readonly title: string;
  readonly eligible: boolean;
}

export interface Criterion {
  readonly id: string;
  readonly label_id: string;
  readonly label_en: string;
  readonly weight: number;
}

export interface Place {
  readonly option: string;
  readonly rank: number;
  readonly tied: boolean;
  readonly n: number;
  readonly score: number;
  readonly sums: Marks;
  readonly means: Marks;
  readonly quadrant?: string;
}

export interface Result {
  readonly phones: number;
  readonly papers: number;
  readonly voices: number;
  readonly hall: readonly Place[];
  readonly assessors?: readonly Place[];
  readonly assessor_voices?: number;
}

export const USG = ["U", "S", "G"] as const;
const MARKED: Readonly<Record<string, readonly string[]>> = { dots: ["dots"], choice: ["pick"], ranking: ["place"], consent: ["fist"], impact_effort: ["impact", "effort"], usg: USG };

export function optionsOf(ballot: Ballot): readonly Option[] {
  return ballot.options as readonly Option[];
}

export function titlesOf(ballot: Ballot): Readonly<Record<string, string>> {
  return Object.fromEntries(optionsOf(ballot).map((option) => [option.id, option.title]));
}

export function resultOf(ballot: Ballot): Result | undefined {
  return ballot.result === null ? undefined : (ballot.result as unknown as Result);
}

export function weightsOf(ballot: Ballot): readonly Criterion[] {
  return (ballot.settings["criteria"] ?? []) as readonly Criterion[];
}

/** By which every option is marked. */
export function criteriaOf(ballot: Ballot): readonly string[] {
  return MARKED[ballot.kind] ?? weightsOf(ballot).map((one) => one.id);
}

export function scaleOf(ballot: Ballot): readonly number[] {
  return ballot.kind === "consent" ? [0, 1, 2, 3, 4, 5] : [1, 2, 3, 4, 5];
}

export function setting(ballot: Ballot, name: string): number {
  const value = ballot.settings[name];
  return typeof value === "number" ? value : 0;
}

/** Whose voice this person gives in it; none where they sit nowhere. */
export function voterIn(ballot: Ballot, me: Me): string | undefined {
  if (me.seat === undefined) return undefined;
  if (ballot.unit === "person") return me.id;
  if (ballot.unit === "organisation") return me.seat.organisation_id;
  return me.groups.find((group) => group.grouping_id === ballot.grouping_id)?.id;
}

/** What is to vote on or was, the open ones first, each kind newest first. */
export function ballotsFor(objects: Objects, me: Me): readonly Ballot[] {
  return inOrder(objects.all("ballot").filter((ballot) => !ballot.removed && isBegun(ballot) && (voterIn(ballot, me) !== undefined || ballot.revealed)));
}

function isBegun(ballot: Ballot): boolean {
  return ballot.state === "open" || ballot.state === "closed";
}

function inOrder(ballots: readonly Ballot[]): readonly Ballot[] {
  const rank = (ballot: Ballot) => (ballot.state === "open" ? 0 : 1);
  return [...ballots].sort((one, other) => rank(one) - rank(other) || (other.opened_at ?? "").localeCompare(one.opened_at ?? ""));
}

/** The voice that was given in this round, also one that was taken back. */
export function voteOf(objects: Objects, ballot: Ballot, voter: string | undefined): Vote | undefined {
  return objects.all("vote").find((vote) => vote.ballot_id === ballot.id && vote.voter_id === voter && vote.round === ballot.round);
}

/** What waits on this device to be sent. */
export function queuedIn(waiting: readonly Queued[], ballot: Ballot): Choice | undefined {
  const queued = waiting.filter((one) => one.name === "cast_vote" && one.payload.ballot === ballot.id && one.payload.round === ballot.round).pop();
  return queued?.name === "cast_vote" ? (queued.payload.choice as Choice) : undefined;
}

/** Ballots in which an assessor has a voice, and results everybody may see; the open ones first. */
export function assessorsBallots(objects: Objects): readonly Ballot[] {
  return inOrder(objects.all("ballot").filter((ballot) => !ballot.removed && (ballot.revealed || (isBegun(ballot) && asksAssessors(ballot)))));
}

export function asksAssessors(ballot: Ballot): boolean {
  return ballot.settings["assessors"] === true;
}

export function given(choice: Choice): number {
  return Object.values(choice).reduce((sum, marks) => sum + Object.values(marks).reduce((one, other) => one + other, 0), 0);
}

/** One more or fewer; what would be too many changes nothing. */
export function stepped(ballot: Ballot, choice: Choice, option: string, by: 1 | -1): Choice {
  const [name, budget, most] = ballot.kind === "choice" ? ["pick", setting(ballot, "picks"), 1] : ["dots", setting(ballot, "dots"), setting(ballot, "most")];
  const now = choice[option]?.[name] ?? 0;
  const next = now + by;
  if (next < 0 || next > most || (by > 0 && given(choice) >= budget)) return choice;
  return next === 0 ? without(choice, option) : { ...choice, [option]: { [name]: next } };
}

/** A tap gives the next place; a tap on one that has a place takes it away, and the others move up. */
export function placed(ballot: Ballot, choice: Choice, option: string): Choice {
  const place = choice[option]?.["place"];
  if (place !== undefined) {
    const rest = Object.entries(without(choice, option)).map(([id, marks]) => [id, { place: (marks["place"] ?? 0) - ((marks["place"] ?? 0) > place ? 1 : 0) }] as const);
    return Object.fromEntries(rest);
  }
  const next = Object.keys(choice).length + 1;
  return next > setting(ballot, "places") ? choice : { ...choice, [option]: { place: next } };
}

export function marked(choice: Choice, option: string, criterion: string, mark: number): Choice {
  return { ...choice, [option]: { ...choice[option], [criterion]: mark } };
}

/** What can be sent: options with every mark. */
export function whole(ballot: Ballot, choice: Choice): Choice {
  const names = criteriaOf(ballot);
  return Object.fromEntries(Object.entries(choice).filter(([, marks]) => names.every((name) => marks[name] !== undefined)));
}

/** Options that were begun and lack a mark. */
export function begun(ballot: Ballot, choice: Choice): number {
  return Object.keys(choice).length - Object.keys(whole(ballot, choice)).length;
}

export function without(choice: Choice, option: string): Choice {
  return Object.fromEntries(Object.entries(choice).filter(([id]) => id !== option));
}

export function alike(one: Choice, other: Choice): boolean {
  const flat = (choice: Choice) => JSON.stringify(Object.entries(choice).sort().map(([id, marks]) => [id, Object.entries(marks).sort()]));
  return flat(one) === flat(other);
}
