// What the projector's pages are called.

import { t } from "../../core/texts";

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
    break: t("console.page.break"),
    matrix: t("console.page.matrix"),
    words: t("console.page.words"),
    roadmap: t("console.page.roadmap"),
    blank: t("console.page.blank"),
  };
  return names[page] ?? page;
}
