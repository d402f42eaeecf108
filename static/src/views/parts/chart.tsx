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
  /** Where the same part has the same colour in several pictures; else the parts take theirs in order. */
  readonly tint?: string;
  /** A letter beside the number, for those who do not tell the colours apart. */
  readonly letter?: string;
}

const TINTS = 5;

/** A whole in its parts, with the number of each; the fifth and later share the colours of the first ones. */
export function Parts({ parts }: { readonly parts: readonly Part[] }): JSX.Element {
  return (
    <figure class="parts-of">
      <Stack parts={parts} />
      <figcaption>
        <PartsKey parts={parts} />
      </figcaption>
    </figure>
  );
}

interface StackProps {
  readonly parts: readonly Part[];
  /** How long the whole is, of 1: several wholes beneath each other are compared by their length. */
  readonly share?: number;
}

/** Only the picture; whoever draws it says its numbers in words beside it. */
export function Stack({ parts, share = 1 }: StackProps): JSX.Element {
  return (
    <span class="stack-bar" aria-hidden="true" style={{ width: `${100 * share}%` }}>
      {counted(parts).map((part) => (
        <i key={part.key} class={part.tint} style={{ flexGrow: part.count }}>
          {[part.count, part.letter].filter((one) => one !== undefined).join(" ")}
        </i>
      ))}
    </span>
  );
}

/** Which colour is which part. */
export function PartsKey({ parts }: { readonly parts: readonly Part[] }): JSX.Element {
  return (
    <>
      {counted(parts).map((part) => (
        <span key={part.key} class="part-key">
          <i class={part.tint} aria-hidden="true">{part.letter}</i>
          {part.name} <b>{part.count}</b>
        </span>
      ))}
    </>
  );
}

function counted(parts: readonly Part[]): readonly Part[] {
  return parts.filter((part) => part.count > 0).map((part, at) => ({ ...part, tint: part.tint ?? tintAt(at) }));
}

export function tintAt(at: number): string {
  return at < 0 ? "s-none" : `s-${at % TINTS}`;
}
