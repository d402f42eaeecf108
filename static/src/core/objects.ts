// The objects a client holds: whole, each at its newest revision (CL3).  Applying a change twice changes nothing (CL4).

export interface Held {
  readonly type: string;
  readonly id: string;
  readonly revision: number;
}

export interface Line {
  readonly type: string;
  readonly id: string;
  readonly revision: number;
  readonly object: Record<string, unknown> | null;
}

export class Objects {
  private held = new Map<string, Held>();

  /** A snapshot replaces everything: what is not in it is no longer ours to see (RS3). */
  replaceAll(objects: readonly Held[]): void {
    this.held = new Map(objects.map((object) => [key(object), object]));
  }

  apply(lines: readonly Line[]): void {
    for (const line of lines) this.applyOne(line);
  }

  get(type: string, id: string): Held | undefined {
    return this.held.get(key({ type, id }));
  }

  all(type: string): Held[] {
    return [...this.held.values()].filter((object) => object.type === type);
  }

  private applyOne(line: Line): void {
    const known = this.held.get(key(line));
    if (known !== undefined && known.revision > line.revision) return;
    if (line.object === null) this.held.delete(key(line));
    else this.held.set(key(line), { ...line.object, type: line.type, id: line.id, revision: line.revision });
  }
}

function key(object: { type: string; id: string }): string {
  return `${object.type} ${object.id}`;
}
