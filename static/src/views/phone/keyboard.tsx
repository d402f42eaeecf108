// The open keyboard: what it leaves of the page, and the bar that stands on it, so that field, state and button are seen together.

import type { ComponentChildren, JSX } from "preact";
import { signal } from "@preact/signals";

/** While the keyboard is open, what is fixed to the bottom would cover the field. */
export const typing = signal(false);

const GAP = 12;

addEventListener("focusin", (event) => {
  typing.value = opensKeyboard(event.target);
  if (typing.value) requestAnimationFrame(bringIntoSight);
});
addEventListener("focusout", () => (typing.value = false));
window.visualViewport?.addEventListener("resize", fit);
window.visualViewport?.addEventListener("scroll", fit);
addEventListener("resize", fit);

function opensKeyboard(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "date", "datetime-local"].includes(target.type);
}

/** Some phones lay the keyboard over the page, others make the page smaller: the bar stands above it on both. */
function fit(): void {
  const seen = window.visualViewport;
  const covered = seen === null || seen === undefined || seen.scale > 1.01 ? 0 : Math.max(0, innerHeight - seen.height - seen.offsetTop);
  document.documentElement.style.setProperty("--keyboard", `${Math.round(covered)}px`);
  if (typing.value) bringIntoSight();
}

/** The field in use is never under the strip or the bar. */
function bringIntoSight(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement) || !opensKeyboard(field)) return;
  const box = field.getBoundingClientRect();
  const top = edge(".strip", "bottom") + GAP;
  const bottom = edge(".keys", "top") - GAP;
  if (box.bottom > bottom) scrollBy(0, Math.min(box.bottom - bottom, box.top - top));
  else if (box.top < top) scrollBy(0, box.top - top);
}

function edge(selector: string, side: "top" | "bottom"): number {
  const found = document.querySelector(selector)?.getBoundingClientRect();
  return found?.[side] ?? (side === "top" ? (window.visualViewport?.height ?? innerHeight) : 0);
}

/** *Next* on the keyboard goes to the next field; after the last one the keyboard closes. */
export function nextField(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const from = event.target;
  if (event.key !== "Enter" || event.isComposing || !(from instanceof HTMLInputElement)) return;
  event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>("input, textarea, select, button.inp")].filter((one) => one.offsetParent !== null);
  const next = fields[fields.indexOf(from) + 1];
  if (next === undefined) from.blur();
  else next.focus();
}

/** Touching it leaves the finger's field as it is until the button acts. */
export function KeyboardBar({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return (
    <div class="keys" onPointerDown={(event) => event.preventDefault()} onMouseDown={(event) => event.preventDefault()}>
      {children}
    </div>
  );
}

export function closeKeyboard(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
