// Sentences that several screens say: refusals, who and where, how much time is left.

import type { Activity, Group } from "../../core/generated/wire";
import type { Me } from "../../core/hall";
import type { Refusal } from "../../core/messages";
import { t } from "../../core/texts";
import { minutesUntil } from "../../core/times";

/** The refusal's own sentence; one this page does not know is said in general. */
export function refusalSaid(refusal: Pick<Refusal, "code">): string {
  if (refusal.code === "no_answer") return t("phone.no_answer");
  if (refusal.code === "claim_refused") return t("phone.door.not_admitted");
  const key = `refusal.${refusal.code}`;
  const said = t(key);
  return said === key ? t("phone.refused") : said;
}

export function groupName(group: Group): string {
  return [t("phone.group", { number: group.number }), group.title].filter((part) => part !== "").join(", ");
}

/** Whose sheet this is. */
export function unitName(activity: Activity, unit: string | null, me: Me): string {
  if (unit === null) return "";
  if (activity.unit === "person") return me.person?.name ?? "";
  if (activity.unit === "organisation") return me.organisation?.name ?? "";
  const group = me.groups.find((one) => one.id === unit);
  return group === undefined ? "" : groupName(group);
}

export interface Left {
  readonly text: string;
  /** Beside a long word. */
  readonly short: string;
  readonly over: boolean;
}

/** The timer in words; undefined where there is none. */
export function timeLeft(activity: Activity, now: number): Left | undefined {
  if (activity.state !== "open") return undefined;
  if (activity.left_s !== null) return left("phone.time.paused", Math.ceil(activity.left_s / 60));
  if (activity.ends_at === null) return undefined;
  const end = Date.parse(activity.ends_at);
  if (end <= now) return { text: t("phone.time.over"), short: t("phone.time.over"), over: true };
  return left("phone.time.left", minutesUntil(end, now));
}

function left(key: "phone.time.left" | "phone.time.paused", minutes: number): Left {
  return { text: t(key, { minutes }), short: t("phone.time.short", { minutes }), over: false };
}

/** `Bapak` or `Ibu` where the list says which. */
export function courteous(name: string, sex: string): string {
  const address = { L: t("phone.mister"), P: t("phone.madam") }[sex.toUpperCase()];
  return address === undefined ? name : `${address} ${name}`;
}
