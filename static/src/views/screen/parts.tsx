// The foot of the wall: what comes next, or how to read what is above.

import type { ComponentChildren, JSX } from "preact";

export function Footer({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <footer class="foot">{children}</footer>;
}
