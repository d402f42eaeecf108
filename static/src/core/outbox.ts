// The outbox: what was typed and is not yet acknowledged.  It is kept before it is sent (the network comes second), each
// save is frozen once sent (RC1), later typing into the same row waits under a new id, and an id is never reused.

import { type Text } from "./text_hash";

export interface Save {
  readonly id: string;
  readonly activity: string;
  readonly unit: string;
  readonly entry: string;
  readonly values: Readonly<Record<string, Text>>;
  readonly base: Readonly<Record<string, number>>;
  readonly sent: boolean;
}

export interface Ack {
  readonly ok: boolean;
  readonly code?: string;
  readonly revisions?: Readonly<Record<string, number>>;
}

/** Where saves survive a reload: IndexedDB in a browser.  `put` resolves when it is kept. */
export interface Shelf {
  all(): Promise<Save[]>;
  put(save: Save): Promise<void>;
  remove(id: string): Promise<void>;
}

export type Send = (save: Save) => Promise<Ack>;

/** Codes after which the same save may succeed later: it stays on the phone. */
const LATER = new Set(["try_again", "server_error", "not_signed_in"]);

export class Outbox {
  private saves: Save[] = [];
  private sending = false;

  private constructor(
    private readonly shelf: Shelf,
    private readonly send: Send,
    private readonly newId: () => string,
    private readonly onRefused: (save: Save, ack: Ack) => void,
  ) {}

  /** Opens what an earlier page left; those saves keep their ids, sent or not. */
  static async open(shelf: Shelf, send: Send, newId: () => string, onRefused: (save: Save, ack: Ack) => void): Promise<Outbox> {
    const outbox = new Outbox(shelf, send, newId, onRefused);
    outbox.saves = await shelf.all();
    return outbox;
  }

  get waiting(): readonly Save[] {
    return this.saves;
  }

  /** Keeps what was typed; resolves when it is on the phone.  Unsent typing into the same row is one save. */
  async keep(typed: Omit<Save, "id" | "sent">): Promise<Save> {
    const open = this.saves.find((save) => !save.sent && save.entry === typed.entry);
    const save: Save = open
      ? { ...open, values: { ...open.values, ...typed.values }, base: { ...typed.base, ...open.base } }
      : { ...typed, id: this.newId(), sent: false };
    this.saves = open ? this.saves.map((other) => (other.id === save.id ? save : other)) : [...this.saves, save];
    await this.shelf.put(save);
    return save;
  }

  /** Sends in order, one at a time, until all is acknowledged or the network is gone.  Safe to call at any moment. */
  async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      for (let save = this.saves[0]; save !== undefined; save = this.saves[0]) {
        if (!(await this.deliver(save))) return;
      }
    } finally {
      this.sending = false;
    }
  }

  private async deliver(save: Save): Promise<boolean> {
    const frozen = await this.freeze(save);
    const ack = await this.send(frozen).catch(() => undefined);
    if (ack === undefined || (!ack.ok && LATER.has(ack.code ?? ""))) return false;
    if (!ack.ok) this.onRefused(frozen, ack);
    await this.forget(frozen, ack);
    return true;
  }

  private async freeze(save: Save): Promise<Save> {
    const frozen = { ...save, sent: true };
    this.replace(frozen);
    await this.shelf.put(frozen);
    return frozen;
  }

  /** Typing that waited behind the save starts from the revisions the acknowledgement brought. */
  private async forget(done: Save, ack: Ack): Promise<void> {
    this.saves = this.saves.filter((save) => save.id !== done.id);
    for (const later of this.saves.filter((save) => save.entry === done.entry && !save.sent)) {
      const moved = { ...later, base: { ...later.base, ...known(ack, done, later) } };
      this.replace(moved);
      await this.shelf.put(moved);
    }
    await this.shelf.remove(done.id);
  }

  private replace(save: Save): void {
    this.saves = this.saves.map((other) => (other.id === save.id ? save : other));
  }
}

function known(ack: Ack, done: Save, later: Save): Record<string, number> {
  const own = Object.keys(later.values).filter((name) => name in done.values && ack.revisions?.[name] !== undefined);
  return Object.fromEntries(own.map((name) => [name, ack.revisions?.[name] ?? 0]));
}
