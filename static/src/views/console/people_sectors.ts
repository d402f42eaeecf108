// Sectors are the workshop's own choice set: their words come from it, never from here.

import { spoken } from "../../core/texts";
import type { Hall } from "./hall_state";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function sectorChoices(hall: Hall): readonly Choice[] {
  return choicesIn(hall.workshop.value?.choice_sets["sectors"]);
}

/** The word of a sector; one that is no longer in the set is shown as it was written. */
export function sectorWord(hall: Hall, sector: string): string {
  return sectorChoices(hall).find((choice) => choice.value === sector)?.label ?? sector;
}

export function choicesIn(set: unknown): readonly Choice[] {
  if (!Array.isArray(set)) return [];
  return set.flatMap((one: unknown) => {
    const value = textIn(one, "value") || textIn(one, "id");
    return value === "" ? [] : [{ value, label: textIn(one, `label_${spoken()}`) || textIn(one, "label_id") || value }];
  });
}

export function textIn(from: unknown, name: string): string {
  if (typeof from !== "object" || from === null) return "";
  const found: unknown = (from as Record<string, unknown>)[name];
  return typeof found === "string" ? found : "";
}
