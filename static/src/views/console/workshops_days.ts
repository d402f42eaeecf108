// Dates and zones a new workshop starts from: today and tomorrow, the laptop's own time.

export interface Day {
  readonly date: string;
  readonly opens: string;
}

/** The zones of Indonesia first; the laptop's own is added where it is another. */
export const ZONES = [
  { zone: "Asia/Jakarta", label: "WIB" },
  { zone: "Asia/Makassar", label: "WITA" },
  { zone: "Asia/Jayapura", label: "WIT" },
] as const;

const INDONESIAN: Readonly<Record<string, string>> = { "Asia/Pontianak": "Asia/Jakarta", "Asia/Ujung_Pandang": "Asia/Makassar" };
const DAY_MS = 86_400_000;

export function ownZone(): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  return INDONESIAN[own] ?? (own.includes("/") ? own : "Asia/Jakarta");
}

export function zonesWith(own: string): readonly { readonly zone: string; readonly label: string }[] {
  return ZONES.some((known) => known.zone === own) ? ZONES : [...ZONES, { zone: own, label: own }];
}

/** `count` days from `first` on, each opening as the template's day does (its last one where it has fewer). */
export function daysFrom(first: string, opens: readonly string[], count: number): readonly Day[] {
  return Array.from({ length: count }, (_, at) => ({
    date: dayAfter(first, at),
    opens: opens[at] ?? opens[opens.length - 1] ?? "08:00",
  }));
}

export function today(now: Date): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

export function dayAfter(date: string, days: number): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? date : new Date(at + days * DAY_MS).toISOString().slice(0, 10);
}

/** `23–24 September 2021`: the same month once, else both dates whole. */
export function span(dates: readonly string[], language: string): string {
  const known = dates.filter((date) => !Number.isNaN(Date.parse(date))).sort();
  const first = known[0];
  const last = known[known.length - 1];
  if (first === undefined || last === undefined) return "";
  const whole = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const said = (date: string): string => whole.format(new Date(`${date}T00:00:00Z`));
  if (first === last) return said(first);
  if (first.slice(0, 7) === last.slice(0, 7) && language === "id") return `${Number(first.slice(8))}–${said(last)}`;
  return `${said(first)} – ${said(last)}`;
}
