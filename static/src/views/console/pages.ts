// The pages the projector can show.

import { t } from "../../core/texts";

export const PAGES = ["join", "agenda", "tables", "timer", "text", "blank"] as const;
export type Page = (typeof PAGES)[number];

export function pageName(page: string): string {
  const names: Readonly<Record<string, string>> = {
    join: t("console.page.join"),
    agenda: t("console.page.agenda"),
    tables: t("dividing.page.tables"),
    timer: t("console.page.timer"),
    progress: t("console.page.timer"),
    ballot: t("console.page.ballot"),
    board: t("console.page.board"),
    plenary: t("console.page.plenary"),
    text: t("console.page.text"),
    blank: t("console.page.blank"),
  };
  return names[page] ?? page;
}

export function pageFor(page: Page): string {
  return {
    join: t("console.page.join_for"),
    agenda: t("console.page.agenda_for"),
    tables: t("dividing.page.tables_for"),
    timer: t("console.page.timer_for"),
    text: t("console.page.text_for"),
    blank: t("console.page.blank_for"),
  }[page];
}
