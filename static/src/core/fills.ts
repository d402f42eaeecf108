// What the context knows is filled in: a new row starts with the group's theme, the own organisation, the own name.

import type { Design, Field } from "./design";
import type { Activity, Workshop } from "./generated/wire";
import type { Me } from "./hall";
import type { Text } from "./text_hash";
import { localMoment } from "./times";

export interface Surroundings {
  readonly me: Me;
  readonly activity: Activity;
  readonly workshop: Workshop | undefined;
}

/** Field → text for every field the context can fill. */
export function fillsOf(design: Design, around: Surroundings): Readonly<Record<string, Text>> {
  const found = design.fields.map((field) => [field.id, fillOf(field, design, around)] as const);
  return Object.fromEntries(found.filter(([, text]) => text !== undefined && text !== ""));
}

function fillOf(field: Field, design: Design, around: Surroundings): Text {
  const { me, activity, workshop } = around;
  switch (field.fill) {
    case "theme_of_group":
      return offered(field, themeOf(around));
    case "own_organisation":
      return field.type === "opd" ? me.organisation?.id : me.organisation?.name;
    case "own_name":
      return me.person?.name;
    case "own_position":
      return me.person?.position;
    case "activity_title":
      return activity.title === "" ? design.title_id : activity.title;
    case "place":
      return workshop?.place;
    case "opened_at":
      return activity.opened_at === null || workshop === undefined ? undefined : localMoment(Date.parse(activity.opened_at), workshop.timezone);
    default:
      return undefined;
  }
}

/** The group in the activity's own grouping, else any of mine that has a theme. */
function themeOf({ me, activity }: Surroundings): string | undefined {
  const own = me.groups.find((group) => group.grouping_id === activity.grouping_id);
  return own?.theme || me.groups.find((group) => group.theme !== "")?.theme;
}

function offered(field: Field, value: string | undefined): Text {
  return field.choices.some((choice) => choice.value === value) ? value : undefined;
}
