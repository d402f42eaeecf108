// What my own tables have written so far, as anybody at them may read it: of my groups and my organisation the rows that count,
// none of a secret sheet and none where each sees only the own rows.  The server's file (`me/export`) holds the same.

import type { Activity, Entry } from "./generated/wire";
import { type Me, sheetId } from "./hall";
import type { Objects } from "./objects";
import { counts } from "./reading";

export interface OwnSheet {
  readonly activity: Activity;
  readonly unit: string;
  readonly rows: readonly Entry[];
}

/** In the order in which the sheets were opened. */
export function ownResults(objects: Objects, me: Me): readonly OwnSheet[] {
  const opened = objects.all("activity").filter((one) => one.opened_at !== null && one.see && !one.secret);
  const inOrder = opened.sort((one, other) => (one.opened_at ?? "").localeCompare(other.opened_at ?? "") || (one.id < other.id ? -1 : 1));
  return inOrder.flatMap((activity) => unitsOf(activity, me).map((unit) => ({ activity, unit, rows: rowsOn(objects, sheetId(activity.id, unit)) }))).filter((sheet) => sheet.rows.length > 0);
}

function unitsOf({ unit }: Activity, { groups, seat }: Me): readonly string[] {
  if (unit === "group") return groups.map((group) => group.id);
  return unit === "organisation" && seat !== undefined ? [seat.organisation_id] : [];
}

function rowsOn(objects: Objects, sheet: string): readonly Entry[] {
  const rows = objects.all("entry").filter((entry) => entry.sheet_id === sheet && counts(entry));
  return rows.sort((one, other) => one.position - other.position || one.created_at.localeCompare(other.created_at) || (one.id < other.id ? -1 : 1));
}
