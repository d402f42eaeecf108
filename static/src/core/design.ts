// A worksheet's design as the phone reads it: the server leaves out what equals its default, here it is filled in again.

import type { Worksheet } from "./generated/wire";
import { spoken } from "./texts";

export type FieldType =
  | "text" | "longtext" | "list" | "number" | "integer" | "currency" | "scale" | "boolean" | "choice" | "multichoice" | "date"
  | "datetime" | "year" | "year_multi" | "opd" | "opd_multi" | "ref" | "ref_multi" | "nip" | "phone" | "signature_space";

export interface Choice {
  readonly value: string;
  readonly label_id: string;
  readonly label_en: string;
  readonly parent?: string;
}

export interface Field {
  readonly id: string;
  readonly label_id: string;
  readonly label_en: string;
  readonly type: FieldType;
  readonly choices: readonly Choice[];
  readonly choice_set: string | null;
  readonly help_id: string;
  readonly help_en: string;
  readonly required: boolean;
  readonly max_len: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly ref: readonly string[];
  readonly depends_on: string | null;
  readonly computed: boolean;
  readonly personal: boolean;
  readonly min_items: number | null;
  readonly max_items: number | null;
  readonly pattern: string | null;
  readonly stored: boolean;
  readonly core: boolean;
  readonly fill: string | null;
}

export interface Design {
  readonly key: string;
  readonly title_id: string;
  readonly title_en: string;
  readonly purpose_id: string;
  readonly purpose_en: string;
  readonly note_id: string;
  readonly note_en: string;
  readonly repeated: boolean;
  readonly rows_min: number;
  readonly rows_max: number | null;
  readonly rules: readonly { readonly kind: string; readonly fields: readonly string[] }[];
  readonly prefilled: readonly Readonly<Record<string, string>>[];
  readonly fields: readonly Field[];
}

const FIELD = {
  choices: [], choice_set: null, help_id: "", help_en: "", required: false, max_len: null, min: null, max: null, ref: [],
  depends_on: null, computed: false, personal: false, min_items: null, max_items: null, pattern: null, stored: true, core: false, fill: null,
} as const;
const DESIGN = {
  key: "", title_id: "", title_en: "", purpose_id: "", purpose_en: "", note_id: "", note_en: "", repeated: true, rows_min: 0,
  rows_max: null, rules: [], prefilled: [], fields: [],
} as const;

const read = new WeakMap<Worksheet, Design>();

export function designOf(worksheet: Worksheet | undefined): Design {
  if (worksheet === undefined) return DESIGN;
  const known = read.get(worksheet);
  if (known !== undefined) return known;
  const told = worksheet.definition as Partial<Design>;
  const fields = (told.fields ?? []).map((field) => ({ ...FIELD, ...field })).filter((field) => field.stored);
  const design: Design = { ...DESIGN, ...told, fields };
  read.set(worksheet, design);
  return design;
}

export function fieldOf(design: Design, id: string): Field | undefined {
  return design.fields.find((field) => field.id === id);
}

/** The fields a person meets first; where a design names none, the first six. */
export function coreFields(design: Design): readonly Field[] {
  const core = design.fields.filter((field) => field.core);
  return core.length > 0 ? core : design.fields.slice(0, 6);
}

export function furtherFields(design: Design): readonly Field[] {
  const core = new Set(coreFields(design));
  return design.fields.filter((field) => !core.has(field));
}

/** The choices that may be taken now: those under what the field above was given. */
export function choicesOf(field: Field, above: unknown): readonly Choice[] {
  return field.depends_on === null ? field.choices : field.choices.filter((choice) => choice.parent === above);
}

type Labelled = { readonly label_id: string; readonly label_en: string };
export function label(thing: Labelled): string {
  return (spoken() === "en" ? thing.label_en : thing.label_id) || thing.label_id;
}

export function help(field: Field): string {
  return (spoken() === "en" ? field.help_en : field.help_id) || field.help_id;
}

export function title(design: Design): string {
  return (spoken() === "en" ? design.title_en : design.title_id) || design.title_id;
}

export function purpose(design: Design): string {
  return (spoken() === "en" ? design.purpose_en : design.purpose_id) || design.purpose_id;
}

export function note(design: Design): string {
  return (spoken() === "en" ? design.note_en : design.note_id) || design.note_id;
}
