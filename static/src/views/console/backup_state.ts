// How the copies of the store stand and whether the phones' address is still this laptop's: asked for, and put into a word.

import { type Signal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Answer, Api } from "../../core/api";
import type { Refusal } from "../../core/messages";
import type { Hall } from "./hall_state";

export type State = "good" | "first" | "old" | "failing" | "unchosen";

export interface Standing {
  readonly state: State;
  readonly made_at: string | null;
  readonly age_s: number | null;
  /** Why the last one failed. */
  readonly code: string;
  /** Not the copies' place but the laptop's own disk: nothing can be stored. */
  readonly disk_full: boolean;
}
export interface Copy {
  readonly file: string;
  readonly made_at: string;
  readonly size: number;
  readonly workshops: readonly string[];
}
export interface Whole extends Standing {
  readonly folder: string;
  readonly same_disk: boolean;
  readonly copies: readonly Copy[];
  readonly places: readonly string[];
}
export interface LeftBehind {
  readonly person: string;
  readonly name: string;
  readonly organisation: string;
  readonly unsent: number;
}
export interface Address {
  readonly moved: boolean;
  readonly old: string;
  readonly own: string;
  readonly unsent: number;
  readonly left: readonly LeftBehind[];
  readonly commands: readonly string[];
}

const LOOK_MS = 30_000;
const SOON_MS = 2_500;

/** Shared by the strip above and the page. */
export const standing: Signal<Standing | undefined> = signal<Standing | undefined>(undefined);
export const address: Signal<Address | undefined> = signal<Address | undefined>(undefined);

/** The copies of the whole laptop, with its own key. */
export class BackupDesk {
  constructor(
    private readonly api: Api,
    private readonly key: string,
  ) {}

  whole(): Promise<Answer<Whole>> {
    return this.api.get("/api/host/backups", this.key);
  }

  choose(folder: string): Promise<Answer<Standing>> {
    return this.api.post("/api/host/backups/folder", { folder }, this.key);
  }

  now(): Promise<Answer<Standing>> {
    return this.api.post("/api/host/backups/now", {}, this.key);
  }

  look(folder: string): Promise<Answer<{ readonly copies: readonly Copy[] }>> {
    return this.api.post("/api/host/backups/look", { folder }, this.key);
  }

  restore(file: string): Promise<Answer<{ readonly key: string }>> {
    return this.api.post("/api/host/restore", { file }, this.key);
  }
}

/** Asks now and again while the console is open. */
export function useWatch(hall: Hall): void {
  useEffect(() => {
    const ask = (): void => void Promise.all([learnStanding(hall), learnAddress(hall)]);
    const soon = setTimeout(ask, SOON_MS);
    const later = setInterval(ask, LOOK_MS);
    ask();
    return () => {
      clearTimeout(soon);
      clearInterval(later);
    };
  }, [hall]);
}

/** Whether whoever looks after the hall has to do something. */
export function complains(found: Standing | undefined): boolean {
  return found !== undefined && (found.state === "old" || found.state === "failing" || found.state === "unchosen");
}

/** Nobody is hurried by a copy that was never asked for; a failing one is loud. */
export function isLoud(found: Standing): boolean {
  return found.state === "old" || found.state === "failing";
}

/** A failure as a refusal, so that its sentence is found in one place. */
export function failureOf(found: Standing): Refusal | undefined {
  return found.code === "" ? undefined : { ok: false, code: `backup_${found.code}` };
}

/** `2,4 MB`. */
export function megabytes(size: number, language: string): string {
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(size / 1_000_000)} MB`;
}

export async function learnStanding(hall: Hall): Promise<void> {
  const answer = await hall.api.get<Standing>(hall.path("backup"), hall.token);
  if (answer.ok) standing.value = answer;
}

async function learnAddress(hall: Hall): Promise<void> {
  const answer = await hall.api.get<Address>(hall.path("address"), hall.token);
  if (answer.ok) address.value = answer;
}
