// A state in words: an icon, a colour and a word, never one of them alone.

import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icon";

export type Tone = "saved" | "local" | "fix" | "live" | "help" | "none";

const ICON_OF: Readonly<Record<Tone, IconName>> = {
  saved: "check",
  local: "phone",
  fix: "fix",
  live: "write",
  help: "help",
  none: "none",
};

interface StateProps {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}

/** On cards and in cells. */
export function Word({ tone, icon, children }: StateProps): JSX.Element {
  return (
    <span class={`word ${tone}`}>
      <Icon name={icon ?? ICON_OF[tone]} />
      {children}
    </span>
  );
}

/** In headers and tables. */
export function Tag({ tone, icon, children }: StateProps): JSX.Element {
  return (
    <span class={`tag ${tone}`}>
      <Icon name={icon ?? ICON_OF[tone]} />
      {children}
    </span>
  );
}

/** The initials of a person; their name stands beside it. */
export function Face({ name, who }: { readonly name: string; readonly who?: "me" | "live" }): JSX.Element {
  return (
    <span class={`face ${who ?? ""}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** What stands before a name and is none: `dr. Andi` is A., not D. */
const TITLES = /^(?:(?:dr|drg|drh|drs|dra|ir|prof|h|hj|k\.?h)\.\s*)+/iu;

/** By which somebody is called: `Hj. Nurlela` is Nurlela, `La Ode Ali` is Ali, `Muh. Irfan` is Irfan. */
export function calledBy(name: string): string {
  const words = withoutTitles(name).split(/\s+/u);
  return words.find((word) => word.length > 2 && !word.endsWith(".") && word !== "Ode") ?? words[0] ?? name;
}

export function initials(name: string): string {
  const own = withoutTitles(name);
  const words = (own === "" ? name : own).split(/[\s.]+/u).filter((word) => /^\p{L}/u.test(word));
  const chosen = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return chosen.map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase();
}

function withoutTitles(name: string): string {
  return (name.split(",")[0] ?? "").trim().replace(TITLES, "");
}
