// Where the outbox survives a reload: IndexedDB, else localStorage, else this page's memory.  Which one it is, is told:
// a phone that cannot keep must not say that it does.

import { createStore, del, entries, get, set, type UseStore } from "idb-keyval";
import type { Queued, Shelf } from "./outbox";
import type { Keep } from "./session";

export interface OpenShelf {
  readonly shelf: Shelf;
  /** Whether what is kept outlives this page. */
  readonly lasting: boolean;
}

const OPENING_MS = 3000;

/** `tag` names the person: several on one phone never see each other's texts. */
export async function openShelf(tag: string, keep: Keep, lastingKeep: boolean): Promise<OpenShelf> {
  try {
    const shelf = new IdbShelf(tag, createStore("rembuk", "outbox"));
    await within(OPENING_MS, shelf.all());
    return { shelf, lasting: true };
  } catch {
    return { shelf: new KeepShelf(tag, keep), lasting: lastingKeep };
  }
}

class IdbShelf implements Shelf {
  constructor(
    private readonly tag: string,
    private readonly store: UseStore,
  ) {}

  async all(): Promise<Queued[]> {
    const found = await entries<string, Queued>(this.store);
    return found.filter(([key]) => key.startsWith(`${this.tag} `)).map(([, queued]) => queued);
  }

  get(id: string): Promise<Queued | undefined> {
    return get<Queued>(this.key(id), this.store);
  }

  put(queued: Queued): Promise<void> {
    return set(this.key(queued.id), queued, this.store);
  }

  remove(id: string): Promise<void> {
    return del(this.key(id), this.store);
  }

  private key(id: string): string {
    return `${this.tag} ${id}`;
  }
}

/** The whole queue under one key: small, and better than nothing. */
export class KeepShelf implements Shelf {
  private readonly key: string;

  constructor(
    tag: string,
    private readonly keep: Keep,
  ) {
    this.key = `rembuk.outbox ${tag}`;
  }

  async all(): Promise<Queued[]> {
    return Object.values(this.read());
  }

  async get(id: string): Promise<Queued | undefined> {
    return this.read()[id];
  }

  async put(queued: Queued): Promise<void> {
    this.write({ ...this.read(), [queued.id]: queued });
  }

  async remove(id: string): Promise<void> {
    const { [id]: _, ...rest } = this.read();
    this.write(rest);
  }

  private read(): Record<string, Queued> {
    try {
      return JSON.parse(this.keep.getItem(this.key) ?? "{}") as Record<string, Queued>;
    } catch {
      return {};
    }
  }

  private write(queue: Record<string, Queued>): void {
    this.keep.setItem(this.key, JSON.stringify(queue));
  }
}

/** Some WebViews never answer an opening of IndexedDB. */
function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return Promise.race([promise, new Promise<T>((_, fail) => setTimeout(() => fail(new Error("too slow")), ms))]);
}
