// A share as a bar; the figure stands beside it in words.

import type { JSX } from "preact";

export function Progress({ share }: { readonly share: number }): JSX.Element {
  const width = `${Math.round(Math.max(0, Math.min(1, share)) * 1000) / 10}%`;
  return (
    <div class="bar" aria-hidden="true">
      <i style={{ width }} />
    </div>
  );
}
