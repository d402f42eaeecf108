// Clock times and dates as the hall reads them: in the workshop's own timezone, by the server's clock.

import { type Language } from "../../core/texts";

const ZONES: Readonly<Record<string, string>> = {
  "Asia/Jakarta": "WIB",
  "Asia/Pontianak": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
};
const LOCALES: Readonly<Record<Language, string>> = { id: "id-ID", en: "en-GB" };

/** `14.58 WITA`; other zones go without a name. */
export function clockTime(moment: number, timezone: string, language: Language): string {
  const time = format(moment, timezone, language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return [time, ZONES[timezone] ?? ""].join(" ").trim();
}

/** A local clock time of the agenda, `15:30`, as it is written: `15.30`. */
export function localTime(time: string, language: Language): string {
  return language === "id" ? time.replace(":", ".") : time;
}

/** `Kamis 23 September 2021` of `2021-09-23`. */
export function longDate(date: string, language: Language): string {
  const moment = Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(moment)) return "";
  const weekday = format(moment, "UTC", language, { weekday: "long" });
  return `${weekday} ${format(moment, "UTC", language, { day: "numeric", month: "long", year: "numeric" })}`;
}

/** `32:14`, from an hour on `1:02:14`. */
export function countdown(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds));
  const hours = Math.floor(left / 3600);
  const minutes = Math.floor(left / 60) % 60;
  const rest = [hours > 0 ? two(minutes) : String(minutes), two(left % 60)].join(":");
  return hours > 0 ? `${hours}:${rest}` : rest;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function format(moment: number, timezone: string, language: Language, how: Intl.DateTimeFormatOptions): string {
  try {
    return new Intl.DateTimeFormat(LOCALES[language], { ...how, timeZone: timezone }).format(moment);
  } catch {
    return new Intl.DateTimeFormat(LOCALES[language], how).format(moment);
  }
}
