// What a workshop says of personal data, as whoever is in reads it: the door has the same from the laptop.

import type { Notice } from "./api";
import type { Workshop } from "./generated/wire";

const DAY_MS = 24 * 60 * 60 * 1000;

export function noticeOf(workshop: Workshop): Notice {
  const { organiser, purpose, contact } = workshop;
  return { organiser, purpose, contact, until: keptUntil(workshop) };
}

/** The last day on which personal data are kept; null where nobody decided, or no day is known. */
export function keptUntil({ days, retention }: Pick<Workshop, "days" | "retention">): string | null {
  const dates = days.map((day) => (day as { readonly date?: unknown }).date).filter((date): date is string => typeof date === "string" && date !== "");
  const length = retention["days"];
  const last = dates.sort().pop();
  if (last === undefined || typeof length !== "number") return null;
  return new Date(Date.parse(`${last}T00:00:00Z`) + length * DAY_MS).toISOString().slice(0, 10);
}

/** `23 Desember 2021`. */
export function dateSaid(date: string, language: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}
