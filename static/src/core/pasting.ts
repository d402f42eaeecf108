// From the cells of a copied table to rows of a sheet: which column is which field, and what a cell means there.  Nothing is guessed: a choice or
// an organisation that is not known by its name is asked for, everything else stays as it was written.

import { isBlank } from "./checks";
import { choicesOf, type Choice, type Design, type Field, fieldOf } from "./design";
import type { Grid } from "./grid";
import type { Objects } from "./objects";
import type { Texts } from "./rows";
import { type Text, textHash } from "./text_hash";

export interface Columns {
  /** Whether the first row names the columns. */
  readonly headed: boolean;
  /** Field ids, "" where a column is of no use here. */
  readonly fields: readonly string[];
}

/** What a person said an unknown word means; "" leaves the field empty. */
export type Said = Readonly<Record<string, string>>;

export interface Unknown {
  readonly key: string;
  readonly field: Field;
  readonly written: string;
  readonly options: readonly Meaning[];
}

export interface Meaning {
  readonly value: string;
  readonly names: readonly string[];
}

export interface Pasted {
  readonly texts: Texts;
  readonly unknown: readonly Unknown[];
}

const LISTS: ReadonlySet<string> = new Set(["multichoice", "opd_multi"]);
const YES_OR_NO: readonly Meaning[] = [
  { value: "true", names: ["Ya", "Yes", "y", "v", "x", "Ada", "Sudah", "true", "1", "✓", "√", "✔"] },
  { value: "false", names: ["Tidak", "No", "n", "Belum", "Tidak ada", "false", "0"] },
];
const NUMBERED = new Set(["no", "nomor", "nr", "number"]);

export function writable(design: Design): readonly Field[] {
  return design.fields.filter((field) => !field.computed && !field.type.startsWith("ref"));
}

/** By the names in the first row, where it has any; else in the sheet's own order. */
export function columnsOf(grid: Grid, design: Design): Columns {
  const [head = []] = grid;
  const named = head.map((cell) => namedBy(cell, design));
  const known = named.filter((id) => id !== "").length;
  if (known > 0 && known * 2 >= head.filter((cell) => cell !== "" && !NUMBERED.has(folded(cell))).length) {
    return { headed: true, fields: named.map((id, at) => (named.indexOf(id) === at ? id : "")) };
  }
  const counted = grid.every((row, at) => /^\d+\.?$/.test(row[0] ?? "") && Number.parseInt(row[0] ?? "", 10) === at + 1);
  const fields = writable(design).map((field) => field.id);
  return { headed: false, fields: head.map((_, at) => fields[counted ? at - 1 : at] ?? "") };
}

export function pastedRows(grid: Grid, columns: Columns, design: Design, objects: Objects, fills: Texts, said: Said): readonly Pasted[] {
  return grid.slice(columns.headed ? 1 : 0).map((cells) => pasted(cells, columns, design, objects, fills, said));
}

/** Asked once for each word, however many rows have it. */
export function asked(rows: readonly Pasted[]): readonly Unknown[] {
  return [...new Map(rows.flatMap((row) => row.unknown.map((one) => [one.key, one] as const))).values()];
}

/** Whether the sheet has a row that says the same in every field given: pasted a second time. */
export function isThere(texts: Texts, rows: readonly { readonly texts: Texts }[]): boolean {
  return rows.some((row) => Object.entries(texts).every(([id, text]) => textHash(text) === textHash(row.texts[id])));
}

function pasted(cells: readonly string[], columns: Columns, design: Design, objects: Objects, fills: Texts, said: Said): Pasted {
  const texts: Record<string, Text> = {};
  const unknown: Unknown[] = [];
  // A choice is read after the one it stands under.
  const ordered = columns.fields.map((id, at) => [fieldOf(design, id), cells[at] ?? ""] as const).sort(([one], [other]) => depth(one) - depth(other));
  for (const [field, cell] of ordered) {
    if (field === undefined || cell === "") continue;
    const above = field.depends_on === null ? undefined : (texts[field.depends_on] ?? fills[field.depends_on]);
    const text = meant(field, cell, meaningsOf(field, above, objects), said, unknown);
    if (!isBlank(text)) texts[field.id] = text;
    const under = field.choices.find((choice) => choice.value === text)?.parent;
    if (field.depends_on !== null && above === undefined && under !== undefined) texts[field.depends_on] = under;
  }
  return { texts, unknown };
}

function depth(field: Field | undefined): number {
  return field?.depends_on == null ? 0 : 1;
}

function meant(field: Field, cell: string, options: readonly Meaning[], said: Said, unknown: Unknown[]): Text {
  if (field.type === "boolean") return { true: true, false: false }[valueOf(field, cell, options, said, unknown)] ?? null;
  if (field.type === "list") return cell.split("\n");
  if (field.type === "year_multi") return cell.split(/[\s,;]+/).filter((part) => part !== "");
  if (options.length === 0) return cell;
  const parts = found(options, cell) !== undefined || !LISTS.has(field.type) ? [cell] : cell.split(/[,;\n/]+/).map((part) => part.trim()).filter((part) => part !== "");
  const values = parts.map((part) => valueOf(field, part, options, said, unknown)).filter((value) => value !== "");
  return LISTS.has(field.type) ? values : (values[0] ?? null);
}

function valueOf(field: Field, part: string, options: readonly Meaning[], said: Said, unknown: Unknown[]): string {
  const known = found(options, part);
  if (known !== undefined) return known.value;
  const key = `${field.id} ${folded(part)}`;
  unknown.push({ key, field, written: part, options });
  return said[key] ?? "";
}

/** By a name as it is written, else by the only name that is the same but for what stands in brackets. */
function found(options: readonly Meaning[], written: string): Meaning | undefined {
  const same = (read: (text: string) => string) => options.filter((option) => option.names.some((name) => read(name) !== "" && read(name) === read(written)));
  const [exact] = same(folded);
  const like = exact === undefined ? same(bare) : [];
  return exact ?? (like.length === 1 ? like[0] : undefined);
}

function meaningsOf(field: Field, above: Text, objects: Objects): readonly Meaning[] {
  if (field.type.startsWith("opd")) {
    const listed = objects.all("organisation").filter((one) => one.status !== "merged");
    return listed.map((one) => ({ value: one.id, names: [one.name, one.abbreviation] }));
  }
  if (field.type === "boolean") return YES_OR_NO;
  return (above === undefined ? field.choices : choicesOf(field, above)).map(nameable);
}

function nameable(choice: Choice): Meaning {
  return { value: choice.value, names: [choice.label_id, choice.label_en, choice.value] };
}

function namedBy(cell: string, design: Design): string {
  const named = writable(design).find((field) => [field.label_id, field.label_en, field.id].some((name) => bare(name) === bare(cell)));
  return cell === "" ? "" : (named?.id ?? "");
}

function bare(text: string): string {
  return folded(text.replace(/\([^)]*\)/g, ""));
}

function folded(text: string): string {
  return text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}✓√✔]+/gu, "");
}
