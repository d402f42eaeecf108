// The day as it runs: what is planned, what really happened, what is to be expected, and where it collides.  Pure.

import type { Activity, AgendaItem, Workshop } from "../../core/generated/wire";
import { isRunning } from "../../core/hall";
import { minutesInto, minutesOf } from "./times";

export interface DayLine {
  readonly item: AgendaItem;
  readonly place: "done" | "skipped" | "now" | "next" | "later";
  /** Minutes since midnight: begun, or to be expected to begin. */
  readonly begins: number;
  /** How long it is planned to take. */
  readonly minutes: number;
  readonly moved: boolean;
  /** Prayer, meals and the end keep their time. */
  readonly fixed: boolean;
  /** Minutes by which what comes before runs into this fixed time. */
  readonly collision: number;
}

const FIXED = new Set(["break", "closing"]);

/** Prayer, meals and the end keep their time, unless somebody says otherwise. */
export function keepsItsTime(item: Pick<AgendaItem, "kind" | "timing">): boolean {
  return item.timing === "fixed" || (item.timing === "" && FIXED.has(item.kind));
}

export function lengthOf(item: AgendaItem): number {
  if (item.minutes !== null || item.start === "" || item.end === "") return item.minutes ?? 0;
  return Math.max(0, minutesOf(item.end) - minutesOf(item.start));
}

/** The items of the day of that date at a minute of it, null on another day; what runs is over with its last timer. */
export function linesAt(workshop: Workshop | undefined, date: string, items: readonly AgendaItem[], activities: readonly Activity[], clock: number | null): readonly DayLine[] {
  const into = (stamp: string | null): number | null => (stamp === null ? null : minutesInto(date, Date.parse(stamp), workshop));
  const running = items.find((item) => item.state === "running");
  const ends = activities.flatMap((one) => (one.agenda_item_id === running?.id && isRunning(one) ? (into(one.ends_at) ?? []) : []));
  return dayLines(items, clock, (item) => into(item.started_at), running === undefined || ends.length === 0 ? null : Math.max(...ends));
}

/** The day's items with what to expect, as the server slides them (`service/running_late.py`); `clock` and `startedAt` are minutes since midnight, `clock` null on another day. */
export function dayLines(items: readonly AgendaItem[], clock: number | null, startedAt: (item: AgendaItem) => number | null, endsAt: number | null): readonly DayLine[] {
  const nowAt = items.findIndex((item) => item.state === "running");
  const nextAt = items.findIndex((item, at) => item.state === "planned" && at > nowAt);
  let free = endsAt ?? clock ?? 0;
  return items.map((item, at) => {
    const planned = minutesOf(item.start);
    const fixed = keepsItsTime(item);
    const minutes = lengthOf(item);
    const begun = startedAt(item);
    if (item.state !== "planned") {
      const begins = begun ?? planned;
      if (item.state === "running") free = Math.max(endsAt ?? begins + minutes, clock ?? 0);
      return { item, place: item.state === "running" ? "now" : "done", begins, minutes, moved: begins !== planned, fixed, collision: 0 };
    }
    if (at < nowAt) return { item, place: "skipped", begins: planned, minutes, moved: false, fixed, collision: 0 };
    if (item.start === "") return { item, place: at === nextAt ? "next" : "later", begins: planned, minutes, moved: false, fixed, collision: 0 };
    const expected = clock === null ? planned : Math.max(planned, free);
    const begins = fixed ? planned : expected;
    const collision = fixed && clock !== null ? Math.max(0, expected - planned) : 0;
    free = Math.max(free, begins) + minutes;
    return { item, place: at === nextAt ? "next" : "later", begins, minutes, moved: begins !== planned, fixed, collision };
  });
}

/** By how much the next item that has a time starts after its plan. */
export function delay(lines: readonly DayLine[]): number {
  const next = lines.find((line) => (line.place === "next" || line.place === "later") && line.item.start !== "");
  return next === undefined ? 0 : Math.max(0, next.begins - minutesOf(next.item.start), next.collision);
}

/** What could be left out so that the rest fits before `before` ('' for the end of the day): the shortest that is long enough, else the longest. */
export function canBeLeftOut(lines: readonly DayLine[], before: string, missing: number): AgendaItem | undefined {
  const until = before === "" ? lines.length : lines.findIndex((line) => line.item.id === before);
  const free = lines.filter((line, at) => at < until && !line.fixed && (line.place === "next" || line.place === "later"));
  const byLength = [...free].sort((one, other) => one.minutes - other.minutes);
  return (byLength.find((line) => line.minutes >= missing) ?? byLength[byLength.length - 1])?.item;
}
