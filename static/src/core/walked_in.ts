// Who came in without being on the list has an id of this phone's making, and the phone remembers it by the name.  Where the
// laptop was started again from a copy made before, they come in anew, are the same person, and what the phone kept is theirs.

import type { Keep } from "./session";

const WALKED_IN = "rembuk.walked_in";

export class WalkedIn {
  constructor(
    private readonly keep: Keep,
    private readonly newId: (kind: "per" | "org") => string,
  ) {}

  /** The id of somebody or something of this name at this door; the same whenever it is asked for. */
  id(kind: "per" | "org", door: string, ...names: readonly string[]): string {
    const known = this.read();
    return known[slot(kind, door, names)] ?? this.another(kind, door, ...names);
  }

  /** The remembered one is somebody else's by now, or was taken off. */
  another(kind: "per" | "org", door: string, ...names: readonly string[]): string {
    const fresh = this.newId(kind);
    try {
      this.keep.setItem(WALKED_IN, JSON.stringify({ ...this.read(), [slot(kind, door, names)]: fresh }));
    } catch {
      // A phone that cannot keep it is nobody the worse for now.
      return fresh;
    }
    return fresh;
  }

  /** Somebody was erased (ND1): the name goes with the id. */
  forget(person: string): void {
    const left = Object.entries(this.read()).filter(([, id]) => id !== person);
    if (left.length === 0) this.keep.removeItem(WALKED_IN);
    else this.keep.setItem(WALKED_IN, JSON.stringify(Object.fromEntries(left)));
  }

  private read(): Readonly<Record<string, string>> {
    try {
      const found: unknown = JSON.parse(this.keep.getItem(WALKED_IN) ?? "{}");
      return typeof found === "object" && found !== null ? (found as Record<string, string>) : {};
    } catch {
      return {};
    }
  }
}

function slot(kind: string, door: string, names: readonly string[]): string {
  return [kind, door, ...names.map((name) => name.trim().replace(/\s+/g, " ").toLowerCase())].join("\u001f");
}
