// What the laptop, the Wi-Fi and the test page say before the doors open, each put into a state and a sentence.  What nobody knows is
// said to be unknown, with where to look.  Pure.

import { spoken, t } from "../../core/texts";

export interface Tried {
  readonly since_s: number;
  readonly opened: number;
  readonly here: number;
  readonly most: number;
  readonly without_line: number;
  readonly slowest_ms: number;
  readonly clock_off_s: number | null;
  readonly by_address: Readonly<Record<string, number>>;
}

export interface Laptop {
  readonly disk: { readonly free: number; readonly total: number } | null;
  readonly battery: { readonly percent: number | null; readonly plugged: boolean } | null;
  readonly sleep: { readonly minutes: number } | null;
  readonly clock_synced: boolean | null;
  readonly wifi: string | null;
}

export interface Readiness {
  readonly hosted: boolean;
  readonly addresses: readonly string[];
  readonly chosen: string;
  readonly wifi: boolean;
  readonly people: { readonly expected: number };
  readonly organisations: { readonly expected: number };
  readonly tried: Tried;
  /** None on a server that is no laptop of this hall. */
  readonly laptop: Laptop | null;
  readonly backup: { readonly state: string; readonly same_disk: boolean; readonly disk_full: boolean };
}

export type Mode = "each" | "organisation" | "group";

export interface Check {
  readonly key: string;
  readonly state: "good" | "look" | "unknown";
  readonly title: string;
  readonly said: string;
  /** Where it is put right. */
  readonly to?: "door" | "backup";
}

/** How many phones are to be expected, each way of sharing them. */
export interface Phones {
  readonly each: number;
  readonly organisation: number;
  readonly group: number;
}

const LEAST_FREE = 2_000_000_000;
const GIGA = 1_000_000_000;
const CLOCK_OFF_S = 60;
const SLOW_MS = 2000;
/** Somebody who scans at once is there well before. */
export const NOBODY_CAME_S = 60;

export function checks(found: Readiness, mode: Mode, phones: Phones, holds: number | null): readonly Check[] {
  const need = phones[mode];
  return [
    reached(found.tried),
    carried(found.tried, need, holds),
    wifiCode(found.wifi),
    ...(found.laptop === null ? [] : [disk(found.laptop), battery(found.laptop), sleep(found.laptop), clock(found.laptop, found.tried)]),
    backup(found.backup),
  ];
}

/** Where the access point falls short, by its own word or by what was tried. */
export function fallsShort(need: number, holds: number | null): boolean {
  return holds !== null && need > holds;
}

/** The test page was shown and nobody came: the Wi-Fi may keep phones apart. */
export function nobodyCame(tried: Tried): boolean {
  return tried.opened === 0 && tried.since_s >= NOBODY_CAME_S;
}

function reached(tried: Tried): Check {
  const title = t("ready.reached");
  if (tried.opened === 0) return { key: "reached", title, state: nobodyCame(tried) ? "look" : "unknown", said: nobodyCame(tried) ? t("ready.reached_none") : t("ready.reached_not_yet") };
  if (tried.slowest_ms > SLOW_MS) return { key: "reached", title, state: "look", said: t("ready.reached_slow", { count: tried.opened, seconds: number(tried.slowest_ms / 1000) }) };
  if (tried.without_line > 0) return { key: "reached", title, state: "look", said: t("ready.reached_no_line", { count: tried.opened, without: tried.without_line }) };
  return { key: "reached", title, state: "good", said: t("ready.reached_good", { count: tried.opened }) };
}

function carried(tried: Tried, need: number, holds: number | null): Check {
  const title = t("ready.carried");
  if (fallsShort(need, holds)) return { key: "carried", title, state: "look", said: t("ready.carried_short", { holds: holds ?? 0, need }) };
  if (need > 0 && tried.most >= need) return { key: "carried", title, state: "good", said: t("ready.carried_tried", { count: tried.most }) };
  if (tried.most > 1) return { key: "carried", title, state: "unknown", said: t("ready.carried_part", { count: tried.most, need }) };
  return { key: "carried", title, state: "unknown", said: t("ready.carried_unknown", { need }) };
}

function wifiCode(set: boolean): Check {
  return { key: "wifi", title: t("ready.wifi"), state: set ? "good" : "look", said: set ? t("ready.wifi_good") : t("ready.wifi_none"), ...(set ? {} : { to: "door" as const }) };
}

function disk({ disk }: Laptop): Check {
  const title = t("ready.disk");
  if (disk === null) return { key: "disk", title, state: "unknown", said: t("ready.unknown") };
  return { key: "disk", title, state: disk.free < LEAST_FREE ? "look" : "good", said: t(disk.free < LEAST_FREE ? "ready.disk_low" : "ready.disk_good", { free: number(disk.free / GIGA) }) };
}

function battery({ battery }: Laptop): Check {
  const title = t("ready.power");
  if (battery === null) return { key: "battery", title, state: "unknown", said: t("ready.power_unknown") };
  if (battery.percent === null) return battery.plugged ? { key: "battery", title, state: "good", said: t("ready.power_no_battery") } : { key: "battery", title, state: "unknown", said: t("ready.power_unknown") };
  return { key: "battery", title, state: battery.plugged ? "good" : "look", said: t(battery.plugged ? "ready.power_plugged" : "ready.power_battery", { percent: battery.percent }) };
}

function sleep({ sleep }: Laptop): Check {
  const title = t("ready.sleep");
  if (sleep === null) return { key: "sleep", title, state: "unknown", said: t("ready.sleep_unknown") };
  return sleep.minutes === 0 ? { key: "sleep", title, state: "good", said: t("ready.sleep_never") } : { key: "sleep", title, state: "look", said: t("ready.sleep_after", { minutes: sleep.minutes }) };
}

/** Phones have their time from their network: many of them know it better than a laptop without one. */
function clock({ clock_synced }: Laptop, { clock_off_s }: Tried): Check {
  const title = t("ready.clock");
  if (clock_off_s !== null && Math.abs(clock_off_s) > CLOCK_OFF_S) return { key: "clock", title, state: "look", said: t(clock_off_s > 0 ? "ready.clock_slow" : "ready.clock_fast", { minutes: Math.round(Math.abs(clock_off_s) / 60) }) };
  if (clock_off_s !== null) return { key: "clock", title, state: "good", said: t("ready.clock_phones") };
  if (clock_synced === true) return { key: "clock", title, state: "good", said: t("ready.clock_synced") };
  return { key: "clock", title, state: "unknown", said: t("ready.clock_unknown") };
}

function backup({ state, same_disk, disk_full }: Readiness["backup"]): Check {
  const title = t("ready.backup");
  const look = (said: string): Check => ({ key: "backup", title, state: "look", said, to: "backup" });
  if (disk_full) return look(t("ready.backup_full"));
  if (state === "unchosen") return look(t("ready.backup_unchosen"));
  if (state === "failing" || state === "old") return look(t("ready.backup_failing"));
  if (same_disk) return look(t("ready.backup_same_disk"));
  return { key: "backup", title, state: "good", said: t("ready.backup_good") };
}

function number(value: number): string {
  return new Intl.NumberFormat(spoken() === "id" ? "id-ID" : "en-GB", { maximumFractionDigits: 1 }).format(value);
}
