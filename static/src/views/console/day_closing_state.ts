// What closing a day asks: who is known to hold unsent rows, what is still open, how the copies stand, who was excused.

import { type Signal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Activity, DayClosing, Waiver } from "../../core/generated/wire";
import { isRunning } from "../../core/hall";
import type { Standing } from "./backup_state";
import type { Hall } from "./hall_state";
import { textOf } from "./naming";
import { ago, dateOf } from "./times";

export interface Held {
  readonly person: string;
  readonly rows: number;
  readonly at: string;
  readonly address: string;
}
/** `waiting`: a closed day whose copy is still to be made. */
export type CopyState = "good" | "since" | "waiting" | "old" | "none" | "unchosen";

const LOOK_MS = 5_000;

/** Told by the laptop, which remembers what phones said before it was started. */
export const held: Signal<readonly Held[] | undefined> = signal<readonly Held[] | undefined>(undefined);

export async function learnHeld(hall: Hall): Promise<void> {
  const answer = await hall.api.get<{ readonly held: readonly Held[] }>(hall.path("unsent"), hall.token);
  if (answer.ok) held.value = answer.held;
}

/** Asks now and again, and whenever a phone on the line says something else. */
export function useHeld(hall: Hall): void {
  const told = said(hall);
  useEffect(() => void learnHeld(hall), [hall, told]);
  useEffect(() => {
    const later = setInterval(() => void learnHeld(hall), LOOK_MS);
    return () => clearInterval(later);
  }, [hall]);
}

export function closingOf(hall: Hall, day: number): DayClosing | undefined {
  return hall.dayClosings.value.find((closing) => closing.day === day);
}

export function waiversOf(hall: Hall, closing: DayClosing): { readonly now: readonly Waiver[]; readonly earlier: readonly Waiver[] } {
  const own = hall.waivers.value.filter((waiver) => waiver.closing_id === closing.id);
  const now = own.filter((waiver) => closing.state === "closed" && waiver.closed_for === closing.times);
  return { now, earlier: own.filter((waiver) => !now.includes(waiver)) };
}

/** The day at whose closing this person was excused for rows that have not come since. */
export function excusedBefore(hall: Hall, person: string): number | undefined {
  const waiver = hall.waivers.value.find((one) => one.person_id === person && one.arrived_at === null);
  return hall.dayClosings.value.find((closing) => closing.id === waiver?.closing_id)?.day;
}

/** A day nobody has begun is not closed yet. */
export function hasBegun(hall: Hall, day: number, now: number): boolean {
  const workshop = hall.workshop.value;
  const date = textOf(workshop?.days[day - 1] as object | undefined, "date");
  const moved = hall.agenda.value.some((item) => item.day === day && item.state !== "planned");
  return moved || closingOf(hall, day) !== undefined || (now !== 0 && date !== "" && date <= dateOf(now, workshop));
}

export function openSheets(hall: Hall): readonly Activity[] {
  return hall.activities.value.filter(isRunning);
}

/** People who are in and whose phone is not on the line, and who hold nothing that is known. */
export function away(hall: Hall, holding: readonly Held[]): number {
  const named = new Set(holding.map((one) => one.person));
  return hall.people.value.filter((one) => !one.staff && (one.status === "joined" || one.status === "provisional") && hall.presence.value[one.id]?.online !== true && !named.has(one.id)).length;
}

/** `stands`: a rehearsal's clock does not run, so its hours say nothing of when a copy was made (CK1). */
export function copyState(found: Standing | undefined, closing: DayClosing | undefined, stands = false): CopyState {
  if (found === undefined || found.state === "unchosen") return "unchosen";
  if (found.made_at === null) return "none";
  if (found.state !== "good") return "old";
  if (closing?.state !== "closed" || stands) return "good";
  return Date.parse(found.made_at) >= Math.floor(Date.parse(closing.closed_at) / 1000) * 1000 ? "since" : "waiting";
}

/** By the laptop's own count: the clock of this one may be wrong, a rehearsal's stands still. */
export function copiedAgo(found: Standing | undefined): string {
  return found?.age_s == null ? "" : ago(0, found.age_s * 1000);
}

export function rowsIn(holding: readonly { readonly rows: number }[]): number {
  return holding.reduce((sum, one) => sum + one.rows, 0);
}

function said(hall: Hall): string {
  return Object.entries(hall.presence.value)
    .filter(([, person]) => person.unsent > 0)
    .map(([id, person]) => `${id} ${person.unsent}`)
    .join();
}
