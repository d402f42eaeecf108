// What several pages of the wall share: the foot, and turning over what does not fit at once.

import type { ComponentChildren, JSX } from "preact";
import { spoken } from "../../core/texts";

const TURN_MS = 15_000;

/** The foot of the wall: what comes next, or how to read what is above. */
export function Footer({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <footer class="foot">{children}</footer>;
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
