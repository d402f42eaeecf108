// A page with a link of its own: nothing to see without the link, else what the client draws, which hears of sleep and network.

import { signal } from "@preact/signals";
import { type JSX, render } from "preact";
import { Masthead } from "../parts/masthead";
import type { Client } from "./client";
import type { Link } from "./opening";

interface Shown<C extends Client> {
  readonly link: Link;
  readonly client: C;
  /** What its outbox is kept under on the device. */
  readonly shelf: string;
  readonly none: (ended: boolean) => JSX.Element;
  readonly draw: (client: C) => JSX.Element;
}

export function show<C extends Client>({ link, client, shelf, none, draw }: Shown<C>): void {
  const opened = signal<C | undefined>(undefined);
  if (link.token !== "") void client.open(shelf).then((ready) => (opened.value = ready));
  addEventListener("online", () => opened.value?.wake());
  addEventListener("offline", () => opened.value?.connection.lost());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && opened.value?.wake());
  put(function Page() {
    const now = opened.value;
    if (link.token === "") return none(false);
    if (now === undefined) return <div class="linked" aria-busy="true" />;
    return now.state.value === "ended" && now.waiting.length === 0 ? none(true) : draw(now);
  });
}

export function put(Page: () => JSX.Element): void {
  render(<Page />, document.getElementById("app") ?? document.body);
}

/** Without a link that is still good: where the next one comes from. */
export function NoLink({ title, act }: { readonly title: string; readonly act: string }): JSX.Element {
  return (
    <main class="alone">
      <Masthead />
      <h1>{title}</h1>
      <p>{act}</p>
    </main>
  );
}
