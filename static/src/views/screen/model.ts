// What the projector shows, worked out of the objects it may see: no page, no clock of its own.

import type { Activity, AgendaItem, Announcement, Group, Workshop } from "../../core/generated/wire";
import { isRunning } from "../../core/hall";
import type { Lookup } from "../../core/messages";
import { screenOf } from "../../core/screens";
import { clockTime, dateIn, localTime } from "../../core/times";

export type { Lookup };

export interface Shown {
  readonly workshop: Workshop;
  readonly page: string;
  readonly hidden: boolean;
  readonly content: Readonly<Record<string, unknown>>;
  readonly now: AgendaItem | undefined;
  readonly next: AgendaItem | undefined;
  readonly day: number;
  readonly announcement: Announcement | undefined;
}

/** A running clock: until `endsAt`, or standing at `leftS` while paused, or without an end. */
export interface Timer {
  readonly title: string;
  readonly activity: Activity | undefined;
  readonly endsAt: number | null;
  readonly leftS: number | null;
}

export interface GroupLine {
  readonly id: string;
  readonly number: number;
  readonly title: string;
}

/** `projector`: whose wall this is; one may show a page of its own. */
export function shown(all: Lookup, projector = ""): Shown | undefined {
  const workshop = all("workshop")[0];
  if (workshop === undefined) return undefined;
  const screen = screenOf(all("screen"), projector);
  const agenda = inOrder(all("agenda_item"));
  const now = latest(agenda.filter((item) => item.state === "running"), (item) => item.started_at);
  return {
    workshop,
    page: screen?.page ?? "join",
    hidden: screen?.hidden ?? false,
    content: screen?.content ?? {},
    now,
    next: following(agenda, now),
    day: now?.day ?? following(agenda, now)?.day ?? 1,
    announcement: latest(all("announcement").filter((said) => said.on_projector && !said.withdrawn), (said) => said.at),
  };
}

/** The day's items that are not over, the running one first. */
export function comingUp(all: Lookup, seen: Shown): readonly AgendaItem[] {
  const open = inOrder(all("agenda_item")).filter((item) => item.state === "planned");
  const after = seen.now === undefined ? open : open.filter((item) => !isBefore(item, seen.now));
  return after.filter((item) => item.day === seen.day);
}

/** The activity the facilitator named, else the latest opened, else the agenda item's own length. */
export function timerOf(all: Lookup, seen: Shown): Timer | undefined {
  const open = openActivities(all);
  const named = open.find((activity) => activity.id === seen.content.activity);
  const ofItem = open.filter((activity) => activity.agenda_item_id !== null && activity.agenda_item_id === seen.now?.id);
  const activity = named ?? ofItem[0] ?? open[0];
  if (activity !== undefined) {
    const endsAt = activity.ends_at === null ? null : Date.parse(activity.ends_at);
    return { title: titleOf(all, activity) || (seen.now?.title ?? ""), activity, endsAt, leftS: activity.left_s };
  }
  if (seen.now === undefined) return undefined;
  return { title: seen.now.title, activity: undefined, endsAt: itemEnd(seen.now), leftS: null };
}

/** What is open, the latest opened first. */
export function openActivities(all: Lookup): readonly Activity[] {
  const open = all("activity").filter(isRunning);
  return open.sort((one, other) => ((one.opened_at ?? "") < (other.opened_at ?? "") ? 1 : -1));
}

/** The activity's own title, else that of its agenda item: the worksheet itself is not shown to the projector. */
export function titleOf(all: Lookup, activity: Activity): string {
  return activity.title || (all("agenda_item").find((item) => item.id === activity.agenda_item_id)?.title ?? "");
}

/** The groups of the activity in their order, by number and name, never by who is in them (VS3). */
export function groupsOf(all: Lookup, activity: Activity | undefined): readonly GroupLine[] {
  if (activity === undefined || activity.grouping_id === null) return [];
  return all("group")
    .filter((group) => group.grouping_id === activity.grouping_id && !group.removed)
    .filter((group) => activity.audience.length === 0 || activity.audience.includes(group.id))
    .sort((one, other) => one.number - other.number)
    .map((group) => ({ id: group.id, number: group.number, title: group.title }));
}

/** The division the facilitator named, else of what runs now or comes next; and its groups in their order. */
export function tablesOf(all: Lookup, seen: Shown): { readonly title: string; readonly groups: readonly Group[] } {
  const held = all("grouping").filter((one) => !one.removed);
  const sought = [seen.content.grouping, seen.now?.grouping_id, openActivities(all).find((one) => one.grouping_id !== null)?.grouping_id, seen.next?.grouping_id];
  const grouping = sought.map((id) => held.find((one) => one.id === id)).find((one) => one !== undefined) ?? held[0];
  const groups = all("group").filter((one) => one.grouping_id === grouping?.id && !one.removed);
  return { title: grouping?.title ?? "", groups: groups.sort((one, other) => one.number - other.number) };
}

export interface Wifi {
  readonly name: string;
  readonly password: string;
}

/** The hall's Wi-Fi as the workshop keeps it: `{name, password}`, or the name alone. */
export function wifiOf(workshop: Workshop): Wifi | undefined {
  const kept = workshop.profile.wifi;
  if (typeof kept === "string" && kept !== "") return { name: kept, password: "" };
  if (typeof kept !== "object" || kept === null) return undefined;
  const name = textOf(kept, "name");
  return name === "" ? undefined : { name, password: textOf(kept, "password") };
}

export function textOf(from: object, name: string): string {
  const found: unknown = (from as Record<string, unknown>)[name];
  return typeof found === "string" ? found : "";
}

/** The date of a day of the workshop, as `2021-09-23`, or nothing. */
export function dateOf(workshop: Workshop, day: number): string {
  const found: unknown = workshop.days[day - 1];
  return typeof found === "object" && found !== null ? textOf(found, "date") : "";
}

export function itemEnd(item: AgendaItem): number | null {
  if (item.started_at === null || item.minutes === null) return null;
  return Date.parse(item.started_at) + item.minutes * 60_000;
}

/** Whether an item that runs has gone on beyond its time: by its length, else by the end that was planned for it. */
export function isPast(seen: Shown, item: AgendaItem, now: number): boolean {
  const ends = itemEnd(item);
  if (ends !== null) return ends <= now;
  const zone = seen.workshop.timezone;
  const [today, planned] = [dateIn(now, zone), dateOf(seen.workshop, item.day)];
  return item.end !== "" && planned !== "" && (today > planned || (today === planned && clockTime(now, zone) >= localTime(item.end)));
}

function inOrder(items: readonly AgendaItem[]): AgendaItem[] {
  return items.filter((item) => !item.removed).sort((one, other) => (isBefore(one, other) ? -1 : 1));
}

function isBefore(one: AgendaItem, other: AgendaItem | undefined): boolean {
  if (other === undefined || one.id === other.id) return false;
  if (one.day !== other.day) return one.day < other.day;
  return one.start === other.start ? one.id < other.id : one.start < other.start;
}

function following(agenda: readonly AgendaItem[], now: AgendaItem | undefined): AgendaItem | undefined {
  return agenda.find((item) => item.state === "planned" && (now === undefined || !isBefore(item, now)));
}

function latest<T>(things: readonly T[], when: (thing: T) => string | null): T | undefined {
  return [...things].sort((one, other) => ((when(one) ?? "") < (when(other) ?? "") ? 1 : -1))[0];
}
