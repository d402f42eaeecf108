// Times as the console says them: in the workshop's timezone, by the server's clock, in the language of the page.

import type { Workshop } from "../../core/generated/wire";
import { spoken, t } from "../../core/texts";

const LOCALES = { id: "id-ID", en: "en-GB" } as const;
const MINUTE_MS = 60_000;
const LAST_MINUTE = 24 * 60 - 1;
const LONG_HOURS = 3;
const LONG_MINUTES = 90;
const ZONES: Readonly<Record<string, string>> = { "Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT" };

/** `15.05` of a moment. */
export function clockTime(moment: number, workshop: Workshop | undefined): string {
  return formatted(moment, workshop, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** `15.05` of an object's time, or nothing. */
export function timeOf(stamp: string | null | undefined, workshop: Workshop | undefined): string {
  const moment = Date.parse(stamp ?? "");
  return Number.isNaN(moment) ? "" : clockTime(moment, workshop);
}

/** `Kamis, 23 Sep · 15.05 WITA`. */
export function longClock(moment: number, workshop: Workshop | undefined): string {
  const day = formatted(moment, workshop, { weekday: "long", day: "numeric", month: "short" });
  return `${day} · ${clockTime(moment, workshop)} ${ZONES[workshop?.timezone ?? ""] ?? ""}`.trim();
}

/** A clock time of the agenda, `15:30`, as it is written: `15.30`. */
export function written(time: string): string {
  return spoken() === "id" ? time.replace(":", ".") : time;
}

/** `35 menit`, `4 jam 11 menit`. */
export function hoursLong(minutes: number): string {
  if (minutes < LONG_MINUTES) return t("console.time.minutes", { minutes });
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? t("console.time.hours", { hours }) : t("console.time.hours_minutes", { hours, minutes: rest });
}

/** `Kamis 23 September`, of a day's date. */
export function dayName(date: string): string {
  const moment = Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(moment)) return "";
  return new Intl.DateTimeFormat(LOCALES[spoken()], { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(moment).replace(",", "");
}

/** Minutes since midnight of a moment in the workshop's timezone. */
export function minuteOfDay(moment: number, workshop: Workshop | undefined): number {
  const [hours, minutes] = formatted(moment, workshop, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).split(/\D/);
  return Number(hours) * 60 + Number(minutes);
}

/** Minutes of a moment since that day's midnight, however long before or after it. */
export function minutesInto(date: string, moment: number, workshop: Workshop | undefined): number {
  const days = (Date.parse(dateOf(moment, workshop)) - Date.parse(date)) / (24 * 60 * MINUTE_MS);
  return minuteOfDay(moment, workshop) + (Number.isNaN(days) ? 0 : days * 24 * 60);
}

/** `2021-09-23` of a moment in the workshop's timezone. */
export function dateOf(moment: number, workshop: Workshop | undefined): string {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone(workshop), year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(moment);
}

/** Minutes since midnight of `15:30`; an item without a time stands at the day's beginning. */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(":");
  return Number(hours ?? 0) * 60 + Number(minutes ?? 0);
}

/** `15:30` of what people type: `15.30`, `1530`, `8`; anything else is left for the server to refuse. */
export function typedTime(text: string): string {
  const found = /^\s*(\d{1,2})(?:[.:,\s]?(\d{2}))?\s*$/.exec(text);
  return found === null ? text.trim() : `${(found[1] ?? "").padStart(2, "0")}:${found[2] ?? "00"}`;
}

/** `15:30` of minutes since midnight; what a day slides past midnight is said as its last minute. */
export function timeFrom(minutes: number): string {
  const within = Math.max(0, Math.min(minutes, LAST_MINUTE));
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
}

/** `baru saja`, `3 menit lalu`, `2 jam lalu`. */
export function ago(moment: number, now: number): string {
  const minutes = Math.floor((now - moment) / MINUTE_MS);
  if (minutes < 1) return t("console.time.just_now");
  if (minutes < 60) return t("console.time.minutes_ago", { minutes });
  return t("console.time.hours_ago", { hours: Math.floor(minutes / 60) });
}

/** `25 menit`; a started minute counts. */
export function lasting(milliseconds: number): string {
  const minutes = Math.max(0, Math.ceil(milliseconds / MINUTE_MS));
  if (minutes < 60 * LONG_HOURS) return t("console.time.minutes", { minutes });
  return t("console.time.hours", { hours: Math.floor(minutes / 60) });
}

/** What is left of a running sheet's time at `now`: `Sisa 75 menit`, `Waktu habis`, or how much a pause keeps. */
export function leftOf(timed: { readonly ends_at: string | null; readonly left_s: number | null }, now: number): string {
  if (timed.left_s !== null) return t("console.agenda.paused", { time: lasting(timed.left_s * 1000) });
  const rest = Date.parse(timed.ends_at ?? "") - now;
  return rest <= 0 ? t("console.agenda.over") : t("console.agenda.left", { time: lasting(rest) });
}

function zone(workshop: Workshop | undefined): string {
  return workshop?.timezone === undefined || workshop.timezone === "" ? "Asia/Makassar" : workshop.timezone;
}

function formatted(moment: number, workshop: Workshop | undefined, how: Intl.DateTimeFormatOptions): string {
  try {
    return new Intl.DateTimeFormat(LOCALES[spoken()], { ...how, timeZone: zone(workshop) }).format(moment);
  } catch {
    return new Intl.DateTimeFormat(LOCALES[spoken()], how).format(moment);
  }
}
