// Who keeps the lists and papers: those who lead, and the organisers; and who reads every row.  The server decides; the page only
// offers what it may.

import type { Grant } from "../../core/generated/wire";
import type { ViewerSeen } from "../../core/messages";
import type { Hall } from "./hall_state";

const ROLES = ["facilitator", "cofacilitator", "organiser", "observer"];
const KEEPERS = ["facilitator", "cofacilitator", "organiser"];

export function keepsLists(hall: Hall): boolean {
  return hall.viewer.value?.roles.some((role) => KEEPERS.includes(role)) ?? false;
}

/** The same as the server works it out (RV2): an assessor and nothing else, whose grants all have limits, reads in part. */
export function readsEveryRow(viewer: Pick<ViewerSeen, "person" | "roles"> | undefined, grants: readonly Grant[]): boolean {
  if (viewer === undefined || viewer.roles.some((role) => ROLES.includes(role))) return true;
  const own = grants.filter((grant) => grant.person_id === viewer.person && grant.role === "assessor" && grant.revoked_at === null);
  return own.length === 0 || own.some(({ scope }) => Object.values(scope).every((named) => named.length === 0));
}
