// What is being typed and is not yet in the outbox.  An input shows its draft, so a change from elsewhere never overwrites
// the field in use.  A draft goes to the outbox after a pause, on leaving the field and on hiding the page; until then it is
// written down at every key, so that a reload in the middle of a word loses nothing (P1).

import type { SaveEntryPayload } from "./generated/wire";
import { type Bases, type FieldBase, withBase } from "./saves";
import type { Keep } from "./session";
import type { Text } from "./text_hash";

/** The row a field belongs to. */
export interface RowPlace {
  readonly activity: string;
  readonly unit: string;
  readonly entry: string;
}

interface Draft extends RowPlace {
  readonly field: string;
  readonly text: Text;
  readonly epoch: string | null;
  readonly base: FieldBase;
}

export interface DraftsParts {
  /** Takes a row's typed fields; resolves when they are on the phone. */
  readonly save: (payload: SaveEntryPayload) => Promise<unknown>;
  readonly keep: Keep;
  readonly tag: string;
  readonly pauseMs?: number;
  readonly onChange?: () => void;
}

const PAUSE_MS = 1500;

export class Drafts {
  private drafts = new Map<string, Draft>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly key: string;

  constructor(private readonly parts: DraftsParts) {
    this.key = `rembuk.typing ${parts.tag}`;
  }

  /** What a page that was cut off in the middle of a word had written down goes to the outbox now. */
  async recover(): Promise<void> {
    for (const draft of read(this.parts.keep.getItem(this.key))) this.drafts.set(slot(draft.entry, draft.field), draft);
    await this.flush();
  }

  get open(): number {
    return this.drafts.size;
  }

  text(entry: string, field: string): Text {
    return this.drafts.get(slot(entry, field))?.text;
  }

  /** Everything being typed in a row. */
  textsOf(entry: string): Readonly<Record<string, Text>> {
    const own = [...this.drafts.values()].filter((draft) => draft.entry === entry);
    return Object.fromEntries(own.map((draft) => [draft.field, draft.text]));
  }

  openIn(entry: string): boolean {
    return [...this.drafts.values()].some((draft) => draft.entry === entry);
  }

  rows(): readonly RowPlace[] {
    return [...this.drafts.values()];
  }

  has(entry: string, field: string): boolean {
    return this.drafts.has(slot(entry, field));
  }

  /** A key was pressed.  The base is that of the first one: it is what the writer saw. */
  type(place: RowPlace, field: string, text: Text, start: { readonly epoch: string | null; readonly base: FieldBase }): void {
    const known = this.drafts.get(slot(place.entry, field));
    this.drafts.set(slot(place.entry, field), { ...place, field, text, epoch: known?.epoch ?? start.epoch, base: known?.base ?? start.base });
    this.writeDown();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), this.parts.pauseMs ?? PAUSE_MS);
    this.parts.onChange?.();
  }

  /** A save of the same fields was taken while this was typed over it: that is where the typing stands now. */
  rebase(entry: string, settled: Bases): void {
    for (const [name, base] of Object.entries(settled)) {
      const draft = this.drafts.get(slot(entry, name));
      if (draft !== undefined) this.drafts.set(slot(entry, name), { ...draft, base });
    }
    this.writeDown();
  }

  /** Hands everything typed to the outbox, a save a row; resolves when it is kept there. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    const typed = [...this.drafts.values()];
    for (const entry of new Set(typed.map((draft) => draft.entry))) {
      const row = typed.filter((draft) => draft.entry === entry);
      await this.parts.save(payloadOf(row));
      this.done(row);
    }
  }

  /** Only what was handed over: a key pressed meanwhile has made a newer draft, which stays. */
  private done(row: readonly Draft[]): void {
    for (const draft of row) {
      if (this.drafts.get(slot(draft.entry, draft.field)) === draft) this.drafts.delete(slot(draft.entry, draft.field));
    }
    this.writeDown();
    this.parts.onChange?.();
  }

  /** A full or forbidden storage must not stop the typing; the outbox comes within two seconds. */
  private writeDown(): void {
    try {
      if (this.drafts.size === 0) this.parts.keep.removeItem(this.key);
      else this.parts.keep.setItem(this.key, JSON.stringify([...this.drafts.values()]));
    } catch {
      return;
    }
  }
}

function payloadOf(row: readonly Draft[]): SaveEntryPayload {
  const [first] = row as [Draft, ...Draft[]];
  const values = Object.fromEntries(row.map((draft) => [draft.field, draft.text ?? null]));
  const bases = Object.fromEntries(row.map((draft) => [draft.field, draft.base]));
  const payload = { activity: first.activity, unit: first.unit, entry: first.entry, values, ready: null };
  return withBase(payload, first.epoch, bases);
}

function slot(entry: string, field: string): string {
  return `${entry} ${field}`;
}

function read(kept: string | null): readonly Draft[] {
  try {
    const found: unknown = JSON.parse(kept ?? "[]");
    return Array.isArray(found) ? (found as Draft[]) : [];
  } catch {
    return [];
  }
}
