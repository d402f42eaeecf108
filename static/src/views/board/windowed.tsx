// A long list of which only what is seen is drawn: every line has the same height, so a thousand cost what twenty do.

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

interface WindowedProps<Item> {
  readonly items: readonly Item[];
  readonly label: string;
  readonly idOf: (item: Item) => string;
  readonly draw: (item: Item) => JSX.Element;
}

/** As the style has it: `.board-list > li`. */
const LINE = 92;
const AROUND = 6;
const FIRST_HEIGHT = 600;

export function Windowed<Item>({ items, label, idOf, draw }: WindowedProps<Item>): JSX.Element {
  const box = useRef<HTMLUListElement>(null);
  const top = useSignal(0);
  const height = useSignal(FIRST_HEIGHT);
  const wanted = useRef(-1);
  useLayoutEffect(() => {
    const own = box.current;
    if (own === null) return;
    const measured = () => {
      height.value = own.clientHeight || FIRST_HEIGHT;
    };
    measured();
    const watching = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(measured);
    watching?.observe(own);
    return () => watching?.disconnect();
  }, []);
  const first = Math.max(0, Math.floor(top.value / LINE) - AROUND);
  const last = Math.min(items.length, Math.ceil((top.value + height.value) / LINE) + AROUND);
  /** At once where the row is drawn, else as soon as it is. */
  const focus = (): void => {
    const line = wanted.current < 0 ? null : box.current?.querySelector(`[data-at="${wanted.current}"] input, [data-at="${wanted.current}"] .look`);
    if (!(line instanceof HTMLElement)) return;
    wanted.current = -1;
    line.focus({ preventScroll: true });
  };
  useEffect(focus);
  /** Arrows go from row to row; the browser's own keys do the rest. */
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    const at = Number((event.target as HTMLElement).closest("[data-at]")?.getAttribute("data-at") ?? Number.NaN);
    if (by === undefined || Number.isNaN(at) || box.current === null) return;
    event.preventDefault();
    const next = Math.min(items.length - 1, Math.max(0, at + by));
    const shown = box.current;
    if (next * LINE < shown.scrollTop) shown.scrollTop = next * LINE;
    if ((next + 1) * LINE > shown.scrollTop + shown.clientHeight) shown.scrollTop = (next + 1) * LINE - shown.clientHeight;
    wanted.current = next;
    top.value = shown.scrollTop;
    focus();
  };
  return (
    <ul ref={box} class="board-list" aria-label={label} tabIndex={items.length === 0 ? undefined : -1} onScroll={(event) => (top.value = event.currentTarget.scrollTop)} onKeyDown={step}>
      <li aria-hidden="true" class="space" style={{ height: `${first * LINE}px` }} />
      {items.slice(first, last).map((item, place) => (
        <li key={idOf(item)} data-at={first + place} aria-setsize={items.length} aria-posinset={first + place + 1}>
          {draw(item)}
        </li>
      ))}
      <li aria-hidden="true" class="space" style={{ height: `${(items.length - last) * LINE}px` }} />
    </ul>
  );
}
