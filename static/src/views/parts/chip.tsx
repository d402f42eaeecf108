// One of a few answers, on or off.

import type { ComponentChildren, JSX } from "preact";

interface ChipProps {
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly class?: string;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

export function Chip({ on, disabled, class: more, onPress, children }: ChipProps): JSX.Element {
  return (
    <button type="button" class={more === undefined ? "chip" : `chip ${more}`} aria-pressed={on} aria-disabled={disabled === true ? "true" : undefined} onClick={() => disabled !== true && onPress()}>
      {children}
    </button>
  );
}
