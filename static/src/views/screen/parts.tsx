// Small parts of the wall: the mark of the house, icons that always stand beside a word, bars.

import type { ComponentChildren, JSX } from "preact";

const TURNED = "M-14.4-14.4h8v8h-8zM-14.4-4h8v8h-8zM-14.4 6.4h8v8h-8zM-4-14.4h8v8h-8zM-4 6.4h8v8h-8zM6.4-14.4h8v8h-8zM6.4-4h8v8h-8zM6.4 6.4h8v8h-8z";

export function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="-21 -21 42 42" aria-hidden="true">
      <g transform="rotate(45)">
        <path d={TURNED} fill="currentColor" />
        <path d="M-4-4h8v8h-8z" fill="var(--kunyit)" />
      </g>
    </svg>
  );
}

const DRAWN = { done: "M4.5 12.5l5 5 10-11", writing: "M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5z" };

export function Icon({ name }: { readonly name: keyof typeof DRAWN }): JSX.Element {
  return (
    <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
      <path d={DRAWN[name]} />
    </svg>
  );
}

/** Decoration: what it shows stands beside it in words. */
export function Bar({ share }: { readonly share: number }): JSX.Element {
  const width = `${Math.round(Math.max(0, Math.min(1, share)) * 100)}%`;
  return (
    <span class="bar" aria-hidden="true">
      <i style={{ width }} />
    </span>
  );
}

export function Footer({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <footer class="foot">{children}</footer>;
}
