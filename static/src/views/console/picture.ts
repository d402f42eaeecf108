// The live picture: who sits where, and per unit and activity what has arrived.  Worked out of the objects; no page, no clock.

import type { Activity, Entry, Group, HelpCall, Organisation, Sheet } from "../../core/generated/wire";
import { isRunning } from "../../core/hall";
import type { Hall, People } from "./hall_state";

export type RowKind = "group" | "organisation";

/** A line of the picture: a group or an organisation, with the people in it. */
export interface Line {
  readonly kind: RowKind;
  readonly id: string;
  readonly group: Group | undefined;
  readonly organisation: Organisation | undefined;
  readonly members: readonly string[];
}

export type CellState = "none" | "writing" | "written" | "unsent" | "help" | "returned" | "accepted" | "done" | "collected" | "outside";

export interface Cell {
  readonly state: CellState;
  readonly rows: number;
  readonly drafts: number;
  readonly late: number;
  /** Rows an assessor gave back and nobody has handed in again. */
  readonly returned: number;
  /** How many wrote within the last minutes. */
  readonly writers: number;
  readonly unsent: number;
  readonly heardAt: number | null;
  /** Where several sheets stand behind the cell: how many of them have rows. */
  readonly share: { readonly with: number; readonly of: number } | null;
  /** The one sheet behind the cell. */
  readonly unit: { readonly kind: string; readonly id: string } | null;
}

/** Nothing more is waited for. */
export function isFinished(state: CellState): boolean {
  return state === "done" || state === "accepted" || state === "collected";
}

const WRITING_MS = 4 * 60_000;

export function counts(entry: Entry): boolean {
  return entry.state === "ready" && !entry.late && (entry.values !== null || Object.keys(entry.draft).length === 0);
}

/** The people of the hall: who is in which organisation and group. */
export class Seating {
  private readonly organisationOf = new Map<string, string>();
  private readonly personOf = new Map<string, string>();
  private readonly inOrganisation = new Map<string, string[]>();
  private readonly inGroup = new Map<string, string[]>();

  constructor(hall: Hall) {
    const here = new Set(hall.people.value.filter((person) => !person.staff && !["removed", "merged", "erased"].includes(person.status)).map((person) => person.id));
    for (const seat of hall.seats.value) {
      if (!here.has(seat.person_id)) continue;
      this.personOf.set(seat.id, seat.person_id);
      this.organisationOf.set(seat.person_id, seat.organisation_id);
      push(this.inOrganisation, seat.organisation_id, seat.person_id);
    }
    for (const membership of hall.memberships.value) {
      const person = this.personOf.get(membership.seat_id);
      if (membership.group_id !== null && person !== undefined) push(this.inGroup, membership.group_id, person);
    }
  }

  groupMembers(group: string): readonly string[] {
    return this.inGroup.get(group) ?? [];
  }

  organisationMembers(organisation: string): readonly string[] {
    return this.inOrganisation.get(organisation) ?? [];
  }

  organisation(person: string): string | undefined {
    return this.organisationOf.get(person);
  }

  get everyone(): readonly string[] {
    return [...this.organisationOf.keys()];
  }
}

export class Picture {
  readonly seating: Seating;
  private readonly entriesOf = new Map<string, Entry[]>();
  private readonly sheetOf = new Map<string, Sheet>();
  private readonly calls: readonly HelpCall[];
  private readonly presence: People;
  private readonly returned: ReadonlySet<string>;
  private readonly accepted: ReadonlySet<string>;

  constructor(hall: Hall) {
    this.seating = new Seating(hall);
    this.calls = hall.helpCalls.value.filter((call) => call.ended_at === null);
    this.presence = hall.presence.value;
    this.returned = hall.returned.value;
    this.accepted = hall.accepted.value;
    for (const entry of hall.entries.value) push(this.entriesOf, entry.activity_id, entry);
    for (const sheet of hall.sheets.value) this.sheetOf.set(sheet.id, sheet);
  }

  lines(hall: Hall, kind: RowKind, grouping: string | null): readonly Line[] {
    if (kind === "group") {
      return hall.groups.value
        .filter((group) => group.grouping_id === grouping)
        .map((group) => ({ kind, id: group.id, group, organisation: undefined, members: this.seating.groupMembers(group.id) }));
    }
    return hall.organisations.value
      .filter((organisation) => organisation.status !== "merged" && this.seating.organisationMembers(organisation.id).length > 0)
      .map((organisation) => ({ kind, id: organisation.id, group: undefined, organisation, members: this.seating.organisationMembers(organisation.id) }));
  }

  online(members: readonly string[]): number {
    return members.filter((person) => this.presence[person]?.online === true).length;
  }

  unsent(members: readonly string[]): number {
    return members.reduce((sum, person) => sum + (this.presence[person]?.unsent ?? 0), 0);
  }

  rows(activity: Activity): number {
    return (this.entriesOf.get(activity.id) ?? []).filter(counts).length;
  }

  /** Everybody the activity was handed to. */
  asked(activity: Activity): readonly string[] {
    if (activity.audience.length === 0) return this.seating.everyone;
    const found = activity.audience.flatMap((id) => [...this.seating.groupMembers(id), ...this.seating.organisationMembers(id)]);
    return [...new Set(found)];
  }

  /** Organisations that were asked and have no row that counts.  A secret activity names nobody (VS4). */
  silent(hall: Hall, activity: Activity): readonly Line[] {
    if (activity.secret || activity.state === "planned") return [];
    const asked = new Set(this.asked(activity));
    const wrote = new Set<string>();
    for (const entry of this.entriesOf.get(activity.id) ?? []) {
      if (!counts(entry)) continue;
      const sheet = this.sheetOf.get(entry.sheet_id);
      const organisation = sheet?.unit === "organisation" ? sheet.unit_id : this.seating.organisation(entry.author_id);
      if (organisation !== undefined) wrote.add(organisation);
    }
    return this.lines(hall, "organisation", null).filter((line) => !wrote.has(line.id) && line.members.some((person) => asked.has(person)));
  }

  /** `live`: calls and unsent rows belong to the activity that runs now; nobody can say which of several they are about. */
  cell(activity: Activity, line: Line, now: number, live = true): Cell {
    const direct = activity.unit === line.kind;
    const members = new Set(line.members);
    const all = this.entriesOf.get(activity.id) ?? [];
    const own = all.filter((entry) => this.belongs(entry, line, members, direct));
    const sheets = this.sheetsBehind(activity, line, members);
    const recent = own.filter((entry) => now - Date.parse(entry.saved_at) < WRITING_MS);
    const open = isRunning(activity);
    const asked = open && live;
    const cell = {
      rows: own.filter(counts).length,
      drafts: own.filter((entry) => entry.state === "draft").length,
      returned: own.filter((entry) => entry.state !== "withdrawn" && this.isReturned(entry)).length,
      late: own.filter((entry) => (entry.late || entry.late_edit) && entry.state !== "withdrawn").length,
      writers: open ? new Set(recent.map((entry) => entry.saved_by || entry.entered_by)).size : 0,
      unsent: asked ? this.unsent(line.members) : 0,
      heardAt: latest([...own.map((entry) => entry.saved_at), ...sheets.map((sheet) => sheet.touched_at)]),
      share: direct ? null : this.shareOf(activity, line, own),
      unit: direct && !activity.secret ? { kind: line.kind, id: line.id } : null,
    };
    const calling = asked && this.calls.some((call) => calledFrom(call, line, members));
    return { ...cell, state: this.outside(activity, line) ? "outside" : stateOf(cell, calling, this.finished(activity, own, done(sheets, cell.share))) };
  }

  /** All that counts accepted; handed in; or closed with what there is. */
  private finished(activity: Activity, own: readonly Entry[], flagged: boolean): "accepted" | "done" | "collected" | undefined {
    const counted = own.filter(counts);
    if (counted.length > 0 && counted.every((entry) => this.accepted.has(entry.id) || this.accepted.has(entry.sheet_id))) return "accepted";
    if (flagged) return "done";
    return activity.state === "closed" && counted.length > 0 ? "collected" : undefined;
  }

  private isReturned(entry: Entry): boolean {
    return this.returned.has(entry.id) || this.returned.has(entry.sheet_id);
  }

  private belongs(entry: Entry, line: Line, members: ReadonlySet<string>, direct: boolean): boolean {
    if (direct) return this.sheetOf.get(entry.sheet_id)?.unit_id === line.id;
    return members.has(entry.author_id);
  }

  private sheetsBehind(activity: Activity, line: Line, members: ReadonlySet<string>): readonly Sheet[] {
    return [...this.sheetOf.values()].filter((sheet) => {
      if (sheet.activity_id !== activity.id) return false;
      if (activity.unit === line.kind) return sheet.unit_id === line.id;
      return activity.unit === "person" && members.has(sheet.unit_id);
    });
  }

  /** Of the people or organisations in the line, how many have a row. */
  private shareOf(activity: Activity, line: Line, own: readonly Entry[]): Cell["share"] {
    if (activity.unit === "group") return null;
    const written = own.filter(counts);
    if (activity.unit === "person") return { with: new Set(written.map((entry) => entry.author_id)).size, of: line.members.length };
    const organisations = new Set(line.members.map((person) => this.seating.organisation(person)));
    return { with: new Set(written.map((entry) => this.seating.organisation(entry.author_id))).size, of: organisations.size };
  }

  private outside(activity: Activity, line: Line): boolean {
    if (activity.audience.length === 0 || activity.audience.includes(line.id)) return false;
    const asked = new Set(this.asked(activity));
    return !line.members.some((person) => asked.has(person));
  }
}

function done(sheets: readonly Sheet[], share: Cell["share"]): boolean {
  const flagged = sheets.filter((sheet) => sheet.done).length;
  return sheets.length > 0 && flagged === sheets.length && (share === null || flagged >= share.of);
}

function stateOf(cell: Omit<Cell, "state">, calling: boolean, finished: CellState | undefined): CellState {
  if (calling) return "help";
  if (cell.unsent > 0) return "unsent";
  if (cell.returned > 0 && cell.writers === 0) return "returned";
  if (finished !== undefined) return finished;
  if (cell.writers > 0) return "writing";
  return cell.rows + cell.drafts > 0 ? "written" : "none";
}

function calledFrom(call: HelpCall, line: Line, members: ReadonlySet<string>): boolean {
  return line.kind === "group" && call.group_id !== null ? call.group_id === line.id : members.has(call.person_id);
}

function latest(stamps: readonly (string | null)[]): number | null {
  const moments = stamps.map((stamp) => Date.parse(stamp ?? "")).filter((moment) => !Number.isNaN(moment));
  return moments.length === 0 ? null : Math.max(...moments);
}

function push<T>(into: Map<string, T[]>, key: string, value: T): void {
  const found = into.get(key);
  if (found === undefined) into.set(key, [value]);
  else found.push(value);
}
