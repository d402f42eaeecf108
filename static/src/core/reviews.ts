// What assessors said of a row, in its order, and how the row stands by it (RV3); the same as the server works it out.

import { isBlank } from "./checks";
import type { Entry, Review } from "./generated/wire";
import type { Objects } from "./objects";
import { type Text, textHash } from "./text_hash";

export type ReviewState = "" | "commented" | "returned" | "resubmitted" | "accepted" | "changed" | "postponed";

const JUDGED: Readonly<Record<string, ReviewState>> = { return: "returned", accept: "accepted", postpone: "postponed", reopen: "" };

interface Shelves {
  readonly version: number;
  readonly standing: ReadonlyMap<string, readonly Review[]>;
  readonly ever: ReadonlyMap<string, readonly Review[]>;
}

const shelves = new WeakMap<Objects, Shelves>();

/** Everything said of a row or sheet that stands, notes among assessors included, as it was said. */
export function saidOf(objects: Objects, target: string): readonly Review[] {
  return shelvesOf(objects).standing.get(target) ?? [];
}

/** What was taken back too, for the history: who said what when stays told. */
export function everSaidOf(objects: Objects, target: string): readonly Review[] {
  return shelvesOf(objects).ever.get(target) ?? [];
}

export function openOf(objects: Objects, target: string): readonly Review[] {
  return saidOf(objects, target).filter((one) => !one.private);
}

export function stateOf(said: readonly Review[]): ReviewState {
  let state: ReviewState = "";
  let judged: Review | undefined;
  for (const one of said) {
    if (one.private) continue;
    if (one.act in JUDGED) [state, judged] = [JUDGED[one.act] ?? "", one];
    else if (one.act === "correct" && judged !== undefined) state = writtenOver(state, judged, one);
    else if (one.act === "comment" && state === "") state = "commented";
  }
  return state;
}

/** RV1: an acceptance holds for the text it was given, and again where the row reads as it did then. */
function writtenOver(state: ReviewState, judged: Review, correction: Review): ReviewState {
  if (state === "accepted" || state === "changed") return differing(judged.seen, correction.seen).length === 0 ? "accepted" : "changed";
  return state === "returned" ? "resubmitted" : state;
}

/** Whether a remark asks for something, and nobody has judged the row since. */
export function asksFor(said: readonly Review[]): boolean {
  return standing(said).some((one) => one.act === "return" || one.kind !== "");
}

export function lastJudgement(said: readonly Review[]): Review | undefined {
  return said.filter((one) => !one.private && one.act in JUDGED).pop();
}

/** What a row's writers still have before them: of the last round, while nobody has accepted it. */
export function standing(said: readonly Review[]): readonly Review[] {
  const judged = lastJudgement(said);
  const since = judged === undefined ? 0 : judged.act === "return" ? judged.number : judged.number + 1;
  return said.filter((one) => !one.private && one.number >= since && (one.act === "return" || one.act === "comment"));
}

/** The fields that read otherwise than they did then. */
export function changedSince(seen: Readonly<Record<string, unknown>>, entry: Entry): readonly string[] {
  return differing(seen, entry.values ?? {});
}

function differing(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): readonly string[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return names.filter((name) => !same(one[name] as Text, other[name] as Text));
}

function same(one: Text, other: Text): boolean {
  return textHash(one) === textHash(other) || (isBlank(one) && isBlank(other));
}

function shelvesOf(objects: Objects): Shelves {
  const known = shelves.get(objects);
  if (known?.version === objects.version) return known;
  const ever = new Map<string, Review[]>();
  for (const review of [...objects.all("review")].sort((one, other) => one.number - other.number)) {
    const shelf = ever.get(review.target_id);
    if (shelf === undefined) ever.set(review.target_id, [review]);
    else shelf.push(review);
  }
  const standing = new Map([...ever].map(([target, said]) => [target, said.filter((one) => !one.withdrawn)]));
  const fresh = { version: objects.version, standing, ever };
  shelves.set(objects, fresh);
  return fresh;
}
