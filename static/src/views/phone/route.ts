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
/** Under *Saya*: where my organisation's proposals went. */
export const TRACE = "trace";
/** In a row's or a sheet's place: the documents beside it. */
export const DOCUMENTS = "documents";

export const route: Signal<Route> = signal(read(location.hash));

/** How far a page was scrolled when it was left, so that coming back finds the same place. */
const left = new Map<string, number>();
history.scrollRestoration = "manual";

addEventListener("hashchange", () => {
  route.value = read(location.hash);
  const to = left.get(location.hash) ?? 0;
  left.delete(location.hash);
  setTimeout(() => {
    scrollTo(0, to);
    tellWhere();
  });
});

/** Whoever hears the page instead of seeing it is told where they are now. */
function tellWhere(): void {
  const heading = document.querySelector("h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}

export function go(to: Route): void {
  left.set(location.hash, scrollY);
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
