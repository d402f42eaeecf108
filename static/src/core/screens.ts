// What hangs on a wall: one page for all projectors, unless a projector was given a page of its own.  DOM-free.

import type { Screen } from "./generated/wire";

const SHARED = "screen";
export const FOLLOW = "follow";

export function sharedScreen(screens: readonly Screen[]): Screen | undefined {
  return screens.find((one) => one.id === SHARED);
}

/** What one projector alone was told: a page, or to follow; hidden or not. */
export function toldAlone(screens: readonly Screen[], projector: string): Screen | undefined {
  return screens.find((one) => one.id === `${SHARED}_${projector}`);
}

/** What one projector alone was told to show; undefined where it follows the others. */
export function ownScreen(screens: readonly Screen[], projector: string): Screen | undefined {
  const own = toldAlone(screens, projector);
  return own?.page === FOLLOW ? undefined : own;
}

/** Whatever hides everybody's page hides this one too; one that follows may be hidden alone. */
export function screenOf(screens: readonly Screen[], projector: string): Screen | undefined {
  const [shared, told] = [sharedScreen(screens), toldAlone(screens, projector)];
  if (told === undefined) return shared;
  const seen = told.page === FOLLOW ? (shared ?? { ...told, page: "join" }) : told;
  return { ...seen, hidden: told.hidden || shared?.hidden === true };
}
