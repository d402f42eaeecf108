// Choosing from a list: tall rows, what was searched for underlined, the way out in a block of its own.

import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icon";

export function Pick({ label, alt, children }: { readonly label?: string; readonly alt?: boolean; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div class={alt === true ? "pick alt" : "pick"} role="group" aria-label={label}>
      {children}
    </div>
  );
}

interface PickRowProps {
  readonly onPick: () => void;
  readonly icon?: IconName;
  readonly under?: ComponentChildren;
  readonly pressed?: boolean;
  /** Cannot be chosen now; `under` says why. */
  readonly off?: boolean;
  readonly end?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function PickRow({ onPick, icon, under, pressed, off, end, children }: PickRowProps): JSX.Element {
  return (
    <button type="button" onClick={onPick} aria-pressed={pressed} aria-disabled={off}>
      {icon !== undefined && <Icon name={icon} />}
      <span class="t">
        {children}
        {under !== undefined && <small>{under}</small>}
      </span>
      {end ?? <Icon name="forward" />}
    </button>
  );
}

/** The text with every occurrence of what was typed marked, whatever the case. */
export function Matched({ text, typed }: { readonly text: string; readonly typed: string }): JSX.Element {
  const sought = typed.trim().toLowerCase();
  const at = sought === "" ? -1 : text.toLowerCase().indexOf(sought);
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + sought.length)}</mark>
      {text.slice(at + sought.length)}
    </>
  );
}
