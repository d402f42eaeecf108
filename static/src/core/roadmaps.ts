// A roadmap out of rows: which years each runs, the earliest first, as the server works it out for the wall.  DOM-free.

import type { Design } from "./design";
import type { Entry } from "./generated/wire";
import type { Objects } from "./objects";
import { rowTitle, titleOf } from "./reading";
import type { Text } from "./text_hash";

export interface RoadmapLine {
  readonly entry: Entry;
  readonly title: string;
  readonly years: readonly number[];
}

export interface Roadmap {
  /** Without a gap from the first to the last, as many as fit beside each other. */
  readonly years: readonly number[];
  readonly lines: readonly RoadmapLine[];
}

const MOST_YEARS = 12;
const FEWEST_ENDS = 2;

/** Years to tick, or a first and a last one: a year by itself is no time in which something runs. */
export function hasYears(design: Design): boolean {
  const stored = design.fields.filter((field) => field.stored);
  return stored.some((field) => field.type === "year_multi") || stored.filter((field) => field.type === "year").length >= FEWEST_ENDS;
}

export function roadmapOf(entries: readonly Entry[], design: Design, objects: Objects): Roadmap {
  const lines = entries.map((entry) => ({ entry, title: calledIn(entry, design, objects), years: yearsIn(design, entry) })).filter((line) => line.years.length > 0);
  lines.sort((one, other) => first(one) - first(other) || last(one) - last(other));
  const from = Math.min(...lines.map(first));
  const to = Math.min(Math.max(...lines.map(last)), from + MOST_YEARS - 1);
  return { lines, years: lines.length === 0 ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at) };
}

function yearsIn(design: Design, { parsed }: Entry): readonly number[] {
  const ticked = design.fields.find((field) => field.type === "year_multi" && field.stored);
  if (ticked !== undefined) return [parsed[ticked.id]].flat().filter(isYear).sort((one, other) => one - other);
  const ends = design.fields.filter((field) => field.type === "year" && field.stored).map((field) => parsed[field.id]).filter(isYear);
  if (ends.length === 0) return [];
  const from = Math.min(...ends);
  return Array.from({ length: Math.max(...ends) - from + 1 }, (_, at) => from + at);
}

/** By what the row refers to, where it stands for a row of another sheet. */
function calledIn(entry: Entry, design: Design, objects: Objects): string {
  const refers = design.fields.find((field) => field.type === "ref" && field.core);
  const named = refers === undefined ? "" : rowTitle(objects.get("entry", String(entry.parsed[refers.id] ?? "")), objects);
  return named || titleOf(design, (entry.values ?? {}) as Readonly<Record<string, Text>>, objects);
}

function isYear(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value);
}

function first(line: RoadmapLine): number {
  return line.years[0] ?? 0;
}

function last(line: RoadmapLine): number {
  return line.years[line.years.length - 1] ?? 0;
}
