// What is wrong with one field, said after leaving it and never in the way: the server has the last word, with the same codes.

import type { Design, Field } from "./design";
import { isWhole, readCurrency, readNumber, stripped } from "./numbers";
import type { Text } from "./text_hash";

export interface Around {
  readonly years: readonly number[];
}

/** The code of the first fault, as the server would give it; undefined where nothing is wrong (or nothing is there). */
export function fault(field: Field, text: Text, around: Around): string | undefined {
  if (isBlank(text) || field.computed) return undefined;
  if (Array.isArray(text)) return listFault(field, text as readonly string[], around);
  return CHECKS[field.type]?.(field, String(text), around);
}

export function isBlank(text: Text): boolean {
  if (Array.isArray(text)) return text.every((part) => isBlank(part));
  return text === null || text === undefined || (typeof text === "string" && stripped(text) === "");
}

/** The fields a row still needs before it counts. */
export function missing(design: Design, texts: Readonly<Record<string, Text>>): readonly Field[] {
  const needed = design.fields.filter((field) => field.required && !field.computed && isBlank(texts[field.id]));
  const oneOf = design.rules.filter((rule) => rule.kind === "one_of" && rule.fields.every((id) => isBlank(texts[id])));
  const first = oneOf.map((rule) => design.fields.find((field) => field.id === rule.fields[0]));
  return [...needed, ...first.filter((field): field is Field => field !== undefined && !needed.includes(field))];
}

type Check = (field: Field, text: string, around: Around) => string | undefined;

const CHECKS: Partial<Record<Field["type"], Check>> = {
  text: textFault,
  longtext: textFault,
  list: textFault,
  number: (_, text) => (readNumber(text) === undefined ? "not_a_number" : undefined),
  integer: (_, text) => (readNumber(text) === undefined ? "not_a_number" : isWhole(text) ? undefined : "wrong_type"),
  currency: (_, text) => (readCurrency(text) === undefined ? "not_a_number" : undefined),
  scale: (field, text) => (within(text, field.min ?? 0, field.max ?? 0) ? undefined : "scale_out_of_range"),
  date: (_, text) => (isDate(stripped(text)) ? undefined : "bad_date"),
  datetime: (_, text) => (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(stripped(text)) && isDate(stripped(text).slice(0, 10)) ? undefined : "bad_date"),
  year: yearFault,
  year_multi: yearFault,
  nip: (field, text) => patternFault(field.pattern ?? "[0-9]{18}", text.replace(/\s+/g, "")),
  phone: (field, text) => patternFault(field.pattern ?? "\\+?[0-9]{8,15}", text.replace(/[\s().-]+/g, "")),
};

function listFault(field: Field, parts: readonly string[], around: Around): string | undefined {
  const filled = parts.filter((part) => !isBlank(part));
  if (field.max_items !== null && filled.length > field.max_items) return "too_many_items";
  if (field.min_items !== null && filled.length < field.min_items) return "too_few_items";
  return filled.map((part) => CHECKS[field.type]?.(field, part, around)).find((code) => code !== undefined);
}

function textFault(field: Field, text: string): string | undefined {
  if (text.includes("\0")) return "nul_character";
  if (field.max_len !== null && [...text].length > field.max_len) return "too_long";
  return field.pattern === null ? undefined : patternFault(field.pattern, stripped(text));
}

function yearFault(_: Field, text: string, around: Around): string | undefined {
  const [first = 1, last = 9999] = around.years;
  return within(text, first, last) ? undefined : "year_out_of_range";
}

function within(text: string, first: number, last: number): boolean {
  return /^[0-9]{1,9}$/.test(stripped(text)) && Number(stripped(text)) >= first && Number(stripped(text)) <= last;
}

/** A pattern of the server's that this browser cannot read is left to the server. */
function patternFault(pattern: string, text: string): string | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`).test(text) ? undefined : "bad_pattern";
  } catch {
    return undefined;
  }
}

function isDate(text: string): boolean {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const local = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (iso === null && local === null) return false;
  const [year, month, day] = iso !== null ? [iso[1], iso[2], iso[3]] : [local?.[4], local?.[3], local?.[1]];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
