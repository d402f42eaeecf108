// Papers over HTTP: wished, built beside the server, fetched with the bearer and handed to the browser as a file.

import type { Answer } from "../../core/api";
import type { Base } from "../../core/texts";
import { sentence, type Hall } from "./hall_state";

interface Told {
  readonly state: "building" | "ready" | "failed";
  readonly percent: number;
  readonly title: string;
  readonly filename: string;
  readonly size: number;
  readonly pages: number;
}

/** A file in hand with its pages, where its form has any; or the sentence of why not. */
export type Built = { readonly ok: true; readonly filename: string; readonly content: Blob; readonly pages: number } | { readonly ok: false; readonly said: string };

/** How far it is, and of several papers in one file the one that is being made. */
export interface Step {
  readonly percent: number;
  readonly title: string;
}

const LOOK_EVERY_MS = 500;
const LONGEST_MS = 200_000;
const MOST_BEGINNINGS = 3;

/** `holds`: what is in it, in one line; nothing where no count says it. */
export interface OfferedPart {
  readonly about: string;
  readonly title: string;
  readonly holds: string;
}

/** A paper of the one list on the server, with the parts it can be about. */
export interface Offered {
  readonly kind: string;
  readonly ending: string;
  readonly title: string;
  readonly what: string;
  /** A list of names, or made out to somebody: not for readers without names. */
  readonly names: boolean;
  /** The session record itself in a format, not a paper the office signs. */
  readonly record: boolean;
  /** The part that is meant when nobody chose. */
  readonly usual: string;
  readonly parts: readonly OfferedPart[];
}

export function offered(hall: Hall, language: Base): Promise<Answer<{ readonly papers: readonly Offered[] }>> {
  return hall.api.get(hall.path(`papers?language=${language}`), hall.token);
}

/** A final by its id, else the present state; and who reads it. */
export interface Edition {
  readonly version?: string;
  readonly reader?: string;
}

export async function build(hall: Hall, kind: string, language: Base, about = "", edition: Edition = {}, onStep: (step: Step) => void = () => undefined): Promise<Built> {
  const wish = { kind, language, ...edition, ...(about === "" ? {} : { about }) };
  const until = Date.now() + LONGEST_MS;
  for (let beginnings = 1; ; beginnings += 1) {
    const made = await begun(hall, wish, until, onStep);
    // A server that began anew knows nothing of it any more.
    if (made !== "gone") return made;
    if (beginnings === MOST_BEGINNINGS) return { ok: false, said: sentence({ ok: false, code: "paper_failed" }) };
  }
}

async function begun(hall: Hall, wish: object, until: number, onStep: (step: Step) => void): Promise<Built | "gone"> {
  const started = await hall.api.post<{ readonly paper: string }>(hall.path("papers"), wish, hall.token);
  if (!started.ok) return { ok: false, said: sentence(started) };
  const path = hall.path(`papers/${encodeURIComponent(started.paper)}`);
  while (Date.now() < until) {
    const answer = await hall.api.get<Told>(path, hall.token);
    if (!answer.ok && answer.code === "unknown_paper") return "gone";
    if (!answer.ok && answer.code !== "no_answer") return { ok: false, said: sentence(answer) };
    if (answer.ok && answer.state === "failed") return { ok: false, said: sentence({ ok: false, code: "paper_failed" }) };
    if (answer.ok) onStep({ percent: answer.percent, title: answer.title });
    if (answer.ok && answer.state === "ready") return fetched(`${path}/file`, hall.token, answer);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return { ok: false, said: sentence({ ok: false, code: "paper_failed" }) };
}

/** The address of a paper is no right to it (VS2): it is fetched with the token and saved from memory. */
export function save(filename: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = filename;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function fetched(path: string, token: string, { filename, pages }: Told): Promise<Built> {
  try {
    const response = await fetch(path, { headers: { Authorization: `Bearer ${token}` } });
    if (!response.ok) return { ok: false, said: sentence({ ok: false, code: "paper_failed" }) };
    return { ok: true, filename, content: await response.blob(), pages };
  } catch {
    return { ok: false, said: sentence({ ok: false, code: "no_answer" }) };
  }
}
