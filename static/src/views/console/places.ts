// Everywhere the console leads: its rooms and the pages that stand alone, each with its word, its sign and its letter.  The side
// bar, the search and the list of keys all say the same.

import { t } from "../../core/texts";
import type { IconName } from "../parts/icon";
import type { Hall } from "./hall_state";
import { readsEveryRow } from "./people_rights";
import { href, ICONS, type Room, ROOMS } from "./rooms";

export interface Place {
  readonly key: string;
  readonly href: string;
  readonly icon: IconName;
  readonly name: string;
  /** Pressed alone it leads there. */
  readonly letter: string;
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

/** In the order of the day; what is seldom opened comes last, for on a low window it is the end that has to be scrolled to. */
export function places(hall: Hall): readonly Place[] {
  const rooms = ROOMS.filter((one) => one !== "history" || readsEveryRow(hall.viewer.value, hall.grants.value));
  const alone = (key: string, icon: IconName, name: string, letter: string): Place => ({ key, icon, name, letter, href: `/${key}/${encodeURIComponent(hall.id)}` });
  const own = (one: Room): Place => ({ key: one, href: href(one), icon: ICONS[one], name: roomName(one), letter: LETTERS[one] });
  const of = (keys: readonly Room[]): readonly Place[] => keys.filter((one) => rooms.includes(one)).map(own);
  return [
    ...of(["agenda", "hall", "groups", "sheets", "people", "attendance", "announce", "screen"]),
    alone("board", "split", t("console.room.board"), "b"),
    alone("ballots", "vote", t("console.room.ballots"), "v"),
    alone("plenary", "people", t("console.room.plenary"), "o"),
    alone("notes", "write", t("console.room.notes"), "n"),
    ...of(["papers", "settings"]),
    alone("documents", "upload", t("console.room.documents"), "f"),
    alone("chains", "forward", t("console.room.chains"), "j"),
    ...of(["history"]),
  ];
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
