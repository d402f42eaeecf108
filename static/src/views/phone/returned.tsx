// What an assessor asks of this phone's rows: counted, and named wherever one is.

import type { JSX } from "preact";
import { designOf, title } from "../../core/design";
import { sheetId, type Task, tasksOf } from "../../core/hall";
import { openOf, stateOf } from "../../core/reviews";
import { t } from "../../core/texts";
import { Notice } from "../parts/notice";
import type { Phone } from "./phone";
import { href } from "./route";

/** How many rows of a sheet wait for a correction. */
export function returnedIn(phone: Phone, task: Task): number {
  if (task.unit === null) return 0;
  const sheet = sheetId(task.activity.id, task.unit);
  const waits = phone.objects.all("entry").filter((entry) => entry.sheet_id === sheet && entry.reopened && entry.state !== "withdrawn");
  return waits.filter((entry) => stateOf(openOf(phone.objects, entry.id)) === "returned").length;
}

/** On any page of tasks: what was returned on another sheet than this. */
export function Returned({ phone, but }: { readonly phone: Phone; readonly but?: string }): JSX.Element | null {
  const others = tasksOf(phone.objects, phone.me).filter((task) => task.activity.id !== but && returnedIn(phone, task) > 0);
  const [task] = others;
  if (task === undefined) return null;
  const sheet = task.activity.title || title(designOf(task.worksheet));
  return (
    <Notice
      tone="fix"
      icon="fix"
      title={t("review.phone.elsewhere", { count: returnedIn(phone, task), sheet })}
      way={<a class="btn small" href={href({ tab: "tasks", activity: task.activity.id })}>{t("review.phone.look")}</a>}
    />
  );
}
