// The columns of a worksheet as the console reads them, and a value as a reader sees it.

import type { Worksheet } from "../../core/generated/wire";
import { spoken, t } from "../../core/texts";
import type { Hall } from "./hall_state";
import { bilingual, organisationTitle } from "./naming";

export interface FieldShape {
  readonly id: string;
  readonly type: string;
  readonly label_id: string;
  readonly label_en: string;
  readonly choices?: readonly { readonly value: string; readonly label_id: string; readonly label_en: string }[];
  readonly stored?: boolean;
}

const LONGEST_REFERENCE = 80;

export function fieldsOf(worksheet: Worksheet | undefined): readonly FieldShape[] {
  const found: unknown = worksheet?.definition["fields"];
  return Array.isArray(found) ? found.filter(isField) : [];
}

export function wording(field: FieldShape): string {
  return spoken() === "en" ? field.label_en : field.label_id;
}

/** Labels instead of codes, names instead of ids, text as it was typed. */
export function shown(hall: Hall, field: FieldShape, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((part) => shown(hall, field, part)).join("\n");
  if (typeof value === "boolean") return value ? t("common.yes") : t("common.no");
  const text = String(value);
  if (field.type === "choice" || field.type === "multichoice") {
    return bilingual(field.choices?.find((choice) => choice.value === text), "label") || text;
  }
  if (field.type === "opd" || field.type === "opd_multi") return organisationTitle(hall.get("organisation", text)) || text;
  if (field.type === "ref" || field.type === "ref_multi") return referred(hall, text);
  return text;
}

/** The first words of the row a reference names. */
function referred(hall: Hall, id: string): string {
  const entry = hall.get("entry", id);
  const sheet = hall.get("activity", entry?.activity_id);
  const named = fieldsOf(hall.get("worksheet", sheet?.worksheet_id)).find((field) => ["text", "longtext"].includes(field.type));
  const text = String(entry?.values?.[named?.id ?? ""] ?? "");
  return text.length > LONGEST_REFERENCE ? `${text.slice(0, LONGEST_REFERENCE)}…` : text;
}

function isField(found: unknown): found is FieldShape {
  return typeof found === "object" && found !== null && "id" in found && "type" in found;
}
