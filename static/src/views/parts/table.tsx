// A table on a card: its heads, its lines, and a frame that scrolls by itself where the window is too narrow for it.

import type { ComponentChildren, JSX } from "preact";

interface TableProps {
  /** Its `<th>`, in order. */
  readonly head: ComponentChildren;
  readonly class?: string;
  /** Its `<tr>`. */
  readonly children: ComponentChildren;
}

export function Table({ head, class: more, children }: TableProps): JSX.Element {
  return (
    <div class="card table-card">
      <table class={more === undefined ? "lined" : `lined ${more}`}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
