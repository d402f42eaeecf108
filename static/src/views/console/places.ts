// Everywhere the console leads: its rooms and the pages that stand alone, each with its word, its sign and its letter.  The side
// bar, the search and the list of keys all say the same.

import { t } from "../../core/texts";
import type { IconName } from "../parts/icon";
import type { Hall } from "./hall_state";
import { readsEveryRow } from "./people_rights";
import { href, ICONS, type Room } from "./rooms";

export interface Place {
  readonly key: string;
  readonly href: string;
  readonly icon: IconName;
  readonly name: string;
  /** Pressed alone it leads there. */
  readonly letter: string;
  /** The place of the side bar it stands under, as a link in that room's head. */
  readonly within?: Room;
}

const LETTERS: Readonly<Record<Room, string>> = {
  agenda: "c",
  hall: "a",
  groups: "k",
  sheets: "l",
  people: "p",
  attendance: "h",
  announce: "u",
  screen: "y",
  papers: "d",
  history: "r",
  settings: "s",
};

/** What the hall needs daily stands in the side bar; what belongs to one of its rooms stands in that room's head. */
const WITHIN: Readonly<Record<string, Room | undefined>> = {
  board: "sheets",
  attendance: "people",
  notes: "papers",
  documents: "papers",
  chains: "settings",
  history: "settings",
};

/** In the order of the day. */
export function places(hall: Hall): readonly Place[] {
  const alone = (key: string, icon: IconName, name: string, letter: string): Place => ({ key, icon, name, letter, href: `/${key}/${encodeURIComponent(hall.id)}` });
  const own = (one: Room): Place => ({ key: one, href: href(one), icon: ICONS[one], name: roomName(one), letter: LETTERS[one] });
  const all = [
    ...(["agenda", "hall", "groups", "sheets"] as const).map(own),
    alone("board", "split", t("console.room.board"), "b"),
    ...(["people", "attendance"] as const).map(own),
    alone("ballots", "vote", t("console.room.ballots"), "v"),
    alone("plenary", "people", t("console.room.plenary"), "o"),
    ...(["announce", "screen", "papers"] as const).map(own),
    alone("notes", "write", t("console.room.notes"), "n"),
    alone("documents", "upload", t("console.room.documents"), "f"),
    own("settings"),
    alone("chains", "forward", t("console.room.chains"), "j"),
    ...(readsEveryRow(hall.viewer.value, hall.grants.value) ? [own("history")] : []),
  ];
  return all.map((one) => {
    const within = WITHIN[one.key];
    return within === undefined ? one : { ...one, within };
  });
}

/** The place of the side bar that holds this one. */
export function placeOver(key: string): string {
  return WITHIN[key] ?? key;
}

/** A room and what stands under it; nothing where it stands by itself. */
export function kin(hall: Hall, key: string): readonly Place[] {
  const over = placeOver(key);
  const found = places(hall).filter((one) => one.key === over || one.within === over);
  return found.length > 1 ? found : [];
}

export function goTo(to: string): void {
  if (to.startsWith("#")) location.hash = to;
  else location.assign(to);
}

export function roomName(one: Room): string {
  return {
    agenda: t("console.room.agenda"),
    hall: t("console.room.hall"),
    groups: t("console.room.groups"),
    sheets: t("console.room.sheets"),
    people: t("console.room.people"),
    attendance: t("console.room.attendance"),
    announce: t("console.room.announce"),
    screen: t("console.room.screen"),
    papers: t("console.room.papers"),
    history: t("console.room.history"),
    settings: t("console.room.settings"),
  }[one];
}
