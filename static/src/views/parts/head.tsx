// The head of a room: its one serif title, the sentence under it, what can be done here.

import type { ComponentChildren, JSX } from "preact";

interface RoomHeadProps {
  readonly title: ComponentChildren;
  readonly under?: ComponentChildren;
  /** A room beside a list has the second title of its page. */
  readonly second?: boolean;
  readonly children?: ComponentChildren;
}

export function RoomHead({ title, under, second, children }: RoomHeadProps): JSX.Element {
  return (
    <header class="room-head">
      <div>
        {second === true ? <h2>{title}</h2> : <h1>{title}</h1>}
        {under !== undefined && <p>{under}</p>}
      </div>
      {children !== undefined && <div class="acts">{children}</div>}
    </header>
  );
}
