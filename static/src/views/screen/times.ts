// The clock of the wall: the hall's own time with its zone, and what is left.

import { clockTime } from "../../core/times";

const ZONES: Readonly<Record<string, string>> = {
  "Asia/Jakarta": "WIB",
  "Asia/Pontianak": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
};

/** `14.58 WITA`; other zones go without a name. */
export function hallTime(moment: number, timezone: string): string {
  return [clockTime(moment, timezone), ZONES[timezone] ?? ""].join(" ").trim();
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
