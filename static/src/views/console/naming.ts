// What things are called on the console: worksheets and activities by their title, units by the hall's words, people by name.

import type { Activity, Group, Organisation, Worksheet } from "../../core/generated/wire";
import { spoken, t } from "../../core/texts";
import type { Hall } from "./hall_state";

export function textOf(from: object | null | undefined, name: string): string {
  const found: unknown = (from as Record<string, unknown> | null | undefined)?.[name];
  return typeof found === "string" ? found : "";
}

/** Text that stands in both languages beside each other: `title_id`, `title_en`. */
export function bilingual(from: object | null | undefined, name: string): string {
  return textOf(from, `${name}_${spoken()}`) || textOf(from, `${name}_id`);
}

export function worksheetTitle(worksheet: Worksheet | undefined): string {
  return bilingual(worksheet?.definition, "title") || (worksheet?.key ?? "");
}

export function activityTitle(hall: Hall, activity: Activity): string {
  return activity.title || worksheetTitle(hall.get("worksheet", activity.worksheet_id));
}

export function groupTitle(group: Group): string {
  return group.title === "" ? String(group.number) : `${group.number} · ${group.title}`;
}

/** `Kelompok 2, Meja 3` */
export function groupPlace(group: Group): string {
  const name = t("console.group", { number: group.number });
  return group.place === "" ? name : `${name}, ${group.place}`;
}

export function organisationTitle(organisation: Organisation | undefined): string {
  return organisation === undefined ? "" : organisation.abbreviation || organisation.name;
}

/** Who was found on the list under another name is called by that one. */
export function personName(hall: Hall, id: string | null | undefined): string {
  const person = hall.get("person", id);
  return hall.get("person", person?.merged_into)?.name ?? person?.name ?? "";
}

/** `3 baris`, `1 row`. */
export function rowsWord(count: number): string {
  return t("console.rows", { count });
}

/** What a sheet's unit is called. */
export function unitTitle(hall: Hall, unit: string, id: string): string {
  if (unit === "group") {
    const group = hall.get("group", id);
    return group === undefined ? id : groupTitle(group);
  }
  if (unit === "organisation") return organisationTitle(hall.get("organisation", id));
  return personName(hall, id);
}
