// Why a group came out as it did, and which rules could not be kept: the server's codes as sentences.  No page.

import { t } from "../../core/texts";
import type { GroupMade, Unmet } from "./grouping_asking";

/** What things are called on this console. */
export interface Names {
  seat(id: string): string;
  organisation(id: string): string;
  grouping(id: string): string;
  group(id: string): string;
  sector(value: string): string;
}

const FEW = 3;

/** One sentence a group: by which rules its people came, who sits here by somebody's word, who sends most. */
export function whyOf(made: GroupMade, all: readonly GroupMade[], names: Names): string {
  const parts = [ofSize(made, all), byRules(made, names), ofOffices(made, names), ofHeld(made)];
  return parts.filter((part) => part !== "").join(" ");
}

function ofSize(made: GroupMade, all: readonly GroupMade[]): string {
  const sizes = all.map((one) => one.size);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (most - least < 2) return "";
  if (made.size === most) return t("dividing.why.largest");
  return made.size === least ? t("dividing.why.smallest") : "";
}

function byRules(made: GroupMade, names: Names): string {
  if (made.size === 0) return t("dividing.why.nobody");
  const { why } = made;
  const said = [
    counted(why["kept"], "dividing.why.kept"),
    fixedHere(made, names),
    counted(why["same_as"], "dividing.why.same_as"),
    counted(why["defaults"], "dividing.why.defaults"),
    counted(why["together"], "dividing.why.together"),
    counted(why["balanced"], "dividing.why.balanced"),
  ].filter((part) => part !== "");
  return said.length === 0 ? "" : `${capital(said.join(", "))}.`;
}

function fixedHere(made: GroupMade, names: Names): string {
  const count = made.why["fixed"] ?? 0;
  return count === 0 ? "" : t("dividing.why.fixed", { count, names: listOf(made.fixed.map(names.seat)) });
}

function ofOffices(made: GroupMade, names: Names): string {
  const several = Object.entries(made.organisations).filter(([id, count]) => id !== "" && count > 1);
  const most = several.sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  if (most.length === 0) return made.size > 1 ? t("dividing.why.one_each") : "";
  return t("dividing.why.offices", { names: listOf(most.map(([id, count]) => `${names.organisation(id)} ${count}`)) });
}

function ofHeld(made: GroupMade): string {
  return made.here === made.size ? "" : t("dividing.why.held", { count: made.size - made.here });
}

/** Whether it is about a rule somebody may want to change, or only an uneven share. */
export function isSoft(unmet: Unmet): boolean {
  return ["sector", "sex", "seniority", "size"].includes(unmet.rule);
}

/** What could not be kept, and for whom. */
export function unmetSaid(unmet: Unmet, groups: number, names: Names): string {
  const people = listOf(unmet.seats.map(names.seat));
  const values = { names: people, count: unmet.seats.length, least: unmet.least, most: unmet.most, best: unmet.best, groups };
  switch (unmet.rule) {
    case "fixed":
      return t("dividing.unmet.fixed", values);
    case "same_as":
      return t(unmet.seats.length === 0 ? "dividing.unmet.nobody_there" : "dividing.unmet.same_as", { ...values, grouping: names.grouping(unmet.about) });
    case "different_from":
      return t(unmet.seats.length === 0 ? "dividing.unmet.nobody_there" : "dividing.unmet.different_from", { ...values, grouping: names.grouping(unmet.about) });
    case "defaults":
      return t("dividing.unmet.defaults", { ...values, organisation: names.organisation(unmet.about) });
    case "together":
      return t("dividing.unmet.together", { ...values, organisation: names.organisation(unmet.about) });
    case "apart":
      return t(unmet.best > 1 ? "dividing.unmet.apart_many" : "dividing.unmet.apart", { ...values, organisation: names.organisation(unmet.about) });
    case "no_lone":
      return t(unmet.best > 1 ? "dividing.unmet.no_lone" : "dividing.unmet.only_one", { ...values, group: names.group(unmet.group) });
    case "size":
      return t("dividing.unmet.size", values);
    default:
      return t("dividing.unmet.share", { ...values, value: valueOf(unmet, names) });
  }
}

function valueOf(unmet: Unmet, names: Names): string {
  if (unmet.rule === "sector") return names.sector(unmet.about);
  if (unmet.rule === "sex") return t(unmet.about === "P" ? "dividing.women" : "dividing.men");
  return t("dividing.grade", { grade: unmet.about });
}

function counted(count: number | undefined, key: string): string {
  return count === undefined || count === 0 ? "" : t(key, { count });
}

/** Some names, and how many more. */
export function listOf(all: readonly string[]): string {
  const shown = all.slice(0, FEW).join(", ");
  return all.length > FEW ? t("dividing.and_more", { names: shown, count: all.length - FEW }) : shown;
}

function capital(sentence: string): string {
  const [first = "", ...rest] = [...sentence];
  return first.toUpperCase() + rest.join("");
}
