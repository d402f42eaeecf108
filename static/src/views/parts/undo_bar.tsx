// What was done last, with its way back, at the foot of a page.

import type { ComponentChildren, JSX } from "preact";
import { Button } from "./button";
import { Icon, type IconName } from "./icon";

interface UndoBarProps {
  readonly icon?: IconName;
  /** The word on the way back. */
  readonly word: string;
  readonly keyHint?: string;
  /** Left out: it cannot be taken back, or was. */
  readonly onUndo?: (() => void) | undefined;
  readonly children: ComponentChildren;
}

export function UndoBar({ icon = "check", word, keyHint, onUndo, children }: UndoBarProps): JSX.Element {
  return (
    <div class="undo-bar" role="status">
      <span>
        <Icon name={icon} />
        <span>{children}</span>
      </span>
      {onUndo !== undefined && (
        <Button small icon="undo" onClick={onUndo} {...(keyHint === undefined ? {} : { keyHint })}>
          {word}
        </Button>
      )}
    </div>
  );
}
