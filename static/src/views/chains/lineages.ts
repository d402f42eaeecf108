// What the objects say of rows that travelled: which sources read otherwise today than when they were carried.

import { designOf, fieldOf, label } from "../../core/design";
import type { Entry, Lineage, ObjectTypes } from "../../core/generated/wire";
import { sourceNow } from "../../core/lineage";
import { readable, rowTitle } from "../../core/reading";
import type { Text } from "../../core/text_hash";
import type { Hall } from "../console/hall_state";

export interface ChangedSource {
  readonly id: string;
  readonly title: string;
  readonly withdrawn: boolean;
  readonly fields: readonly { readonly label: string; readonly old: string; readonly new: string }[];
}

/** Read so that whoever draws it is drawn again. */
export function every<K extends keyof ObjectTypes>(hall: Hall, type: K): readonly ObjectTypes[K][] {
  hall.get("workshop", hall.id);
  return hall.objects.all(type);
}

export function sourcesThatChanged(hall: Hall, activity: string): readonly ChangedSource[] {
  const here = every(hall, "lineage").filter((one) => one.activity_id === activity && !one.withdrawn && one.source_workshop === "");
  return here.map((one) => ofOne(hall, one)).filter((one) => one.withdrawn || one.fields.length > 0);
}

function ofOne(hall: Hall, lineage: Lineage): ChangedSource {
  const source = lineage.source_kind === "entry" ? hall.get("entry", lineage.source_id) : undefined;
  const title = rowTitle(hall.get("entry", lineage.entry_id), hall.objects);
  const now = sourceNow(hall.objects, lineage);
  return { id: lineage.id, title, withdrawn: now === "withdrawn", fields: source !== undefined && now === "changed" ? changed(hall, lineage, source) : [] };
}

function changed(hall: Hall, lineage: Lineage, source: Entry): ChangedSource["fields"] {
  const design = designOf(hall.get("worksheet", hall.get("activity", source.activity_id)?.worksheet_id));
  const said = (value: unknown, name: string): string => {
    const field = fieldOf(design, name);
    return field === undefined ? String(value ?? "") : readable(field, value as Text, hall.objects);
  };
  const names = Object.keys(lineage.seen).filter((name) => {
    const before = JSON.stringify(lineage.seen[name]);
    return ![source.values?.[name], source.parsed[name]].some((value) => JSON.stringify(value) === before);
  });
  return names.map((name) => {
    const field = fieldOf(design, name);
    return { label: field === undefined ? name : label(field), old: said(lineage.seen[name], name), new: said(source.values?.[name], name) };
  });
}
