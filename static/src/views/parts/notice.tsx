// One thing to know, in the flow of the page, with its way out.

import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icon";
import type { Tone } from "./words";

interface NoticeProps {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly title?: string;
  readonly children?: ComponentChildren;
  /** Buttons at its end. */
  readonly way?: ComponentChildren;
  /** Read aloud as soon as it appears: refusals. */
  readonly urgent?: boolean;
}

export function Notice({ tone, icon, title, children, way, urgent }: NoticeProps): JSX.Element {
  return (
    <div class={`notice ${tone === undefined || tone === "none" ? "" : tone}`} role={urgent === true ? "alert" : "status"}>
      <Icon name={icon ?? (tone === "fix" ? "warning" : "note")} />
      <div>
        {title !== undefined && <b>{title}</b>}
        {children !== undefined && <span class="sub">{children}</span>}
      </div>
      {way}
    </div>
  );
}
