// The rooms of the console, in the order of the side bar; the address keeps the chosen one behind the `#`.

import { batch, signal } from "@preact/signals";
import type { IconName } from "../parts/icon";

export const ROOMS = ["agenda", "hall", "groups", "sheets", "people", "attendance", "announce", "screen", "papers", "history", "settings"] as const;
export type Room = (typeof ROOMS)[number];

export const ICONS: Readonly<Record<Room, IconName>> = {
  agenda: "agenda",
  hall: "eye",
  groups: "people",
  sheets: "sheet",
  people: "person",
  attendance: "check",
  announce: "announce",
  screen: "screen",
  papers: "document",
  history: "clock",
  settings: "settings",
};

export const room = signal<Room>("agenda");

/** What the address points at within the room: a page of it, or a kind of thing and its id. */
export interface Pointed {
  readonly kind: string;
  readonly id: string;
}

export const pointed = signal<Pointed>({ kind: "", id: "" });

export function href(to: Room, kind = "", id = ""): string {
  return `#${[to, kind, id].filter((part) => part !== "").map(encodeURIComponent).join("/")}`;
}

/** The room the address names; the first one where it names none. */
export function roomOf(fragment: string): Room {
  const named = partsOf(fragment)[0];
  return ROOMS.find((one) => one === named) ?? "agenda";
}

export function pointedAt(fragment: string): Pointed {
  const [, kind = "", id = ""] = partsOf(fragment);
  return { kind, id };
}

export function follow(): void {
  batch(() => {
    room.value = roomOf(location.hash);
    pointed.value = pointedAt(location.hash);
  });
}

function partsOf(fragment: string): readonly string[] {
  return fragment.replace(/^#/, "").split("/").map(plain);
}

function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
