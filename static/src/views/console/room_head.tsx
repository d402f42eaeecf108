// The head of every room: its one serif title, the sentence under it, what can be done here.

import type { ComponentChildren, JSX } from "preact";

interface RoomHeadProps {
  readonly title: string;
  readonly under?: ComponentChildren;
  readonly children?: ComponentChildren;
}

export function RoomHead({ title, under, children }: RoomHeadProps): JSX.Element {
  return (
    <header class="room-head">
      <div>
        <h1>{title}</h1>
        {under !== undefined && <p>{under}</p>}
      </div>
      {children !== undefined && <div class="acts">{children}</div>}
    </header>
  );
}
