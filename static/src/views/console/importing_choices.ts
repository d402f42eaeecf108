// What a person decides about an office's file before it is saved: each decision is one entry of the options with which the
// same bytes are read again.  No page, no network.

export type ListKind = "organisations" | "people";
export type RowStatus = "new" | "changed" | "unchanged" | "held";

export interface PreviewRow {
  readonly row: number;
  readonly key: string;
  readonly id: string | null;
  readonly status: RowStatus;
  readonly values: Readonly<Record<string, unknown>>;
  readonly changes: Readonly<Record<string, unknown>>;
}

export interface Problem {
  readonly row: number;
  readonly column: string;
  readonly letter: string;
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly sentence: string;
}

export interface Skipped {
  readonly row: number;
  readonly reason: string;
  readonly text: string;
}

export interface Preview {
  readonly filename: string;
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly header_row: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly unknown_columns: Readonly<Record<string, string>>;
  /** Letter → what stands above the column, whatever was made of it. */
  readonly headings: Readonly<Record<string, string>>;
  readonly rows: readonly PreviewRow[];
  readonly problems: readonly Problem[];
  readonly skipped: readonly Skipped[];
  readonly duplicates: readonly unknown[];
  readonly counts: Readonly<Record<string, number>>;
}

export interface Choices {
  readonly columns: Readonly<Record<string, string>>;
  readonly corrections: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly excluded: readonly number[];
  readonly sheet: string;
}

export const NOTHING_CHOSEN: Choices = { columns: {}, corrections: {}, excluded: [], sheet: "" };

export const FIELDS: Readonly<Record<ListKind, readonly string[]>> = {
  organisations: ["name", "abbreviation", "kind", "sector", "no"],
  people: ["name", "organisation", "position", "nip", "sex", "sector", "rank", "phone", "id", "substitute_for", "no"],
};

/** What goes with the file; empty decisions stay away. */
export function options(choices: Choices, language: string, command?: string): string {
  return JSON.stringify({
    language,
    ...(Object.keys(choices.columns).length > 0 ? { columns: choices.columns } : {}),
    ...(Object.keys(choices.corrections).length > 0 ? { corrections: choices.corrections } : {}),
    ...(choices.excluded.length > 0 ? { excluded: choices.excluded } : {}),
    ...(choices.sheet !== "" ? { sheet: choices.sheet } : {}),
    ...(command === undefined ? {} : { command }),
  });
}

export function corrected(choices: Choices, row: number, column: string, text: string): Choices {
  const cells = { ...choices.corrections[String(row)], [column]: text };
  return { ...choices, corrections: { ...choices.corrections, [String(row)]: cells } };
}

export function leftOut(choices: Choices, row: number, out: boolean): Choices {
  const others = choices.excluded.filter((other) => other !== row);
  return { ...choices, excluded: out ? [...others, row] : others };
}

/** A meaning stands for one column only: the column that had it before is asked again as ignored. */
export function meaning(choices: Choices, letter: string, field: string, now: Readonly<Record<string, string>>): Choices {
  const freed = Object.entries(now).filter(([other, meant]) => field !== "" && meant === field && other !== letter);
  const columns = { ...now, ...choices.columns, ...Object.fromEntries(freed.map(([other]) => [other, ""])), [letter]: field };
  return { ...choices, columns };
}

/** Another sheet is another table: rows and columns chosen before mean nothing there. */
export function onSheet(sheet: string): Choices {
  return { ...NOTHING_CHOSEN, sheet };
}

export function tally(preview: Preview): Readonly<Record<RowStatus, number>> {
  const counted: Record<RowStatus, number> = { new: 0, changed: 0, unchanged: 0, held: 0 };
  for (const row of preview.rows) counted[row.status] += 1;
  return counted;
}

/** Errors first, then by row: what keeps somebody out is seen before what was decided. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const rank = (problem: Problem): number => (problem.severity === "error" ? 0 : 1);
  return [...problems].sort((one, other) => rank(one) - rank(other) || one.row - other.row);
}

export function valueOf(row: PreviewRow | undefined, column: string): string {
  const found: unknown = row?.values[column];
  return typeof found === "string" || typeof found === "number" ? String(found) : "";
}

/** `was → will be` per changed field, as the preview tells it: a pair, or `{before, after}`. */
export function changeOf(told: unknown): readonly [string, string] {
  if (Array.isArray(told)) return [String(told[0] ?? ""), String(told[1] ?? "")];
  return ["", String(told ?? "")];
}
