// Clock times and dates in words: in the workshop's own timezone, `10.42` in Indonesian and `10:42` in English.

import { spoken } from "./texts";


/** `10.42` of an instant; nothing where there is none. */
export function clockTime(moment: string | number | null | undefined, timezone: string): string {
  const at = typeof moment === "number" ? moment : Date.parse(moment ?? "");
  if (Number.isNaN(at)) return "";
  const parts = format(at, timezone, { hour: "2-digit", minute: "2-digit", hour12: false });
  return localTime(parts.replace(".", ":").replace(/^24/, "00"));
}

/** An agenda's `15:30` as it is written. */
export function localTime(time: string): string {
  return spoken() === "id" ? time.replace(":", ".") : time;
}

/** `2021-09-23` of an instant, where the workshop is. */
export function dateIn(moment: number, timezone: string): string {
  const found = new Map(partsOf(moment, timezone).map((part) => [part.type, part.value]));
  return `${found.get("year") ?? ""}-${found.get("month") ?? ""}-${found.get("day") ?? ""}`;
}

/** `2021-09-23T09:05` of an instant, where the workshop is: what a field for date and time holds. */
export function localMoment(moment: number, timezone: string): string {
  const time = clockTime(moment, timezone).replace(".", ":");
  return `${dateIn(moment, timezone)}T${time}`;
}

/** `Kamis, 23 September 2021`. */
export function longDate(date: string): string {
  return dated(date, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** `Kamis, 23 September`. */
export function dayName(date: string): string {
  return dated(date, { weekday: "long", day: "numeric", month: "long" });
}

/** Whole minutes until an instant, rounded up; 0 once it has passed. */
export function minutesUntil(moment: number, now: number): number {
  return Math.max(0, Math.ceil((moment - now) / 60_000));
}

function dated(date: string, how: Intl.DateTimeFormatOptions): string {
  const at = Date.parse(`${date}T12:00:00Z`);
  return Number.isNaN(at) ? "" : format(at, "UTC", how);
}

function format(at: number, timezone: string, how: Intl.DateTimeFormatOptions): string {
  return formatter(spoken() === "id" ? "id-ID" : "en-GB", timezone, how).format(at);
}

function partsOf(at: number, timezone: string): Intl.DateTimeFormatPart[] {
  return formatter("en-GB", timezone, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(at);
}

const made = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a millisecond on an old phone.  A timezone this browser does not know is shown in the phone's own. */
function formatter(locale: string, timezone: string, how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timezone} ${JSON.stringify(how)}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const fresh = make(locale, timezone, how);
  made.set(key, fresh);
  return fresh;
}

function make(locale: string, timezone: string, how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...how, timeZone: timezone });
  } catch {
    return new Intl.DateTimeFormat(locale, how);
  }
}
