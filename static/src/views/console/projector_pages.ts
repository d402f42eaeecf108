// Which pages a projector can be given, what each is about, and which of these there are now.

import { designOf } from "../../core/design";
import { hasYears } from "../../core/roadmaps";
import { t } from "../../core/texts";
import type { IconName } from "../parts/icon";
import type { Hall } from "./hall_state";
import { activityTitle, worksheetTitle } from "./naming";

export const DAY_PAGES = ["join", "agenda", "tables", "timer", "break", "text", "blank"] as const;
export const RESULT_PAGES = ["ballot", "board", "matrix", "words", "roadmap", "plenary"] as const;
export type Page = (typeof DAY_PAGES)[number] | (typeof RESULT_PAGES)[number];
export type Content = Readonly<Record<string, unknown>>;

export const PAGE_ICON: Readonly<Record<Page, IconName>> = {
  join: "code", agenda: "agenda", tables: "pin", timer: "clock", break: "clock", text: "note", blank: "none",
  ballot: "vote", board: "sheet", matrix: "sheet", words: "sheet", roadmap: "agenda", plenary: "people",
};

export function pageFor(page: Page): string {
  return {
    join: t("console.page.join_for"),
    agenda: t("console.page.agenda_for"),
    tables: t("dividing.page.tables_for"),
    timer: t("console.page.timer_for"),
    break: t("console.page.break_for"),
    text: t("console.page.text_for"),
    blank: t("console.page.blank_for"),
    ballot: t("console.page.ballot_for"),
    board: t("console.page.board_for"),
    matrix: t("console.page.matrix_for"),
    words: t("console.page.words_for"),
    roadmap: t("console.page.roadmap_for"),
    plenary: t("console.page.plenary_for"),
  }[page];
}

export interface Subject {
  readonly id: string;
  readonly title: string;
}

/** What a page can be about, the likeliest first.  `key`: where the page's content names it; `none`: why there is nothing. */
export interface Subjects {
  readonly key: string;
  readonly all: readonly Subject[];
  readonly none: string;
}

export function subjectsOf(hall: Hall, page: Page): Subjects | undefined {
  switch (page) {
    case "timer":
      return { key: "activity", all: [{ id: "", title: t("console.screen.by_agenda") }, ...running(hall)], none: "" };
    case "tables":
      return { key: "grouping", all: [{ id: "", title: t("console.screen.by_agenda") }, ...hall.groupings.value.map(({ id, title }) => ({ id, title }))], none: "" };
    case "ballot":
      return { key: "ballot", all: ballots(hall), none: t("console.screen.no_ballot") };
    case "plenary":
      return { key: "plenary", all: hall.every("plenary").filter((one) => !one.removed).map(({ id, title }) => ({ id, title })), none: t("console.screen.no_plenary") };
    case "board":
    case "matrix":
    case "words":
      return { key: "worksheet", all: worksheets(hall), none: t("console.screen.no_sheet") };
    case "roadmap":
      return { key: "worksheet", all: worksheets(hall, true), none: t("console.screen.no_years") };
    default:
      return undefined;
  }
}

function running(hall: Hall): readonly Subject[] {
  return hall.activities.value.filter((one) => one.state === "open").map((one) => ({ id: one.id, title: activityTitle(hall, one) }));
}

function ballots(hall: Hall): readonly Subject[] {
  const begun = hall.every("ballot").filter((one) => !one.removed && one.opened_at !== null);
  return begun.sort((one, other) => (other.opened_at ?? "").localeCompare(one.opened_at ?? "")).map(({ id, question }) => ({ id, title: question }));
}

/** Worksheets that were handed out and are not secret, the latest opened first. */
function worksheets(hall: Hall, withYears = false): readonly Subject[] {
  const begun = hall.activities.value.filter((one) => one.state !== "planned" && !one.secret);
  const latest = [...begun].sort((one, other) => (other.opened_at ?? "").localeCompare(one.opened_at ?? "")).map((one) => one.worksheet_id);
  const found = [...new Set(latest)].map((id) => hall.get("worksheet", id)).filter((one) => one !== undefined);
  return found.filter((one) => !withYears || hasYears(designOf(one))).map((one) => ({ id: one.id, title: worksheetTitle(one) }));
}
