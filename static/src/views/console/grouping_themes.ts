// What a group can stand for: the workshop's themes, or the choices of another set where its grouping divides by those.

import type { Group } from "../../core/generated/wire";
import { t } from "../../core/texts";
import type { Hall } from "./hall_state";
import { type Choice, choicesIn } from "./people_sectors";

/** A group's theme fills the theme of what it writes. */
export function themesFor(hall: Hall, group: Group): readonly Choice[] {
  const none = { value: "", label: t("rooms.grouping.no_theme") };
  const siblings = hall.groups.value.filter((one) => one.grouping_id === group.grouping_id && one.theme !== "");
  const themes = choicesIn(hall.workshop.value?.themes);
  const sets = Object.values(hall.workshop.value?.choice_sets ?? {}).map(choicesIn);
  const own = siblings.length === 0 ? undefined : [themes, ...sets].find((set) => siblings.every((one) => set.some((choice) => choice.value === one.theme)));
  const options = own ?? themes;
  const kept = group.theme === "" || options.some((choice) => choice.value === group.theme) ? [] : [{ value: group.theme, label: group.theme }];
  return [none, ...options, ...kept];
}
