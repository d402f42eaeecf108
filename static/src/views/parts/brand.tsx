// The house: its mark, its name, the woven strip.

import type { JSX } from "preact";

const WOVEN = "M-14.4-14.4h8v8h-8zM-14.4-4h8v8h-8zM-14.4 6.4h8v8h-8zM-4-14.4h8v8h-8zM-4 6.4h8v8h-8zM6.4-14.4h8v8h-8zM6.4-4h8v8h-8zM6.4 6.4h8v8h-8z";

export function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="-21 -21 42 42" aria-hidden="true" focusable="false">
      <g transform="rotate(45)">
        <path d={WOVEN} fill="currentColor" />
        <path d="M-4-4h8v8h-8z" fill="var(--kunyit)" />
      </g>
    </svg>
  );
}

export function Brand(): JSX.Element {
  return (
    <div class="brand">
      <Mark />
      Rembuk
    </div>
  );
}

export function Tenun(): JSX.Element {
  return <div class="tenun" aria-hidden="true" />;
}
