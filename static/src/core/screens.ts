// What hangs on a wall: one page for all projectors, unless a projector was given a page of its own.  DOM-free.

import type { Screen } from "./generated/wire";

const SHARED = "screen";
export const FOLLOW = "follow";

export function sharedScreen(screens: readonly Screen[]): Screen | undefined {
  return screens.find((one) => one.id === SHARED);
}

/** What one projector alone was told to show; undefined where it follows the others. */
export function ownScreen(screens: readonly Screen[], projector: string): Screen | undefined {
  const own = screens.find((one) => one.id === `${SHARED}_${projector}`);
  return own?.page === FOLLOW ? undefined : own;
}

/** Whatever hides everybody's page hides this one too. */
export function screenOf(screens: readonly Screen[], projector: string): Screen | undefined {
  const [shared, own] = [sharedScreen(screens), ownScreen(screens, projector)];
  return own === undefined ? shared : { ...own, hidden: own.hidden || shared?.hidden === true };
}
