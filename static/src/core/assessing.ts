// What an assessor has before them: sheets within the grant's reach, and their rows, those that have waited longest first.

import { designOf, type Design } from "./design";
import type { Activity, Entry, Grant, Person, Review, Sheet } from "./generated/wire";
import type { Objects } from "./objects";
import { counts } from "./reading";
import { asksFor, lastJudgement, type ReviewState, saidOf, stateOf } from "./reviews";

export interface Assessed {
  readonly entry: Entry;
  readonly number: number;
  readonly said: readonly Review[];
  readonly state: ReviewState;
  /** Since when it waits for the assessor; '' where it waits for nobody, or for its group. */
  readonly since: string;
}

export interface Lot {
  readonly activity: Activity;
  readonly sheet: Sheet;
  readonly design: Design;
  readonly unit: string;
  readonly title: string;
  readonly order: number;
  /** Whatever its rows are about: a grant that ends at a theme reaches only the rows of it. */
  readonly whole: boolean;
  readonly rows: readonly Assessed[];
}

export interface Reach {
  readonly all: boolean;
  readonly grants: readonly Grant[];
}

export function reachOf(objects: Objects, person: string, roles: readonly string[]): Reach {
  const grants = objects.all("grant").filter((grant) => grant.person_id === person && grant.role === "assessor" && grant.revoked_at === null);
  return { all: roles.some((role) => role === "facilitator" || role === "cofacilitator"), grants };
}

/** Who holds an assessor's grant: in whose name something may be written down. */
export function assessorsOf(objects: Objects): readonly Person[] {
  const holders = new Set(objects.all("grant").filter((grant) => grant.role === "assessor" && grant.revoked_at === null).map((grant) => grant.person_id));
  return objects.all("person").filter((person) => person.status === "joined" && holders.has(person.id));
}

/** Every sheet with rows that count and that this assessor may judge. */
export function lotsOf(objects: Objects, reach: Reach): readonly Lot[] {
  const rows = new Map<string, Entry[]>();
  for (const entry of objects.all("entry")) {
    if (!counts(entry)) continue;
    const shelf = rows.get(entry.sheet_id);
    if (shelf === undefined) rows.set(entry.sheet_id, [entry]);
    else shelf.push(entry);
  }
  const lots = objects.all("sheet").flatMap((sheet) => lotOf(objects, reach, sheet, rows.get(sheet.id) ?? []));
  return lots.sort((one, other) => one.order - other.order || one.title.localeCompare(other.title, "id") || opened(one).localeCompare(opened(other)));
}

/** Rows that wait for the assessor, longest first, whatever they wait for. */
export function queueOf(lots: readonly Lot[]): readonly { readonly lot: Lot; readonly row: Assessed }[] {
  const waiting = lots.flatMap((lot) => lot.rows.filter((row) => row.since !== "").map((row) => ({ lot, row })));
  return waiting.sort((one, other) => one.row.since.localeCompare(other.row.since) || one.row.number - other.row.number);
}

/** Written over since it was judged: only what changed is before the assessor. */
export function isAnew(row: Assessed): boolean {
  return row.state === "resubmitted" || row.state === "changed";
}

/** On a sheet: what was handed in again first, then the sheet's own order; accepted rows fold. */
export function inOrder(rows: readonly Assessed[]): readonly Assessed[] {
  const rank = (row: Assessed) => (isAnew(row) ? 0 : row.state === "accepted" ? 2 : 1);
  return [...rows].sort((one, other) => rank(one) - rank(other) || one.number - other.number);
}

/** Rows nobody has judged and nobody asks anything of: *Terima semua sisanya*. */
export function restOf(lot: Lot): readonly Assessed[] {
  return lot.rows.filter((row) => (row.state === "" || row.state === "commented") && !asksFor(row.said));
}

function lotOf(objects: Objects, reach: Reach, sheet: Sheet, entries: readonly Entry[]): readonly Lot[] {
  const activity = objects.get("activity", sheet.activity_id);
  if (activity === undefined || activity.secret || entries.length === 0) return [];
  const design = designOf(objects.get("worksheet", activity.worksheet_id));
  const mine = entries.filter((entry) => reaches(objects, reach, sheet, entry, design)).sort((one, other) => one.position - other.position);
  if (mine.length === 0) return [];
  const { title, order } = unitOf(objects, sheet);
  return [{ activity, sheet, design, unit: sheet.unit_id, title, order, whole: reachesWhole(reach, sheet, officesOf(objects, sheet)), rows: mine.map((entry) => assessed(objects, entry)) }];
}

function assessed(objects: Objects, entry: Entry): Assessed {
  const said = saidOf(objects, entry.id);
  const state = stateOf(said);
  const handed = [...said].reverse().find((one) => one.act === "correct");
  const since = state === "resubmitted" || state === "changed" ? (handed?.at ?? entry.saved_at) : state === "" ? (lastJudgement(said)?.at ?? entry.saved_at) : "";
  return { entry, number: entry.position, said, state, since };
}

function unitOf(objects: Objects, sheet: Sheet): { readonly title: string; readonly order: number } {
  const group = objects.get("group", sheet.unit_id);
  if (group !== undefined) return { title: [String(group.number), group.title].filter((part) => part !== "").join(" "), order: group.number };
  const organisation = objects.get("organisation", sheet.unit_id);
  if (organisation !== undefined) return { title: organisation.abbreviation || organisation.name, order: 1000 + organisation.position };
  return { title: objects.get("person", sheet.unit_id)?.name ?? sheet.unit_id, order: 1e6 };
}

/** The same as the server works it out (RV2). */
function reaches(objects: Objects, reach: Reach, sheet: Sheet, entry: Entry, design: Design): boolean {
  if (reach.all) return true;
  const named = design.fields.find((field) => field.choice_set === "themes");
  const own = named === undefined ? undefined : entry.parsed[named.id];
  const theme = typeof own === "string" && own !== "" ? own : sheet.unit === "group" ? (objects.get("group", sheet.unit_id)?.theme ?? "") : "";
  return reachesWhole(reach, sheet, officesOf(objects, sheet)) || reach.grants.some(({ scope }) => (scope as Scope)["themes"]?.includes(theme) === true);
}

type Scope = Readonly<Record<string, readonly string[] | undefined>>;

function reachesWhole(reach: Reach, sheet: Sheet, offices: readonly string[]): boolean {
  if (reach.all) return true;
  return reach.grants.some(({ scope }) => {
    const { themes = [], groups = [], organisations = [] } = scope as Scope;
    if (themes.length + groups.length + organisations.length === 0) return true;
    return (sheet.unit === "group" && groups.includes(sheet.unit_id)) || offices.some((office) => organisations.includes(office));
  });
}

/** A person's sheet stands with every organisation the person has a seat of. */
function officesOf(objects: Objects, sheet: Sheet): readonly string[] {
  if (sheet.unit === "organisation") return [sheet.unit_id];
  return sheet.unit === "person" ? objects.all("seat").filter((one) => one.person_id === sheet.unit_id).map((one) => one.organisation_id) : [];
}

function opened(lot: Lot): string {
  return lot.activity.opened_at ?? "";
}

/** The words of the new text, those that the old one does not have marked. */
export function worded(old: string, now: string): readonly { readonly word: string; readonly fresh: boolean }[] {
  const [before, after] = [old.split(/\s+/), now.split(/\s+/)];
  if (before.length * after.length > 40_000) return after.map((word) => ({ word, fresh: true }));
  const same = table(before, after);
  const found: { word: string; fresh: boolean }[] = [];
  let [i, j] = [0, 0];
  while (j < after.length) {
    if (i < before.length && before[i] === after[j]) {
      found.push({ word: after[j] ?? "", fresh: false });
      [i, j] = [i + 1, j + 1];
    } else if (i < before.length && (same[i + 1]?.[j] ?? 0) >= (same[i]?.[j + 1] ?? 0)) i += 1;
    else found.push({ word: after[j++] ?? "", fresh: true });
  }
  return found;
}

/** How many words are common from here on. */
function table(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const found = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = found[i] as number[];
      row[j] = before[i] === after[j] ? (found[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(found[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return found;
}
