// The notulis' lines: what the laptop has, with what was typed here and is not yet acknowledged laid over it.  A save names the
// text each field started from (PL2), so that two who write on one line lose nothing.

import type { CommandTypes, Remark } from "./generated/wire";
import type { Queued } from "./outbox";

export const MARKS = ["", "decision", "action"] as const;
export type Mark = (typeof MARKS)[number];

export const FIELDS = ["speaker_id", "speaker_name", "speaker_from", "text", "mark", "who", "what", "due"] as const;
export type RemarkField = (typeof FIELDS)[number];
export type Words = Readonly<Record<RemarkField, string>>;

export const EMPTY: Words = { speaker_id: "", speaker_name: "", speaker_from: "", text: "", mark: "", who: "", what: "", due: "" };

/** A line as it is being written; `remark` is '' for a new one.  `was`: the words it started from. */
export interface Draft {
  readonly remark: string;
  readonly words: Words;
  readonly was: Words;
}

/** The line under the pen, and what was laid aside for it half written: the latest comes back first. */
export interface Pen {
  readonly draft: Draft;
  readonly aside: readonly Draft[];
}

export const NEW: Draft = { remark: "", words: EMPTY, was: EMPTY };

/** A remark as it is shown: `sending` while something of it waits on this device. */
export interface Noted extends Words {
  readonly id: string;
  readonly agenda_item_id: string | null;
  readonly presentation_id: string | null;
  readonly said_at: string;
  readonly by: string;
  readonly withdrawn: boolean;
  readonly rivals: Remark["rivals"];
  readonly sending: boolean;
}

/** Every line in the order of its saying, those written here included. */
export function notedOf(remarks: readonly Remark[], waiting: readonly Queued[]): readonly Noted[] {
  const found = new Map<string, Noted>(remarks.map((one) => [one.id, { ...one, sending: false }]));
  for (const queued of waiting) {
    const before = found.get(queued.subject);
    if (queued.name === "save_remark") found.set(queued.subject, saved(before, queued.payload));
    else if (queued.name === "withdraw_remark" && before !== undefined) found.set(before.id, { ...before, withdrawn: queued.payload.withdrawn ?? true, sending: true });
    else if (queued.name === "choose_remark_text" && before !== undefined) found.set(before.id, chosen(before, queued.payload));
  }
  return [...found.values()].sort((one, other) => compare(one.said_at, other.said_at) || compare(one.id, other.id));
}

function saved(before: Noted | undefined, payload: CommandTypes["save_remark"]): Noted {
  const held = before ?? { ...EMPTY, id: payload.remark, agenda_item_id: null, presentation_id: null, said_at: payload.said_at ?? "", by: "", withdrawn: false, rivals: {} };
  const words = payload.fields as Partial<Record<RemarkField, string>>;
  return { ...held, ...words, agenda_item_id: payload.agenda_item ?? held.agenda_item_id, presentation_id: placed(payload.presentation, held.presentation_id), sending: true };
}

function placed(told: string | null | undefined, held: string | null): string | null {
  return told === null || told === undefined ? held : told === "" ? null : told;
}

function chosen(before: Noted, payload: CommandTypes["choose_remark_text"]): Noted {
  const { [payload.field]: beside = [], ...others } = before.rivals;
  const { text, seen } = payload;
  const unseen = seen === null || seen === undefined ? [] : beside.filter((one) => ![text, ...seen].includes((one as { readonly text: string }).text));
  return { ...before, [payload.field]: text, rivals: unseen.length === 0 ? others : { ...others, [payload.field]: unseen }, sending: true };
}

/** What of the words is another than before, each with the text it started from. */
export function changed(before: Words, now: Words): { readonly fields: Record<string, string>; readonly was: Record<string, string> } {
  const names = FIELDS.filter((name) => before[name] !== now[name]);
  const of = (words: Words) => Object.fromEntries(names.map((name) => [name, words[name]]));
  return { fields: of(now), was: of(before) };
}

/** Another line is taken up: what is half written waits, and a line begun before goes on where it stood. */
export function takesUp({ draft, aside }: Pen, line: Draft): Pen {
  if (draft.remark === line.remark) return { draft, aside };
  const half = Object.keys(changed(draft.was, draft.words).fields).length > 0;
  const waiting = [...aside, ...(half ? [draft] : [])];
  const begun = waiting.find((one) => one.remark === line.remark);
  return { draft: begun ?? line, aside: waiting.filter((one) => one.remark !== line.remark) };
}

/** The line is done with, or let go: what was laid aside for it comes back. */
export function laysDown({ aside }: Pen): Pen {
  return { draft: aside[aside.length - 1] ?? NEW, aside: aside.slice(0, -1) };
}

/** A line that says nothing is not kept. */
export function saysSomething(words: Words): boolean {
  return words.text.trim() !== "" || words.what.trim() !== "";
}

export function trimmed(words: Words): Words {
  const short = Object.fromEntries(FIELDS.map((name) => [name, words[name].trim()])) as Record<RemarkField, string>;
  // Who does what belongs to an action only.
  return short.mark === "action" ? short : { ...short, who: "", what: "", due: "" };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
