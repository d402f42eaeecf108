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

export function titled(one: { readonly title_id: string; readonly title_en: string }): string {
  return spoken() === "en" ? one.title_en : one.title_id;
}

/** `Kekuatan (Strengths)` is Kekuatan on a wall. */
export function labelled(one: { readonly label_id: string; readonly label_en: string }): string {
  return (spoken() === "en" ? one.label_en : one.label_id).replace(/\s*\([^)]*\)$/, "");
}
