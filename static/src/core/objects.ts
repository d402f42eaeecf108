// The objects a client holds: whole, each at its newest revision (CL3).  Applying a change twice changes nothing (CL4).

import type { ObjectTypes, Stored } from "./generated/wire";
import type { Line } from "./messages";

export type { Line };
export type Held = Stored;

export class Objects {
  private held = new Map<string, Map<string, Stored>>();
  private listeners = new Set<() => void>();
  /** How often anything changed: what was worked out from them holds as long as this does. */
  version = 0;

  /** A snapshot replaces everything: what is not in it is no longer ours to see (RS3). */
  replaceAll(objects: readonly Stored[]): void {
    this.held = new Map();
    for (const object of objects) this.shelf(object.type).set(object.id, object);
    this.tell();
  }

  apply(lines: readonly Line[]): void {
    for (const line of lines) this.applyOne(line);
    if (lines.length > 0) this.tell();
  }

  get<K extends keyof ObjectTypes>(type: K, id: string | null | undefined): ObjectTypes[K] | undefined {
    return this.held.get(type)?.get(id ?? "") as ObjectTypes[K] | undefined;
  }

  all<K extends keyof ObjectTypes>(type: K): readonly ObjectTypes[K][] {
    return [...(this.held.get(type)?.values() ?? [])] as ObjectTypes[K][];
  }

  /** Called after every change; returns what ends it. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private applyOne(line: Line): void {
    const shelf = this.shelf(line.type);
    const known = shelf.get(line.id);
    if (known !== undefined && known.revision > line.revision) return;
    if (line.object === null) shelf.delete(line.id);
    else shelf.set(line.id, asHeld(line));
  }

  private shelf(type: string): Map<string, Stored> {
    const found = this.held.get(type) ?? new Map<string, Stored>();
    this.held.set(type, found);
    return found;
  }

  private tell(): void {
    this.version += 1;
    for (const listener of this.listeners) listener();
  }
}

/** The wire's types are made from the server's own classes; an object is taken as what its type says. */
function asHeld(line: Line): Stored {
  return { ...line.object, type: line.type, id: line.id, revision: line.revision } as unknown as Stored;
}
