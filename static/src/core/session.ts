// Who is in on this phone: several people may share one, each with a token of their own.  Kept in localStorage.

import { newSecret } from "./chance";

/** Where small things survive a reload. */
export interface Keep {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface Someone {
  readonly workshop: string;
  readonly title: string;
  readonly person: string;
  readonly name: string;
  readonly organisation: string;
  readonly token: string;
  readonly code: string;
}

const PEOPLE = "rembuk.people";
const CURRENT = "rembuk.current";
const DEVICE = "rembuk.device";

export class Session {
  constructor(private readonly keep: Keep) {}

  /** The key by which the door knows this phone again; made once. */
  deviceKey(): string {
    const known = this.keep.getItem(DEVICE);
    if (known !== null) return known;
    const fresh = newSecret();
    this.keep.setItem(DEVICE, fresh);
    return fresh;
  }

  people(workshop?: string): readonly Someone[] {
    const all = read(this.keep.getItem(PEOPLE));
    return workshop === undefined ? all : all.filter((someone) => someone.workshop === workshop);
  }

  /** Who used this phone last, in the workshop if one is named. */
  current(workshop?: string): Someone | undefined {
    const people = this.people(workshop);
    const last = this.keep.getItem(CURRENT);
    return people.find((someone) => tag(someone) === last) ?? people[people.length - 1];
  }

  /** The door let somebody in: kept, and current from now on; the same person again gets the fresh token. */
  enter(someone: Someone): void {
    this.write([...this.people().filter((other) => tag(other) !== tag(someone)), someone]);
    this.choose(someone);
  }

  /** What is known of somebody changed; who is current does not. */
  update(someone: Someone): void {
    this.write(this.people().map((other) => (tag(other) === tag(someone) ? someone : other)));
  }

  choose(someone: Someone): void {
    this.keep.setItem(CURRENT, tag(someone));
  }

  forget(someone: Someone): void {
    this.write(this.people().filter((other) => tag(other) !== tag(someone)));
  }

  private write(people: readonly Someone[]): void {
    this.keep.setItem(PEOPLE, JSON.stringify(people));
  }
}

/** Where a try-out is kept: of this person, on this phone, and nowhere else. */
export function tryout(someone: Someone): string {
  return `rembuk.practice.${tag(someone)}`;
}

/** One person in one workshop: the name of their outbox. */
export function tag(someone: { readonly workshop: string; readonly person: string }): string {
  return `${someone.workshop} ${someone.person}`;
}

/** Keeps for this page only: a browser that refuses storage. */
export class MemoryKeep implements Keep {
  private kept = new Map<string, string>();
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }
  removeItem(key: string): void {
    this.kept.delete(key);
  }
}

/** The browser's storage where it works, else memory; `lasting` says which. */
export function openKeep(offered: () => Keep): { readonly keep: Keep; readonly lasting: boolean } {
  try {
    const keep = offered();
    keep.setItem("rembuk.try", "1");
    keep.removeItem("rembuk.try");
    return { keep, lasting: true };
  } catch {
    return { keep: new MemoryKeep(), lasting: false };
  }
}

function read(kept: string | null): readonly Someone[] {
  try {
    const found: unknown = JSON.parse(kept ?? "[]");
    return Array.isArray(found) ? found.filter(isSomeone) : [];
  } catch {
    return [];
  }
}

function isSomeone(found: unknown): found is Someone {
  if (typeof found !== "object" || found === null) return false;
  const parts = found as Record<string, unknown>;
  return ["workshop", "title", "person", "name", "organisation", "token", "code"].every((part) => typeof parts[part] === "string");
}
