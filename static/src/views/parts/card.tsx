// Grounds things stand on: a card, and the panel beside the hall (never above it, without a veil).

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "./button";

export function Card({ class: more, children }: { readonly class?: string; readonly children: ComponentChildren }): JSX.Element {
  return <section class={`card ${more ?? ""}`}>{children}</section>;
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

/** Opens with the focus on its title and gives it back to where it came from. */
export function Panel(props: PanelProps): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    title.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <aside
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
