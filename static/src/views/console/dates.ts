// Dates as people type and read them, whatever the browser thinks of its country: `23-9-2021`, `23 Sep 21`, `23 September 2021`.

import { spoken } from "../../core/texts";

const MONTHS = { id: names("id-ID"), en: names("en-GB") } as const;
const SHORTEST_MONTH = 3;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const IN_FIGURES = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{2}|\d{4})$/;
const IN_WORDS = /^(\d{1,2})[\s./-]*(\p{L}+)[\s./,-]*(\d{2}|\d{4})$/u;

/** `2021-09-23` of what was typed; anything that is no date is left for the server to refuse. */
export function typedDate(text: string): string {
  const said = text.trim();
  const iso = ISO.exec(said);
  if (iso !== null) return calendar(Number(iso[1]), Number(iso[2]), Number(iso[3])) ?? said;
  const figures = IN_FIGURES.exec(said);
  if (figures !== null) return calendar(year(figures[3] ?? ""), Number(figures[2]), Number(figures[1])) ?? said;
  const words = IN_WORDS.exec(said);
  return words === null ? said : (calendar(year(words[3] ?? ""), monthOf(words[2] ?? ""), Number(words[1])) ?? said);
}

/** `23 September 2021`; what is no date is shown as it was typed. */
export function writtenDate(date: string): string {
  const [, y, m, d] = ISO.exec(date) ?? [];
  return y === undefined ? date : `${Number(d)} ${MONTHS[spoken()][Number(m) - 1] ?? ""} ${y}`;
}

/** Which day of the week it is, so that a slip is seen; nothing of what is no date. */
export function weekday(date: string): string {
  const moment = Date.parse(`${date}T12:00:00Z`);
  if (!ISO.test(date) || Number.isNaN(moment)) return "";
  return new Intl.DateTimeFormat(spoken() === "id" ? "id-ID" : "en-GB", { weekday: "long", timeZone: "UTC" }).format(moment);
}

function calendar(y: number, m: number, d: number): string | undefined {
  const moment = new Date(Date.UTC(y, m - 1, d));
  if (moment.getUTCFullYear() !== y || moment.getUTCMonth() !== m - 1 || moment.getUTCDate() !== d) return undefined;
  return moment.toISOString().slice(0, 10);
}

/** In both languages, as far as it is written out: `Okt`, `Agust`, `December`. */
function monthOf(word: string): number {
  const begun = word.toLowerCase();
  if (begun.length < SHORTEST_MONTH) return 0;
  const found = [MONTHS.id, MONTHS.en].map((months) => months.findIndex((month) => month.toLowerCase().startsWith(begun)) + 1);
  return found.find((month) => month > 0) ?? 0;
}

function year(figures: string): number {
  return figures.length === 2 ? 2000 + Number(figures) : Number(figures);
}

function names(locale: string): readonly string[] {
  const how = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => how.format(new Date(Date.UTC(2021, month, 15))));
}
