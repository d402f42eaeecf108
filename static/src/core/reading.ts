// A field's text as people read it: choices by their label, organisations and rows by their name, lists in one line.

import { type Design, designOf, type Field, label } from "./design";
import type { Entry } from "./generated/wire";
import { written, writtenRupiah } from "./numbers";
import type { Objects } from "./objects";
import { isBlank } from "./checks";
import { t } from "./texts";
import type { Text } from "./text_hash";

export function readable(field: Field, text: Text, objects: Objects): string {
  if (isBlank(text)) return "";
  const parts = Array.isArray(text) ? (text as readonly string[]).filter((part) => !isBlank(part)) : [text];
  const separator = field.type === "list" || field.type.startsWith("ref") ? "; " : ", ";
  return parts.map((part) => one(field, part as Text, objects)).join(separator);
}

function one(field: Field, text: Text, objects: Objects): string {
  if (typeof text === "boolean") return t(text ? "common.yes" : "common.no");
  if (typeof text === "number") return figure(field, text);
  const said = String(text);
  if (field.choices.length > 0) return labelOf(field, said);
  if (field.type.startsWith("opd")) return organisationName(objects, said);
  if (field.type.startsWith("ref")) return rowTitle(objects.get("entry", said), objects) || t("common.row_gone");
  return said;
}

/** A year is a name, not an amount: 2021, never 2.021. */
function figure(field: Field, amount: number): string {
  if (field.type.startsWith("year")) return String(amount);
  return field.type === "currency" ? writtenRupiah(amount) : written(amount);
}

function labelOf(field: Field, value: string): string {
  const choice = field.choices.find((one) => one.value === value);
  return choice === undefined ? value : label(choice);
}

export function organisationName(objects: Objects, id: string): string {
  const found = objects.get("organisation", id);
  const now = objects.get("organisation", found?.merged_into) ?? found;
  return now?.name ?? id;
}

const TEXTLIKE = new Set(["text", "longtext", "list"]);
const NAMES = new Set(["ref", "ref_multi", "opd", "choice"]);

/** The field that names a row: its first text, else what it refers to, else its first choice. */
export function titleField(design: Design): Field | undefined {
  const core = design.fields.filter((field) => field.core);
  const fields = core.length > 0 ? core : design.fields;
  return fields.find((field) => TEXTLIKE.has(field.type)) ?? fields.find((field) => NAMES.has(field.type)) ?? fields[0];
}

/** A row of anybody's, named: by the last valid text where there is one. */
export function rowTitle(entry: Entry | undefined, objects: Objects): string {
  if (entry === undefined) return "";
  const activity = objects.get("activity", entry.activity_id);
  const design = designOf(objects.get("worksheet", activity?.worksheet_id));
  return titleOf(design, (entry.values ?? entry.draft) as Readonly<Record<string, Text>>, objects);
}

export function titleOf(design: Design, texts: Readonly<Record<string, Text>>, objects: Objects): string {
  const naming = titleField(design);
  const candidates = naming === undefined ? design.fields : [naming, ...design.fields];
  for (const field of candidates) {
    const said = readable(field, texts[field.id], objects);
    if (said !== "") return said;
  }
  return "";
}

/** The rows a reference may name: those that count, of the worksheets it speaks of, that this phone may read. */
export function referable(field: Field, objects: Objects, self: string): readonly Entry[] {
  const fits = (entry: Entry) => {
    const activity = objects.get("activity", entry.activity_id);
    const key = objects.get("worksheet", activity?.worksheet_id)?.key ?? "";
    return field.ref.includes("*") || field.ref.includes(key);
  };
  return objects.all("entry").filter((entry) => entry.id !== self && counts(entry) && fits(entry));
}

export function counts(entry: Entry): boolean {
  return entry.state === "ready" && !entry.late && entry.values !== null;
}
