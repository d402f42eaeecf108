// Pictures for those who look rather than read: bars in their order, a whole in its parts.  Every picture stands beside its
// numbers in words, and those who do not see it are read these.

import type { ComponentChildren, JSX } from "preact";

export interface Bar {
  readonly key: string;
  readonly rank?: number;
  readonly name: ComponentChildren;
  /** In small letters beneath the name. */
  readonly under?: ComponentChildren;
  /** How far the bar reaches, of 1. */
  readonly share: number;
  readonly said: ComponentChildren;
}

export function Bars({ bars }: { readonly bars: readonly Bar[] }): JSX.Element {
  return (
    <ol class="bars">
      {bars.map((bar) => (
        <li key={bar.key} class={bar.rank === undefined ? "unranked" : undefined}>
          {bar.rank !== undefined && <span class="rank">{bar.rank}</span>}
          <span class="name">
            {bar.name}
            {bar.under !== undefined && <small>{bar.under}</small>}
          </span>
          <b>{bar.said}</b>
          <span class="bar" aria-hidden="true">
            <i style={{ width: `${100 * Math.max(0, Math.min(1, bar.share))}%` }} />
          </span>
        </li>
      ))}
    </ol>
  );
}

export interface Part {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

/** A whole in its parts, with the number of each; the fifth and later share the colours of the first ones. */
export function Parts({ parts }: { readonly parts: readonly Part[] }): JSX.Element {
  const shown = parts.filter((part) => part.count > 0);
  return (
    <figure class="parts-of">
      <div class="stack-bar" aria-hidden="true">
        {shown.map((part, at) => (
          <i key={part.key} class={`s-${at % 5}`} style={{ flexGrow: part.count }}>
            {part.count}
          </i>
        ))}
      </div>
      <figcaption>
        {shown.map((part, at) => (
          <span key={part.key}>
            <i class={`s-${at % 5}`} aria-hidden="true" />
            {part.name} <b>{part.count}</b>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
