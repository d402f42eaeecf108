// How this device wants to see every page: its language and its colours.  Both are kept here and never sent, and both change
// the page as it stands: nothing is loaded anew, whatever is half written stays.

import { signal } from "@preact/signals";
import appearanceTexts from "../../../../workshop/texts/appearance.json";
import type { Keep } from "../../core/session";
import { add, type Added, isBase, type Language, learn, onReading, reachedFromAnywhere, speak } from "../../core/texts";

learn(appearanceTexts);

/** Empty: as the system wishes. */
export type Theme = "" | "light" | "dark" | "contrast";
export const THEMES: readonly Theme[] = ["", "light", "dark", "contrast"];

/** A language that only a file brings: its own name, and where its texts lie. */
interface Offer {
  readonly name: string;
  readonly file: string;
}

const LANGUAGE = "rembuk.language";
const THEME = "rembuk.theme";

export const language = signal<Language>("id");
export const theme = signal<Theme>("");
/** The language waits for its texts, or could not get them. */
export const fetching = signal<"" | "coming" | "failed">("");

let keep: Keep | undefined;

/** Once, before a page is drawn: as the person chose on this device, else in the language the shell was made in. */
export function dress(kept: Keep): void {
  keep = kept;
  reachedFromAnywhere(document.getElementById("app")?.dataset["hosted"] !== undefined);
  onReading(() => void language.value);
  wear(THEMES.find((one) => one === kept.getItem(THEME)) ?? "");
  const shell = document.documentElement.lang;
  now(isBase(shell) ? shell : "id");
  const chosen = kept.getItem(LANGUAGE);
  if (chosen !== null) void turn(chosen);
}

/** The workshop's own language, where the person chose none. */
export function suggest(given: unknown): void {
  if (isBase(given) && keep?.getItem(LANGUAGE) === null) now(given);
}

export async function choose(to: Language): Promise<void> {
  if (await turn(to)) keep?.setItem(LANGUAGE, to);
}

export function paint(to: Theme): void {
  wear(to);
  if (to === "") keep?.removeItem(THEME);
  else keep?.setItem(THEME, to);
}

export function languages(): readonly { readonly code: Language; readonly name: string }[] {
  const more = Object.entries(offers()).map(([code, { name }]) => ({ code, name }));
  return [{ code: "id", name: "Bahasa Indonesia" }, { code: "en", name: "English" }, ...more];
}

const fetched = new Set<Language>();

/** Whether the page now speaks it; until its texts are here, the page goes on as it was. */
async function turn(to: Language): Promise<boolean> {
  if (!isBase(to) && !fetched.has(to) && !(await brought(to))) return false;
  now(to);
  return true;
}

async function brought(to: Language): Promise<boolean> {
  const offer = offers()[to];
  if (offer === undefined) return false;
  fetching.value = "coming";
  try {
    const answer = await fetch(offer.file);
    if (!answer.ok) throw new Error(String(answer.status));
    add(to, (await answer.json()) as Added);
    fetched.add(to);
    fetching.value = "";
    return true;
  } catch {
    fetching.value = "failed";
    return false;
  }
}

function now(to: Language): void {
  speak(to);
  document.documentElement.lang = to;
  language.value = to;
}

/** The projector's own colours stay: they are made for its lamp. */
function wear(to: Theme): void {
  const { dataset } = document.documentElement;
  theme.value = to;
  if (dataset["theme"] === "layar") return;
  if (to === "") delete dataset["theme"];
  else dataset["theme"] = to;
}

function offers(): Readonly<Record<Language, Offer>> {
  const told = document.getElementById("app")?.dataset["languages"];
  return told === undefined ? {} : (JSON.parse(told) as Record<Language, Offer>);
}
