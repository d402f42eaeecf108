// Where on the phone: kept in the address behind the `#`, so that the phone's own back button goes back.

import { type Signal, signal } from "@preact/signals";
import type { Keep } from "../../core/session";

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
/** Under *Saya*: what my group and my organisation wrote. */
export const RESULTS = "results";
/** In a row's or a sheet's place: the documents beside it. */
export const DOCUMENTS = "documents";
/** In a row's place: a table pasted from elsewhere. */
export const PASTE = "paste";

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
export function tellWhere(): void {
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

const PLACE = "rembuk.place";
const KEPT_MS = 3 * 60 * 60_000;
const SETTLES_MS = 5_000;
const LOOK_MS = 120;

interface Place {
  readonly whose: string;
  readonly hash: string;
  readonly y: number;
  readonly at: number;
}

/** Where this person stands on the page, for a phone that puts the page away or throws it out. */
export function keepPlace(keep: Keep, whose: string): void {
  const place: Place = { whose, hash: location.hash, y: Math.round(scrollY), at: Date.now() };
  keep.setItem(PLACE, JSON.stringify(place));
}

/** Back to where it was, a while ago at most; an address that names a place goes before. */
export function findPlace(keep: Keep, whose: string): void {
  const place = placeIn(keep);
  if (place === undefined || place.whose !== whose || Date.now() - place.at > KEPT_MS) return;
  if (location.hash === "" && place.hash !== "") turnTo(read(place.hash));
  if (location.hash === place.hash && place.y > 0) settle(place.y, Date.now() + SETTLES_MS);
}

function placeIn(keep: Keep): Place | undefined {
  try {
    return (JSON.parse(keep.getItem(PLACE) ?? "null") as Place | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** As soon as the page is long enough, unless a finger was faster. */
function settle(y: number, until: number): void {
  if (scrollY > 0 || Date.now() > until) return;
  if (document.documentElement.scrollHeight - innerHeight >= y) scrollTo(0, y);
  else setTimeout(() => settle(y, until), LOOK_MS);
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
