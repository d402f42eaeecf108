// Where on the phone: kept in the address behind the `#`, so that the phone's own back button goes back.

import { type Signal, signal } from "@preact/signals";

export type Tab = "tasks" | "agenda" | "help" | "self";

export interface Route {
  readonly tab: Tab;
  /** `all`: the list of sheets, even where there is only one open. */
  readonly activity?: string;
  readonly entry?: string;
  /** A field whose choices fill the screen. */
  readonly field?: string;
}

const TABS: readonly Tab[] = ["tasks", "agenda", "help", "self"];
export const ALL = "all";

export const route: Signal<Route> = signal(read(location.hash));

addEventListener("hashchange", () => {
  route.value = read(location.hash);
  scrollTo(0, 0);
});

export function go(to: Route): void {
  location.hash = written(to);
}

/** Without a step for the back button. */
export function turnTo(to: Route): void {
  history.replaceState(null, "", `#${written(to)}`);
  route.value = to;
  scrollTo(0, 0);
}

export function back(): void {
  history.back();
}

export function href(to: Route): string {
  return `#${written(to)}`;
}

function written(to: Route): string {
  const parts = [to.tab, to.activity, to.entry, to.field].filter((part): part is string => part !== undefined);
  return `/${parts.map(encodeURIComponent).join("/")}`;
}

function read(hash: string): Route {
  const [tab, activity, entry, field] = hash.replace(/^#\/?/, "").split("/").map(decoded);
  const known = TABS.find((one) => one === tab) ?? "tasks";
  return { tab: known, ...(activity ? { activity } : {}), ...(entry ? { entry } : {}), ...(field ? { field } : {}) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
