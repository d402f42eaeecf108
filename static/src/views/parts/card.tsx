// Grounds things stand on: a card, and the panel beside the hall (never above it, without a veil).

import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "./button";

export function Card({ class: more, children }: { readonly class?: string; readonly children: ComponentChildren }): JSX.Element {
  return <section class={`card ${more ?? ""}`}>{children}</section>;
}

interface SideCardProps {
  readonly title: string;
  readonly class?: string;
  /** What comes into it by itself is read aloud. */
  readonly live?: boolean;
  readonly children?: ComponentChildren;
}

/** One matter of a room under its own title, beside a list or among others of its kind. */
export function SideCard({ title, class: more, live, children }: SideCardProps): JSX.Element {
  return (
    <section class={more === undefined ? "card side-card" : `card side-card ${more}`} aria-live={live === true ? "polite" : undefined}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface PanelProps {
  readonly title: string;
  readonly under?: ComponentChildren;
  /** The word on its closing button. */
  readonly close: string;
  readonly onClose: () => void;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** Opens with the focus on its title and gives it back to where it came from, unless somebody has gone elsewhere since. */
export function Panel(props: PanelProps): JSX.Element {
  const panel = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  // Before the first paint: whoever sees it may already be typing elsewhere.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const own = panel.current;
    title.current?.focus();
    return () => {
      const now = document.activeElement;
      const here = now === null || now === document.body || own?.contains(now) === true;
      if (here && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <aside
      ref={panel}
      class={`panel ${props.class ?? ""}`}
      aria-label={props.title}
      onKeyDown={(event) => {
        if (event.key === "Escape") props.onClose();
      }}
    >
      <header>
        <div>
          <h2 ref={title} tabIndex={-1}>
            {props.title}
          </h2>
          {props.under !== undefined && <p>{props.under}</p>}
        </div>
        <Button kind="quiet" icon="close" small onClick={props.onClose}>
          {props.close}
        </Button>
      </header>
      {props.children}
    </aside>
  );
}
