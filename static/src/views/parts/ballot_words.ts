// What a criterion and a number of a ballot are called; the workshop's own criteria bring their names.

import { weightsOf } from "../../core/ballots";
import type { Ballot } from "../../core/generated/wire";
import { spoken, t } from "../../core/texts";

export function criterionName(ballot: Ballot, criterion: string): string {
  const own = weightsOf(ballot).find((one) => one.id === criterion);
  if (own === undefined) return t(`ballot.criterion.${criterion.toLowerCase()}`);
  return `${spoken() === "en" ? own.label_en : own.label_id} (${own.weight})`;
}

/** With a decimal comma where the hall speaks Indonesian. */
export function figure(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return spoken() === "en" ? String(rounded) : String(rounded).replace(".", ",");
}
