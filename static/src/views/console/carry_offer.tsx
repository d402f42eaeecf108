// On a sheet that goes on from others: how many accepted rows wait to be carried into it, and the way there.

import type { JSX } from "preact";
import type { Activity } from "../../core/generated/wire";
import { counts } from "../../core/reading";
import { openOf, stateOf } from "../../core/reviews";
import { t } from "../../core/texts";
import { LinkButton } from "../parts/button";
import type { Hall } from "./hall_state";

export function CarryOffer({ hall, activity }: { readonly hall: Hall; readonly activity: Activity }): JSX.Element | null {
  const count = waiting(hall, activity);
  if (count === 0) return null;
  return (
    <LinkButton small icon="forward" href={`/chains/${encodeURIComponent(hall.id)}#carry/${encodeURIComponent(activity.id)}`}>
      {t("console.sheets.carry", { count })}
    </LinkButton>
  );
}

function waiting(hall: Hall, activity: Activity): number {
  const from = hall.get("worksheet", activity.worksheet_id)?.definition["carry_from"] as readonly string[] | undefined;
  if (from === undefined || activity.state === "closed" || activity.secret) return 0;
  const sources = hall.activities.value.filter((one) => one.id !== activity.id && !one.secret && from.includes(hall.get("worksheet", one.worksheet_id)?.key ?? ""));
  const brought = new Set(sources.filter((one) => one.brought_from !== "").map((one) => one.id));
  const known = new Set(sources.map((one) => one.id));
  const there = new Set(hall.objects.all("lineage").filter((one) => one.activity_id === activity.id && !one.withdrawn).map((one) => one.source_id));
  const fits = (id: string) => stateOf(openOf(hall.objects, id)) === "accepted";
  return hall.entries.value.filter((one) => known.has(one.activity_id) && counts(one) && !there.has(one.id) && (brought.has(one.activity_id) || fits(one.id))).length;
}
