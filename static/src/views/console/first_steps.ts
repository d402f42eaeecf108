// What a new workshop still needs before the doors open, in the order in which it is done.  Worked out of the objects.

import type { Hall } from "./hall_state";
import { textOf } from "./naming";
import { guests, isIn, listed } from "./people_roll";

export type StepName = "people" | "groups" | "door" | "screen";

export interface Step {
  readonly name: StepName;
  readonly done: boolean;
}

/** Nothing once the day has begun or everything is ready: then the agenda itself says what comes next. */
export function firstSteps(hall: Hall): readonly Step[] {
  const workshop = hall.workshop.value;
  if (workshop === undefined || !hall.leads.value || hall.agenda.value.some((item) => item.state !== "planned")) return [];
  const steps: readonly Step[] = [
    { name: "people", done: listed(hall.organisations.value).length > 0 && guests(hall.people.value).length > 0 },
    { name: "groups", done: hall.memberships.value.some((membership) => membership.group_id !== null) },
    { name: "door", done: hasDoor(workshop.profile) || guests(hall.people.value).some(isIn) },
    { name: "screen", done: hall.grants.value.some((grant) => grant.role === "projector" && grant.revoked_at === null) },
  ];
  return steps.every((step) => step.done) ? [] : steps;
}

/** Whether the day can run late at all: somebody came in, or something was started.  A plan nobody follows yet is on time. */
export function isUnderWay(hall: Hall): boolean {
  return hall.agenda.value.some((item) => item.state !== "planned") || guests(hall.people.value).some(isIn);
}

function hasDoor(profile: Readonly<Record<string, unknown>>): boolean {
  const wifi = profile["wifi"];
  const name = typeof wifi === "string" ? wifi : textOf(wifi as object | undefined, "name");
  return name !== "" || textOf(profile, "address") !== "";
}
