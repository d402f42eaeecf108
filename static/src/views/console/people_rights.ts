// Who keeps the lists and papers: those who lead, and the organisers.  The server decides; the page only offers what it may.

import type { Hall } from "./hall_state";

const KEEPERS = ["facilitator", "cofacilitator", "organiser"];

export function keepsLists(hall: Hall): boolean {
  return hall.viewer.value?.roles.some((role) => KEEPERS.includes(role)) ?? false;
}
