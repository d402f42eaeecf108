// What cannot be taken back with one press asks first, in place, and says what stays.

import type { JSX } from "preact";
import { t } from "../../core/texts";
import { Button } from "./button";

interface ConfirmProps {
  readonly ask: string;
  readonly what: string;
  readonly yes: string;
  readonly fix?: boolean;
  done(): void;
  back(): void;
}

/** Asked for at the end of a long panel, a question is seen whole. */
export function intoView(asked: HTMLElement | null): void {
  asked?.scrollIntoView({ block: "nearest" });
}

export function Confirm({ ask, what, yes, fix, done, back }: ConfirmProps): JSX.Element {
  return (
    <div ref={intoView} class={fix === true ? "confirm fix" : "confirm"} role="group" aria-label={ask}>
      <b>{ask}</b>
      <p class="mute">{what}</p>
      <div class="acts">
        <Button small kind={fix === true ? "fix" : "plain"} onClick={done}>{yes}</Button>
        <Button small kind="quiet" onClick={back}>{t("common.cancel")}</Button>
      </div>
    </div>
  );
}
