// The outbox: what was done on this phone and is not yet acknowledged.  It is kept before it is sent (the network comes
// second), a save is frozen once sent (RC1), later typing waits under a new id, and a refused text stays until somebody
// decides.  What is acknowledged stays until a copy of the store holds it (kept.ts).  One outbox per person.

import type { CommandTypes, SaveEntryPayload } from "./generated/wire";
import { isSoAlready, Kept, STOP, type Standing, waitsOn } from "./kept";
import type { Accepted, Ack, Refusal, Since } from "./messages";
import { merged, Moves, rebased, settledFields, without } from "./saves";
import { inOrder, newest, rootOf } from "./versions";

interface Envelope {
  readonly id: string;
  /** Of a save laid over others before it was sent: the id of the first, and how many times. */
  readonly root?: string;
  readonly version?: number;
  readonly order: number;
  /** What must stay in order: the entry, sheet or call the command is about. */
  readonly subject: string;
  readonly sent: boolean;
  /** By the phone's own clock. */
  readonly kept_at: number;
  readonly refusal?: Refusal;
  /** The laptop has it; kept until a copy of the store has it too (RC1). */
  readonly accepted?: Standing;
  /** The laptop had it, and was started again from a copy that may not hold it. */
  readonly resent?: boolean;
  /** When what it is about was first not there, by the phone's own clock. */
  readonly missed_at?: number;
}
type Named = { [N in keyof CommandTypes]: { readonly name: N; readonly payload: CommandTypes[N] } }[keyof CommandTypes];

export type Queued = Envelope & Named;
export type QueuedSave = Envelope & { readonly name: "save_entry"; readonly payload: SaveEntryPayload };

/** Where the queue survives a reload: IndexedDB in a browser.  `put` resolves when it is kept. */
export interface Shelf {
  all(): Promise<Queued[]>;
  get(id: string): Promise<Queued | undefined>;
  put(queued: Queued): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface OutboxParts {
  readonly shelf: Shelf;
  readonly send: (queued: Queued) => Promise<Ack>;
  readonly newId: () => string;
  readonly now?: () => number;
  readonly onAccepted?: (queued: Queued, ack: Accepted) => void;
  readonly onRefused?: (queued: Queued, refusal: Refusal) => void;
  readonly onChange?: () => void;
  /** Kept in memory only: the phone's storage refused it. */
  readonly onNotKept?: () => void;
  readonly retryMs?: number;
}

const FLAGS: ReadonlySet<string> = new Set(["mark_done", "cast_vote"]);
const RETRY_MS = 4000;

export class Outbox {
  private queue: Queued[] = [];
  private sending = false;
  private stopped = false;
  private moves = new Moves();
  private kept = new Kept([]);
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly now = (): number => (this.parts.now ?? Date.now)();

  private constructor(private readonly parts: OutboxParts) {}

  /** Opens what an earlier page left; those commands keep their ids, sent or not. */
  static async open(parts: OutboxParts): Promise<Outbox> {
    const outbox = new Outbox(parts);
    const shelved = await parts.shelf.all();
    const all = newest(inOrder(shelved));
    await outbox.forget(shelved.filter((queued) => !all.includes(queued)));
    outbox.queue = all.filter((queued) => queued.accepted === undefined);
    outbox.kept = new Kept(all.filter((queued) => queued.accepted !== undefined));
    outbox.moves = outbox.kept.moves;
    await outbox.forget(outbox.kept.old((parts.now ?? Date.now)()));
    return outbox;
  }

  get waiting(): readonly Queued[] {
    return this.queue.filter((queued) => queued.refusal === undefined);
  }

  get refused(): readonly Queued[] {
    return this.queue.filter((queued) => queued.refusal !== undefined);
  }

  /** The saves of one row that are not acknowledged, oldest first, refused ones included. */
  savesOf(entry: string): readonly QueuedSave[] {
    return this.queue.filter(isSave).filter((save) => save.payload.entry === entry);
  }

  /** Keeps what was typed; resolves when it is on the phone.  Unsent typing into the same row is one save. */
  async save(typed: SaveEntryPayload): Promise<QueuedSave> {
    await this.replaceRefused(typed);
    await this.seeTaken(typed.entry);
    return this.lay(this.moves.caughtUp(typed));
  }

  /** Another page of this person may have sent what lies open here, or typed on in it: then it is closed. */
  private async seeTaken(subject: string): Promise<void> {
    for (const open of this.queue.filter((queued) => queued.subject === subject && !queued.sent)) {
      const shelved = await this.parts.shelf.get(open.id).catch(() => undefined);
      if (shelved === undefined || shelved.sent) this.queue = this.queue.map((queued) => (queued.id === open.id ? { ...queued, sent: true } : queued));
    }
  }

  private async lay(typed: SaveEntryPayload): Promise<QueuedSave> {
    const last = this.queue.filter((queued) => queued.subject === typed.entry && queued.refusal === undefined).pop();
    const open = last !== undefined && isSave(last) && !last.sent ? last : undefined;
    if (open !== undefined) return this.amend(open, merged(open.payload, typed));
    const save: QueuedSave = { ...this.envelope(typed.entry), name: "save_entry", payload: typed };
    await this.keep(save);
    return save;
  }

  /** Any other command; a flag turned again before it was sent is sent once. */
  async add<N extends Exclude<keyof CommandTypes, "save_entry">>(name: N, subject: string, payload: CommandTypes[N]): Promise<void> {
    await this.seeTaken(subject);
    const open = this.queue.find((queued) => FLAGS.has(name) && queued.subject === subject && queued.name === name && !queued.sent);
    if (open !== undefined) await this.amend(open, payload);
    else await this.keep({ ...this.envelope(subject), name, payload } as Queued);
  }

  /** One id never means two things: another page may hold this command as it was, and send it. */
  private async amend<Q extends Queued>(open: Q, payload: Q["payload"]): Promise<Q> {
    const fresh = { ...open, id: this.parts.newId(), root: open.root ?? open.id, version: (open.version ?? 0) + 1, payload };
    this.queue = this.queue.map((queued) => (queued.id === open.id ? fresh : queued));
    this.parts.onChange?.();
    await this.shelve(fresh);
    await this.forget([open]);
    return fresh;
  }

  /** The line stands again, and this is the laptop's state: what it acknowledged and does not hold waits to be sent again (RC1).
   * On the shelf it stays as acknowledged elsewhere, so that a page closed now finds the same when it opens. */
  level(since: Since): void {
    const lost = this.kept.level(since);
    if (lost.length === 0) return;
    this.moves = new Moves();
    const again = lost.map(({ accepted: _, ...queued }) => ({ ...queued, resent: true }) as Queued);
    this.queue = inOrder([...this.queue, ...again]);
    this.parts.onChange?.();
  }

  /** A copy elsewhere holds the workshop up to here. */
  async backedUp(seq: number): Promise<void> {
    await this.forget(this.kept.upTo(seq));
  }

  /** Sends in order, one at a time, until all is acknowledged or the network is gone.  Safe to call at any moment. */
  async flush(): Promise<void> {
    if (this.sending || this.stopped) return;
    this.sending = true;
    const held = new Set<string>();
    try {
      for (let next = this.next(held); next !== undefined; next = this.next(held)) {
        const outcome = await this.deliver(next);
        if (outcome === "hold") held.add(next.subject);
        if (outcome !== "done") this.tryLater();
        if (outcome === "stop") return;
      }
    } finally {
      this.sending = false;
    }
  }

  /** Sends a refused text again, as a new save: what stood in its way may be gone. */
  async again(id: string): Promise<void> {
    const found = this.queue.find((queued) => queued.id === id && queued.refusal !== undefined);
    if (found === undefined) return;
    await this.drop(found);
    const { refusal: _, ...rest } = found;
    await this.keep({ ...rest, resent: false, ...this.envelope(found.subject) } as Queued);
  }

  /** A person let a refused text go. */
  async letGo(id: string): Promise<void> {
    const found = this.queue.find((queued) => queued.id === id && queued.refusal !== undefined);
    if (found !== undefined) await this.drop(found);
  }

  /** The person was erased (ND1): what the laptop had is let go; what it never had, when its writer says so. */
  async erase(unsent: boolean): Promise<void> {
    await this.forget([...this.kept.old(Infinity), ...(unsent ? this.queue.splice(0) : [])]);
  }

  private next(held: ReadonlySet<string>): Queued | undefined {
    return this.waiting.find((queued) => !held.has(queued.subject));
  }

  private async deliver(found: Queued): Promise<"done" | "hold" | "stop"> {
    const queued = await this.asItIsNow(found);
    const frozen: Queued = { ...queued, sent: true };
    await this.keep(frozen);
    const ack = await this.parts.send(frozen).catch(() => undefined);
    if (ack === undefined || (!ack.ok && STOP.has(ack.code))) return "stop";
    const meant = ack.ok ? ack : waitsOn(frozen, ack, this.now());
    if ("id" in meant) return this.keep(meant).then(() => "hold");
    await (meant.ok ? this.accepted(frozen, meant) : this.refusedBy(frozen, meant));
    return "done";
  }

  /** Another page of this person may have typed on in it since: its words are the newer ones. */
  private async asItIsNow(queued: Queued): Promise<Queued> {
    const { shelf } = this.parts;
    if ((await shelf.get(queued.id).catch(() => undefined)) !== undefined) return queued;
    const others = newest((await shelf.all().catch(() => [])).filter((other) => rootOf(other) === rootOf(queued)));
    const newer = others.find((other) => (other.version ?? 0) > (queued.version ?? 0));
    if (newer === undefined) return queued;
    this.queue = this.queue.map((other) => (other.id === queued.id ? newer : other));
    return newer;
  }

  /** Typing that waited behind the save starts from the revisions the acknowledgement brought. */
  private async accepted(done: Queued, ack: Accepted): Promise<void> {
    this.parts.onAccepted?.(done, ack);
    if (isSave(done)) {
      const settled = settledFields(done.payload, ack);
      this.moves.learn(done.payload, settled);
      for (const later of this.savesOf(done.payload.entry).filter((save) => !save.sent)) {
        await this.keep({ ...later, payload: rebased(later.payload, settled) });
      }
    }
    const kept = this.kept.standing(done, ack, this.now());
    if (kept === undefined) return this.drop(done);
    this.leave(done);
    await this.shelve(kept);
  }

  /** What was typed stays on the phone with the reason; any other refused command goes, and never without a word.  The shelf
   * lets it go only once its words are told: a page that dies in between finds them there. */
  private async refusedBy(queued: Queued, refusal: Refusal): Promise<void> {
    if (isSave(queued)) await this.keep({ ...queued, refusal });
    else this.leave(queued);
    if (queued.resent !== true || isSave(queued) || !isSoAlready(refusal.code)) this.parts.onRefused?.(queued, refusal);
    if (!isSave(queued)) await this.forget([queued]);
  }

  private async replaceRefused(typed: SaveEntryPayload): Promise<void> {
    for (const save of this.savesOf(typed.entry).filter((found) => found.refusal !== undefined)) {
      const left = without(save.payload, Object.keys(typed.values));
      if (Object.keys(left.values).length === 0) await this.drop(save);
      else if (left !== save.payload) await this.keep({ ...save, payload: left });
    }
  }

  private envelope(subject: string): Envelope {
    const order = Math.max(0, ...[...this.queue, ...this.kept.all].map((queued) => queued.order)) + 1;
    return { id: this.parts.newId(), order, subject, sent: false, kept_at: this.now() };
  }

  /** In memory first, so that nothing waits for a slow disk; then on the shelf. */
  private async keep(queued: Queued): Promise<void> {
    const known = this.queue.some((other) => other.id === queued.id);
    this.queue = known ? this.queue.map((other) => (other.id === queued.id ? queued : other)) : [...this.queue, queued];
    this.parts.onChange?.();
    await this.shelve(queued);
  }

  private drop(queued: Queued): Promise<void> {
    this.leave(queued);
    return this.forget([queued]);
  }

  private leave(queued: Queued): void {
    this.queue = this.queue.filter((other) => other.id !== queued.id);
    this.parts.onChange?.();
  }

  private async shelve(queued: Queued): Promise<void> {
    await this.parts.shelf.put(queued).catch(() => this.parts.onNotKept?.());
  }

  private async forget(gone: readonly Queued[]): Promise<void> {
    for (const queued of gone) await this.parts.shelf.remove(queued.id).catch(() => this.parts.onNotKept?.());
  }

  /** Somebody else has the phone.  An attempt later would lay on the shelf what its next page has sent meanwhile. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
  }

  private tryLater(): void {
    clearTimeout(this.retry);
    if (this.stopped) return;
    this.retry = setTimeout(() => void this.flush(), (this.parts.retryMs ?? RETRY_MS) * (0.75 + Math.random() / 2));
    (this.retry as { unref?: () => void }).unref?.();
  }
}

export function isSave(queued: Queued): queued is QueuedSave {
  return queued.name === "save_entry";
}
