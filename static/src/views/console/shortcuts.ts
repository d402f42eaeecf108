// Keys of the console that are pressed alone: a letter for each place, `?` for their list.  They can be switched off (WCAG 2.1.4),
// and are text wherever somebody types.

import { signal } from "@preact/signals";
import { openKeep } from "../../core/session";
import type { Hall } from "./hall_state";
import { turnHidden } from "./hiding";
import { goTo, places } from "./places";
import { isTyping } from "./typing";

const OFF = "rembuk.console.letters_off";
const { keep } = openKeep(() => localStorage);

export const listed = signal(false);
export const letters = signal(keep.getItem(OFF) === null);

export function switchLetters(on: boolean): void {
  letters.value = on;
  if (on) keep.removeItem(OFF);
  else keep.setItem(OFF, "1");
}

/** `home`: the console's address, on a page that stands alone; there the letters lead back to its rooms. */
export function listenForKeys(hall: Hall, home = ""): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "?" && home === "") {
      event.preventDefault();
      listed.value = !listed.value;
    }
    if (!letters.value) return;
    // As on a presenter's remote control.
    if (event.key === "." && hall.leads.value) void turnHidden(hall);
    const place = places(hall).find((one) => one.letter === event.key.toLowerCase());
    if (place === undefined || event.shiftKey || isAtWork(event.target)) return;
    listed.value = false;
    goTo(place.href.startsWith("#") ? `${home}${place.href}` : place.href);
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

/** Whoever is in a form has something half done: no letter leads away from it. */
function isAtWork(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("form, .panel:not(.key-list)") !== null;
}
