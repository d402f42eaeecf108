// What several pages of the wall share: the foot, and turning over what does not fit at once.

import type { ComponentChildren, JSX } from "preact";
import { spoken, t } from "../../core/texts";
import { localTime } from "../../core/times";
import type { Shown } from "./model";

const TURN_MS = 15_000;

/** The foot of the wall: what comes next, or how to read what is above. */
export function Footer({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <footer class="foot">{children}</footer>;
}

export function Next({ seen }: { readonly seen: Shown }): JSX.Element {
  if (seen.next === undefined) return <span />;
  return (
    <span class="next">
      {t("screen.next", { time: localTime(seen.next.expected || seen.next.start) })} <b>{seen.next.title}</b>
    </span>
  );
}

/** Which of several parts is shown at this moment; by the hall's clock, so that two walls turn together. */
export function turnAt(now: number, turns: number): number {
  return Math.floor(now / TURN_MS) % Math.max(1, turns);
}

/** Parts that each have room, as few as it takes, all about as full. */
export function pagedBy<T>(all: readonly T[], takes: (one: T) => number, room: number): readonly (readonly T[])[] {
  const greedy = filled(all, takes, room);
  const even = spread(all, takes, greedy.length);
  return even.every((part) => part.length > 0 && heightOf(part, takes) <= room) ? even : greedy;
}

function heightOf<T>(part: readonly T[], takes: (one: T) => number): number {
  return part.reduce((sum, one) => sum + takes(one), 0);
}

/** Each stands in the part in which its middle comes to lie. */
function spread<T>(all: readonly T[], takes: (one: T) => number, count: number): readonly (readonly T[])[] {
  const share = heightOf(all, takes) / count;
  const parts: T[][] = Array.from({ length: count }, () => []);
  let above = 0;
  for (const one of all) {
    const needs = takes(one);
    parts[Math.min(count - 1, Math.floor((above + needs / 2) / share))]?.push(one);
    above += needs;
  }
  return parts;
}

function filled<T>(all: readonly T[], takes: (one: T) => number, room: number): readonly (readonly T[])[] {
  const pages: T[][] = [[]];
  let left = room;
  for (const one of all) {
    const needs = takes(one);
    if (needs > left && (pages[pages.length - 1] ?? []).length > 0) {
      pages.push([]);
      left = room;
    }
    pages[pages.length - 1]?.push(one);
    left -= needs;
  }
  return pages;
}

export function titled(one: { readonly title_id: string; readonly title_en: string }): string {
  return spoken() === "en" ? one.title_en : one.title_id;
}

/** `Kekuatan (Strengths)` is Kekuatan on a wall. */
export function labelled(one: { readonly label_id: string; readonly label_en: string }): string {
  return (spoken() === "en" ? one.label_en : one.label_id).replace(/\s*\([^)]*\)$/, "");
}
