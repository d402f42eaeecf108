// Homework as a message: what each has to do until when, who has returned it and who has not; *bold* is WhatsApp's.

import { t } from "../../core/texts";
import { longDate } from "../../core/times";
import type { Given, Owing } from "./asking";

/** A row as its writers know it: the sheet, its number, what it says. */
export type RowNamed = (row: Owing["rows"][number]) => string;

export function messageToAll(workshop: string, given: Given, named: RowNamed): string {
  const open = given.units.filter((unit) => !unit.returned);
  const back = given.units.filter((unit) => unit.returned);
  return paragraphs([
    headOf(workshop, given),
    listed(t("chains.home.not_yet", { count: open.length }), open.map((unit) => lineOf(unit))),
    given.kind === "activity" ? "" : open.map((unit) => rowsOf(unit, named)).join("\n\n"),
    listed(t("chains.home.done", { count: back.length }), back.map((unit) => unit.unit_title)),
    t("chains.home.thanks"),
  ]);
}

export function messageTo(workshop: string, given: Given, unit: Owing, named: RowNamed): string {
  const rows = given.kind === "activity" ? "" : rowsOf(unit, named);
  return paragraphs([headOf(workshop, given), t("chains.home.dear", { unit: unit.unit_title }), rows, t("chains.home.thanks")]);
}

function headOf(workshop: string, given: Given): string {
  return [`*${given.title}*`, workshop, t("chains.home.until", { date: longDate(given.due) }), given.note].filter((line) => line !== "").join("\n");
}

function lineOf(unit: Owing): string {
  const open = unit.rows.filter((row) => !row.returned).length;
  return open === 0 ? unit.unit_title : t("chains.home.unit", { unit: unit.unit_title, count: open });
}

function rowsOf(unit: Owing, named: RowNamed): string {
  const open = unit.rows.filter((row) => !row.returned).map((row, place) => `${place + 1}. ${named(row)}${row.remark === "" ? "" : `: _${row.remark}_`}`);
  return open.length === 0 ? "" : [`*${unit.unit_title}*`, ...open].join("\n");
}

function listed(head: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [`*${head}*`, ...lines.map((line) => `- ${line}`)].join("\n");
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== "").join("\n\n");
}
