// Nothing here yet: what will stand here, and the one thing to do for it.

import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icon";

interface EmptyProps {
  readonly icon?: IconName;
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
  /** The button that begins it. */
  readonly way?: ComponentChildren;
}

export function Empty({ icon = "none", title, children, way }: EmptyProps): JSX.Element {
  return (
    <div class="empty-state">
      <Icon name={icon} />
      <div>
        <p>{title}</p>
        {children !== undefined && <p class="mute">{children}</p>}
      </div>
      {way}
    </div>
  );
}
