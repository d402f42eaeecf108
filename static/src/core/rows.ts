// The rows of one sheet as its writer sees them: what the server holds, what is still on this phone laid over it, and the
// state of each in one word that is always true (P1).

import { isBlank, missing } from "./checks";
import type { Design } from "./design";
import type { Drafts, RowPlace } from "./drafts";
import type { Entry } from "./generated/wire";
import type { Refusal, Writer, Writing } from "./messages";
import type { Objects } from "./objects";
import { type ReviewState, openOf, stateOf as reviewStateOf } from "./reviews";
import type { Outbox, Queued } from "./outbox";
import type { FieldBase } from "./saves";
import { type Text, textHash } from "./text_hash";

export type Texts = Readonly<Record<string, Text>>;

export type RowState =
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly save: string }
  | { readonly kind: "local"; readonly since: number }
  | { readonly kind: "rival" }
  | { readonly kind: "writing"; readonly by: Writer }
  | { readonly kind: "withdrawn" }
  | { readonly kind: "late"; readonly at: string }
  | { readonly kind: "incomplete"; readonly at: string; readonly fields: number }
  | { readonly kind: "reviewed"; readonly as: Exclude<ReviewState, "">; readonly at: string }
  | { readonly kind: "saved"; readonly at: string };

export interface Row {
  readonly id: string;
  readonly number: number;
  readonly entry: Entry | undefined;
  readonly texts: Texts;
  readonly state: RowState;
  readonly withdrawn: boolean;
  /** Whether text of it is only on this phone. */
  readonly unsent: boolean;
}

/** A save the server took whose change has not come round yet: its texts stand until it does. */
export interface Settling {
  readonly entry: string;
  readonly place: Omit<RowPlace, "entry">;
  readonly values: Texts;
  readonly revisions: Readonly<Record<string, number>>;
}

export interface Desk {
  readonly objects: Objects;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly settling: readonly Settling[];
  readonly writing: Writing;
  readonly me: string;
}

/** The sheet's rows in its order; those known only to this phone come last. */
export function rowsOf(desk: Desk, sheet: string, place: Omit<RowPlace, "entry">, design: Design): readonly Row[] {
  const stored = desk.objects.all("entry").filter((entry) => entry.sheet_id === sheet);
  const ordered = [...stored].sort((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1));
  const known = new Set(ordered.map((entry) => entry.id));
  const fresh = localRows(desk, place).filter((id) => !known.has(id));
  const last = ordered[ordered.length - 1]?.position ?? 0;
  return [...ordered.map((entry) => rowOf(desk, design, entry.id, entry.position)), ...fresh.map((id, index) => rowOf(desk, design, id, last + index + 1))];
}

export function rowOf(desk: Desk, design: Design, id: string, number: number): Row {
  const entry = desk.objects.get("entry", id);
  const texts = textsOf(desk, id);
  const withdrawn = isWithdrawn(desk, entry, id);
  const unsent = isUnsent(desk, id);
  return { id, number, entry, texts, withdrawn, unsent, state: stateOf(desk, design, { id, entry, texts, withdrawn }) };
}

/** Stored, then what the server took a moment ago, then what waits, then what is being typed. */
export function textsOf(desk: Desk, id: string): Texts {
  const entry = desk.objects.get("entry", id);
  const settled = desk.settling.filter((one) => one.entry === id).map((one) => newer(one, entry));
  const waiting = desk.outbox.savesOf(id).map((save) => save.payload.values as Texts);
  const typed = desk.drafts.textsOf(id);
  return Object.assign({}, entry?.draft, ...settled, ...waiting, typed) as Texts;
}

/** Where typing into a field starts: the revision and the text of what this phone last had from the server. */
export function baseOf(desk: Desk, id: string, field: string): FieldBase {
  const entry = desk.objects.get("entry", id);
  const settled = desk.settling.filter((one) => one.entry === id && field in newer(one, entry)).pop();
  if (settled !== undefined) return { revision: settled.revisions[field] ?? 0, hash: textHash(settled.values[field]) };
  return { revision: entry?.revisions[field] ?? 0, hash: textHash(entry?.draft[field] as Text) };
}

/** What the server has caught up with is settled no more. */
export function stillSettling(settling: readonly Settling[], objects: Objects): readonly Settling[] {
  return settling.filter((one) => Object.keys(newer(one, objects.get("entry", one.entry))).length > 0);
}

/** Who else writes in this row, or in one field of it. */
export function writerIn(desk: Desk, id: string, field?: string): Writer | undefined {
  const fields = desk.writing[id] ?? {};
  const writers = field === undefined ? Object.values(fields) : [fields[field]];
  return writers.find((writer) => writer !== undefined && writer.person !== desk.me);
}

function stateOf(desk: Desk, design: Design, row: { id: string; entry: Entry | undefined; texts: Texts; withdrawn: boolean }): RowState {
  const { id, entry, texts } = row;
  const refused = desk.outbox.savesOf(id).find((save) => save.refusal !== undefined);
  if (refused?.refusal !== undefined) return { kind: "refused", refusal: refused.refusal, save: refused.id };
  const since = keptSince(desk, id);
  if (since !== undefined) return { kind: "local", since };
  if (entry === undefined) return { kind: "saved", at: new Date().toISOString() };
  if (row.withdrawn) return { kind: "withdrawn" };
  if (hasRivals(entry)) return { kind: "rival" };
  const by = writerIn(desk, id);
  if (by !== undefined) return { kind: "writing", by };
  if (entry.late || entry.late_edit) return { kind: "late", at: entry.saved_at };
  const said = openOf(desk.objects, id);
  const as = reviewStateOf(said);
  const counts = entry.state === "ready" && sameTexts(entry);
  if (as !== "" && (counts || as === "returned")) return { kind: "reviewed", as, at: said[said.length - 1]?.at ?? "" };
  return counts ? { kind: "saved", at: entry.saved_at } : { kind: "incomplete", at: entry.saved_at, fields: missing(design, texts).length };
}

export function hasRivals(entry: Entry | undefined): boolean {
  return Object.values(entry?.rivals ?? {}).some((rivals) => rivals.length > 0);
}

/** Whether the text as it stands is the one that counts. */
function sameTexts(entry: Entry): boolean {
  const names = new Set([...Object.keys(entry.draft), ...Object.keys(entry.values ?? {})]);
  return [...names].every((name) => {
    const [now, counted] = [entry.draft[name] as Text, entry.values?.[name] as Text];
    return textHash(now) === textHash(counted) || (isBlank(now) && isBlank(counted));
  });
}

function newer(settled: Settling, entry: Entry | undefined): Texts {
  const fields = Object.entries(settled.values).filter(([name]) => (entry?.revisions[name] ?? 0) < (settled.revisions[name] ?? 0));
  return Object.fromEntries(fields);
}

function about(desk: Desk, id: string): readonly Queued[] {
  return desk.outbox.waiting.filter((queued) => queued.subject === id);
}

function isUnsent(desk: Desk, id: string): boolean {
  return about(desk, id).length > 0 || desk.drafts.openIn(id) || desk.outbox.savesOf(id).length > 0;
}

function keptSince(desk: Desk, id: string): number | undefined {
  if (desk.drafts.openIn(id) && about(desk, id).length === 0) return Date.now();
  return about(desk, id)[0]?.kept_at;
}

/** As the person last wanted it, sent or not. */
function isWithdrawn(desk: Desk, entry: Entry | undefined, id: string): boolean {
  const wanted = about(desk, id).filter((queued) => queued.name === "withdraw_entry" || queued.name === "restore_entry").pop();
  return wanted === undefined ? entry?.state === "withdrawn" : wanted.name === "withdraw_entry";
}

function localRows(desk: Desk, place: Omit<RowPlace, "entry">): readonly string[] {
  const here = (other: { readonly activity: string; readonly unit: string }) => other.activity === place.activity && other.unit === place.unit;
  const saved = [...desk.outbox.waiting, ...desk.outbox.refused].flatMap((queued) => (queued.name === "save_entry" && here(queued.payload) ? [queued.payload.entry] : []));
  const settled = desk.settling.filter((one) => here(one.place)).map((one) => one.entry);
  return [...new Set([...settled, ...saved, ...desk.drafts.rows().filter(here).map((row) => row.entry)])];
}
