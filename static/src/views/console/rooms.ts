// The rooms of the console, in the order of the side bar; the address keeps the chosen one behind the `#`.

import { signal } from "@preact/signals";
import type { IconName } from "../parts/icon";

export const ROOMS = ["agenda", "hall", "groups", "sheets", "people", "announce", "screen", "papers", "settings"] as const;
export type Room = (typeof ROOMS)[number];

export const ICONS: Readonly<Record<Room, IconName>> = {
  agenda: "agenda",
  hall: "eye",
  groups: "people",
  sheets: "sheet",
  people: "person",
  announce: "announce",
  screen: "screen",
  papers: "document",
  settings: "settings",
};

export const room = signal<Room>("agenda");

export function href(to: Room): string {
  return `#${to}`;
}

/** The room the address names; the first one where it names none. */
export function roomOf(fragment: string): Room {
  const named = fragment.replace(/^#/, "");
  return ROOMS.find((one) => one === named) ?? "agenda";
}

export function follow(): void {
  room.value = roomOf(location.hash);
}
