// Who was there in which half-day, from the marks alone, as the server counts it (PR1): whoever arrived stays until a person says
// otherwise; where digits are asked for, every half-day asks anew.

import type { AttendanceMark, Organisation, Person, Seat, Workshop } from "./generated/wire";

export interface HalfDay {
  readonly key: string;
  readonly day: number;
  /** Moments, in milliseconds. */
  readonly starts: number;
  readonly ends: number;
}

export function halfDaysOf(workshop: Workshop | undefined): readonly HalfDay[] {
  if (workshop === undefined) return [];
  const dates = workshop.days.map((day) => textIn(day, "date"));
  const named = workshop.half_days.map((one) => ({ key: textIn(one, "key"), day: numberIn(one, "day"), start: textIn(one, "start"), end: textIn(one, "end") }));
  const fitting = named.filter((one) => (dates[one.day - 1] ?? "") !== "");
  const whole = dates.map((_, at) => ({ key: `day${at + 1}`, day: at + 1, start: "00:00", end: "23:59" }));
  const at = (day: number, time: string) => momentOf(dates[day - 1] ?? "", time, workshop.timezone);
  const found = (fitting.length > 0 ? fitting : whole).map(({ key, day, start, end }) => ({ key, day, starts: at(day, start), ends: at(day, end) }));
  return found.sort((one, other) => one.starts - other.starts || one.ends - other.ends);
}

/** The half-day that whoever comes now belongs to: the first of today that is not over, else today's last. */
export function runningAt(halfDays: readonly HalfDay[], now: number, timezone: string): HalfDay | undefined {
  const today = halfDays.filter((half) => dateIn(half.starts, timezone) === dateIn(now, timezone));
  return today.find((half) => now < half.ends) ?? today[today.length - 1];
}

/** The one a page shows first: the running one, between days the last that was, before all of them the first. */
export function shownAt(halfDays: readonly HalfDay[], now: number, timezone: string): HalfDay | undefined {
  const past = halfDays.filter((half) => half.starts <= now);
  return runningAt(halfDays, now, timezone) ?? past[past.length - 1] ?? halfDays[0];
}

export interface Spell {
  readonly since: number;
  readonly until: number | undefined;
}

/** When somebody was there on one day; without an end until a person says that they left. */
export function spellsOf(marks: readonly AttendanceMark[]): readonly Spell[] {
  const found: Spell[] = [];
  let since: number | undefined;
  for (const mark of inOrder(marks)) {
    if (mark.kind === "arrived") since ??= Date.parse(mark.at);
    else if (since !== undefined) {
      found.push({ since, until: Date.parse(mark.at) });
      since = undefined;
    }
  }
  return since === undefined ? found : [...found, { since, until: undefined }];
}

export function wasThere(half: HalfDay, marks: readonly AttendanceMark[], rule: string): boolean {
  const own = marks.some((mark) => mark.half_day === half.key && mark.kind === "arrived" && !mark.withdrawn);
  if (rule === "digits" && !own) return false;
  return spellsOf(marks).some(({ since, until }) => since < half.ends && (until === undefined || until > half.starts));
}

/** What one person's marks of a day say. */
export interface Presence {
  readonly present: boolean;
  readonly arrived: AttendanceMark | undefined;
  /** Set while the last word is that they left. */
  readonly left: AttendanceMark | undefined;
  /** Whether a mark of this very half-day says so, or only that they came before. */
  readonly own: boolean;
  readonly reason: string;
}

export class Roll {
  private readonly marks = new Map<string, AttendanceMark[]>();
  private readonly dayOf: ReadonlyMap<string, number>;

  constructor(
    readonly halfDays: readonly HalfDay[],
    readonly rule: string,
    marks: readonly AttendanceMark[],
    survivor: (person: string) => string = (person) => person,
  ) {
    this.dayOf = new Map(halfDays.map((half) => [half.key, half.day]));
    for (const mark of marks) {
      const person = survivor(mark.person_id);
      const known = this.marks.get(person);
      if (known === undefined) this.marks.set(person, [mark]);
      else known.push(mark);
    }
  }

  at(person: string, half: HalfDay): Presence {
    const marks = (this.marks.get(person) ?? []).filter((mark) => this.dayOf.get(mark.half_day) === half.day);
    const told = inOrder(marks);
    const last = told[told.length - 1];
    const own = marks.filter((mark) => mark.half_day === half.key);
    return {
      present: wasThere(half, marks, this.rule),
      arrived: inOrder(own).find((mark) => mark.kind === "arrived") ?? told.find((mark) => mark.kind === "arrived"),
      left: last?.kind === "left" ? last : undefined,
      own: own.some((mark) => mark.kind === "arrived" && !mark.withdrawn),
      reason: own.map((mark) => mark.reason).find((reason) => reason !== "") ?? "",
    };
  }
}

/** Everybody but those whose substitute is there. */
export function awaitedOf<Line extends { readonly person: Pick<Person, "id" | "substitute_for">; readonly presence: Presence }>(lines: readonly Line[]): readonly Line[] {
  const replaced = new Set(lines.flatMap((line) => (line.presence.present ? [line.person.substitute_for] : [])));
  return lines.filter((line) => line.presence.present || !replaced.has(line.person.id));
}

/** On the list and not taken off it. */
export function guestsOf<Someone extends Pick<Person, "staff" | "status">>(people: readonly Someone[]): readonly Someone[] {
  return people.filter((person) => !person.staff && person.status !== "removed" && person.status !== "merged");
}

/** Person → organisation: of the seat they hold, else of the one that their substitute fills now. */
export function officesOf(people: readonly Pick<Person, "id" | "substitute_for">[], seats: readonly Seat[], organisations: readonly Organisation[]): ReadonlyMap<string, Organisation> {
  const known = new Map(organisations.map((one) => [one.id, one]));
  const lasting = (id: string): Organisation | undefined => {
    const found = known.get(id);
    return found?.merged_into != null && found.merged_into !== id ? lasting(found.merged_into) : found;
  };
  const found = new Map<string, Organisation>();
  const put = (person: string, organisation: Organisation | undefined) => organisation !== undefined && !found.has(person) && found.set(person, organisation);
  for (const seat of seats) if (seat.status === "held") put(seat.person_id, lasting(seat.organisation_id));
  for (const seat of seats) put(seat.person_id, lasting(seat.organisation_id));
  for (const person of people) if (person.substitute_for !== null) put(person.substitute_for, found.get(person.id));
  return found;
}

function inOrder(marks: readonly AttendanceMark[]): readonly AttendanceMark[] {
  const standing = marks.filter((mark) => !mark.withdrawn && mark.at !== "");
  return standing.sort((one, other) => Date.parse(one.at) - Date.parse(other.at) || (one.kind === "arrived" ? -1 : 1));
}

/** The moment of a clock time on a date, where the workshop is; the offset is looked up at noon of that day. */
function momentOf(date: string, time: string, timezone: string): number {
  const asIfUtc = Date.parse(`${date}T${time}:00Z`);
  return asIfUtc - offsetOf(Date.parse(`${date}T12:00:00Z`), timezone);
}

function offsetOf(moment: number, timezone: string): number {
  try {
    const parts = new Intl.DateTimeFormat("en-GB", { timeZone: timezone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }).formatToParts(moment);
    const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
    return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute")) - moment;
  } catch {
    return 0;
  }
}

function dateIn(moment: number, timezone: string): string {
  return new Date(moment + offsetOf(moment, timezone)).toISOString().slice(0, 10);
}

function textIn(from: unknown, name: string): string {
  const found: unknown = typeof from === "object" && from !== null ? (from as Record<string, unknown>)[name] : undefined;
  return typeof found === "string" ? found : "";
}

function numberIn(from: unknown, name: string): number {
  const found: unknown = typeof from === "object" && from !== null ? (from as Record<string, unknown>)[name] : undefined;
  return typeof found === "number" ? found : 0;
}
