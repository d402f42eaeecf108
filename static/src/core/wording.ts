// The editorial desk's lines: what was typed, in which words the papers print it, and what is proposed for it (ED1).

import type { Correction } from "./generated/wire";

export const KINDS = ["ditto", "spaces", "shouting", "short", "abbreviation", "capital"] as const;
export type Kind = (typeof KINDS)[number];
export type Lines = readonly string[];

export const VIEWS = ["proposed", "all", "worded", "resting"] as const;
export type View = (typeof VIEWS)[number];

/** As the server makes them, for the words in `of`. */
export interface Proposal {
  readonly target: string;
  readonly target_id: string;
  readonly field: string;
  readonly of: Lines;
  readonly text: Lines;
  /** Kind → with that kind only. */
  readonly alone: Readonly<Partial<Record<Kind, Lines>>>;
  /** Kind → the words it is about. */
  readonly said: Readonly<Partial<Record<Kind, Lines>>>;
}

/** A text that papers print: where it stands and what was typed there. */
export interface Place {
  readonly target: string;
  readonly id: string;
  readonly field: string;
  /** The worksheet, or what else it is of. */
  readonly part: string;
  readonly where: string;
  readonly label: string;
  readonly typed: Lines;
}

/** `worded`: the papers print other words; `kept`: somebody left it as it is; `resting`: corrected, but its writers changed it since. */
export interface Line extends Place {
  readonly key: string;
  readonly state: "typed" | "worded" | "kept" | "resting";
  readonly shown: Lines;
  readonly correction: Correction | undefined;
  /** Of the correction here, standing or not; 0 for none. */
  readonly revision: number;
  readonly proposal: Proposal | undefined;
}

export interface Wish {
  readonly view: View;
  readonly part: string;
  readonly kind: Kind | "";
  readonly words: string;
}

/** One of `correct_wording`. */
export type Corrected = {
  readonly target: string;
  readonly target_id: string;
  readonly field: string;
  readonly original: Lines;
  readonly text: Lines;
  readonly revision: number;
  readonly kinds: readonly string[];
};

/** What one press changed, so that the next can take it back: what stood there before. */
export interface Before {
  readonly key: string;
  readonly correction: Correction | undefined;
  readonly revision: number;
  /** The revision the press made: where it is another by now, somebody was there since. */
  readonly made: number;
}

const MOST_AT_ONCE = 200;
const LARGEST = 60_000;
const MOST_WORDS = 400;

export function keyOf(target: string, id: string, field: string): string {
  return `${target} ${id} ${field}`;
}

export function linesOf(value: unknown): Lines {
  if (typeof value === "string") return value === "" ? [] : [value];
  return Array.isArray(value) ? value.map(String) : [];
}

export function same(one: Lines, other: Lines): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}

/** `resting`: corrections that the server knows to rest, such as of a *sda* whose row above says something else. */
export function linesAt(places: readonly Place[], corrections: readonly Correction[], proposals: readonly Proposal[], resting: ReadonlySet<string>): readonly Line[] {
  const held = new Map(corrections.map((one) => [keyOf(one.target, one.target_id, one.field_id), one]));
  const offered = new Map(proposals.map((one) => [keyOf(one.target, one.target_id, one.field), one]));
  return places.map((place) => {
    const key = keyOf(place.target, place.id, place.field);
    return lineAt(place, key, held.get(key), offered.get(key), resting);
  });
}

function lineAt(place: Place, key: string, held: Correction | undefined, offered: Proposal | undefined, resting: ReadonlySet<string>): Line {
  const correction = held === undefined || held.withdrawn ? undefined : held;
  const fits = correction !== undefined && same(correction.original, place.typed) && !resting.has(correction.id);
  const shown = fits ? correction.text : place.typed;
  const state = correction === undefined ? "typed" : !fits ? "resting" : same(correction.text, place.typed) ? "kept" : "worded";
  const byHand = fits && correction.kinds.length === 0;
  const proposal = offered !== undefined && same(offered.of, shown) && !byHand ? offered : undefined;
  return { ...place, key, state, shown, correction, revision: held?.revision ?? 0, proposal };
}

/** What a press of *Pakai* would print: all of it, or of the chosen kind. */
export function proposedIn(line: Line, kind: Kind | ""): Lines | undefined {
  return kind === "" ? line.proposal?.text : line.proposal?.alone[kind];
}

export function isIn(line: Line, view: View): boolean {
  return view === "all" || (view === "proposed" ? line.proposal !== undefined : line.state === view);
}

/** `kept`: what is being worded by hand stays in the list, whatever becomes of it meanwhile. */
export function wished(lines: readonly Line[], wish: Wish, kept: ReadonlyMap<string, unknown> = new Map()): readonly Line[] {
  const words = wish.words.trim().toLowerCase();
  const fits = (line: Line): boolean =>
    isIn(line, wish.view) &&
    (wish.part === "" || line.part === wish.part) &&
    (wish.view !== "proposed" || wish.kind === "" || line.proposal?.alone[wish.kind] !== undefined) &&
    (words === "" || `${line.where} ${line.label} ${line.shown.join(" ")} ${line.typed.join(" ")}`.toLowerCase().includes(words));
  return lines.filter((line) => kept.has(line.key) || fits(line));
}

export function correctedAs(line: Line, text: Lines, kinds: readonly string[]): Corrected {
  return { target: line.target, target_id: line.id, field: line.field, original: line.typed, text, revision: line.revision, kinds };
}

/** The kinds that made its words, with what is taken now. */
export function kindsWith(line: Line, taken: readonly Kind[]): readonly string[] {
  const before = line.state === "worded" ? (line.correction?.kinds ?? []) : [];
  return KINDS.filter((kind) => before.includes(kind) || taken.includes(kind));
}

export function taken(line: Line, kind: Kind | ""): Corrected | undefined {
  const text = proposedIn(line, kind);
  if (text === undefined || line.proposal === undefined) return undefined;
  return correctedAs(line, text, kindsWith(line, kind === "" ? KINDS.filter((one) => line.proposal?.said[one] !== undefined) : [kind]));
}

/** As many in one command as the wire carries. */
export function inCommands(corrections: readonly Corrected[]): readonly (readonly Corrected[])[] {
  const found: Corrected[][] = [];
  let size = 0;
  for (const one of corrections) {
    const own = JSON.stringify(one).length;
    const last = found[found.length - 1];
    if (last === undefined || last.length >= MOST_AT_ONCE || size + own > LARGEST) {
      found.push([one]);
      size = own;
    } else {
      last.push(one);
      size += own;
    }
  }
  return found;
}

export interface Piece {
  readonly text: string;
  readonly fresh: boolean;
}

/** Both texts cut where they differ, word by word and blank by blank. */
export function differences(old: string, now: string): readonly [readonly Piece[], readonly Piece[]] {
  const [a, b] = [cut(old), cut(now)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return [[{ text: old, fresh: true }], [{ text: now, fresh: true }]];
  const [left, right] = kept(a, b);
  return [joined(a, left), joined(b, right)];
}

function cut(text: string): readonly string[] {
  return text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** The places of the longest words in common. */
function kept(a: readonly string[], b: readonly string[]): readonly [ReadonlySet<number>, ReadonlySet<number>] {
  const wide = b.length + 1;
  const long = new Uint16Array((a.length + 1) * wide);
  const at = (i: number, j: number): number => long[i * wide + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) long[i * wide + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const [left, right] = [new Set<number>(), new Set<number>()];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      left.add(i++);
      right.add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return [left, right];
}

function joined(parts: readonly string[], same: ReadonlySet<number>): readonly Piece[] {
  const found: { text: string; fresh: boolean }[] = [];
  parts.forEach((text, place) => {
    const [last, fresh] = [found[found.length - 1], !same.has(place)];
    if (last !== undefined && last.fresh === fresh) last.text += text;
    else found.push({ text, fresh });
  });
  return found;
}
