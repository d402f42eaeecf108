// Acts as the server tells them, put together from pages: one line each, the newer word of each wins.

import type { Workshop } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { dateOf } from "./times";

export interface Act {
  readonly line: number;
  readonly at: string;
  readonly person: string;
  readonly kind: string;
  readonly sentence: string;
  /** The act took back another. */
  readonly undo: boolean;
  readonly undone_by: string;
  readonly undoable: boolean;
  readonly reason: string;
}

export interface Page {
  readonly acts: readonly Act[];
  /** Where the next page begins; null at the end. */
  readonly next: number | null;
}

export const KINDS = ["agenda", "sheets", "groups", "people", "assessing", "ballots", "plenary", "telling", "workshop"] as const;

export function kindName(kind: (typeof KINDS)[number]): string {
  return {
    agenda: t("history.kind.agenda"),
    sheets: t("history.kind.sheets"),
    groups: t("history.kind.groups"),
    people: t("history.kind.people"),
    assessing: t("history.kind.assessing"),
    ballots: t("history.kind.ballots"),
    plenary: t("history.kind.plenary"),
    telling: t("history.kind.telling"),
    workshop: t("history.kind.workshop"),
  }[kind];
}

export function merged(known: readonly Act[], fresh: readonly Act[]): readonly Act[] {
  const lines = new Set(fresh.map((act) => act.line));
  return [...known.filter((act) => !lines.has(act.line)), ...fresh].sort((one, other) => other.line - one.line);
}

/** By the workshop's days, each in the order it comes. */
export function daysOf(acts: readonly Act[], workshop: Workshop | undefined): readonly (readonly [string, readonly Act[]])[] {
  const days = new Map<string, Act[]>();
  for (const act of acts) {
    const day = dateOf(Date.parse(act.at), workshop);
    days.set(day, [...(days.get(day) ?? []), act]);
  }
  return [...days];
}
