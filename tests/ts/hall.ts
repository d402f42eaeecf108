// A phone and a laptop as the tests find them: shelves in memory, a wire that can be cut, a server that keeps its promises.

import type { Auth, Command, Dial, Heard, Wire } from "../../static/src/core/connection";
import type { SaveEntryPayload, Stored } from "../../static/src/core/generated/wire";
import type { Ack, Line, PresenceUp, Welcome } from "../../static/src/core/messages";
import type { Queued, Shelf } from "../../static/src/core/outbox";

export class MemoryShelf implements Shelf {
  kept = new Map<string, Queued>();
  all = async () => [...this.kept.values()];
  get = async (id: string) => this.kept.get(id);
  put = async (queued: Queued) => void this.kept.set(queued.id, queued);
  remove = async (id: string) => void this.kept.delete(id);
}

/** A server as the protocol promises it: one id is carried out once, its acknowledgement is repeated (CM1). */
export class Server {
  online = true;
  loseAnswers = 0;
  refuse: string | undefined;
  rivals: readonly string[] = [];
  carriedOut: Queued[] = [];
  since = { epoch: "epo_1", seq: 0 };
  private acks = new Map<string, Ack>();

  receive = async (queued: Queued): Promise<Ack> => {
    if (!this.online) throw new Error("offline");
    const ack = this.acks.get(queued.id) ?? this.carryOut(queued);
    if (this.loseAnswers-- > 0) throw new Error("cut after the server had it");
    return ack;
  };

  get saves(): SaveEntryPayload[] {
    return this.carriedOut.flatMap((queued) => (queued.name === "save_entry" ? [queued.payload] : []));
  }

  /** As it was when it had carried out so many, receipts included, in a new epoch. */
  restored(count: number, epoch: string): Server {
    const copy = new Server();
    copy.carriedOut = this.carriedOut.slice(0, count);
    copy.acks = new Map(copy.carriedOut.map((queued) => [queued.id, this.acks.get(queued.id) as Ack]));
    copy.since = { epoch, seq: count };
    return copy;
  }

  private carryOut(queued: Queued): Ack {
    if (this.refuse !== undefined) return { ok: false, code: this.refuse };
    this.carriedOut.push(queued);
    const names = queued.name === "save_entry" ? Object.keys(queued.payload.values) : [];
    const revisions = Object.fromEntries(names.map((name) => [name, this.carriedOut.length]));
    this.since = { ...this.since, seq: this.carriedOut.length };
    const ack: Ack = { ok: true, seq: this.since.seq, revisions, rivals: this.rivals };
    this.acks.set(queued.id, ack);
    return ack;
  }
}

export class FakeWire implements Wire {
  opened = 0;
  hurried = 0;
  auths: Auth[] = [];
  present: PresenceUp[] = [];
  commands: Command[] = [];
  alive = true;
  answer: Ack = { ok: true };

  constructor(
    private readonly auth: () => Auth,
    readonly heard: Heard,
  ) {}

  open(): void {
    this.opened += 1;
  }
  close(): void {}
  hurry(): void {
    this.hurried += 1;
  }

  async command(command: Command): Promise<Ack> {
    if (!this.alive) throw new Error("no answer");
    this.commands.push(command);
    return this.answer;
  }

  async presence(presence: PresenceUp): Promise<void> {
    if (!this.alive) throw new Error("no answer");
    this.present.push(presence);
  }

  /** The handshake: the auth is read, then the line stands. */
  connect(): void {
    this.auths.push(this.auth());
    this.heard.connected();
  }
}

export function dialing(): { readonly dial: Dial; readonly wire: () => FakeWire } {
  let made: FakeWire | undefined;
  return {
    dial: (auth, heard) => (made = new FakeWire(auth, heard)),
    wire: () => made as FakeWire,
  };
}

export function line(id: string, revision: number, object: Record<string, unknown> | null, seq = revision): Line {
  return { seq, name: "entry_saved", type: "entry", id, revision, object };
}

const HEAD = { protocol: 1, viewer: { person: "per_ann", name: "Ann", roles: [], seat: "sea_ann" } };

export function snapshot(seq: number, objects: readonly object[], epoch = "epo_1"): Welcome {
  return { ...HEAD, epoch, seq, mode: "snapshot", objects: objects as readonly Stored[] };
}

export function news(seq: number, lines: readonly Line[], epoch = "epo_1"): Welcome {
  return { ...HEAD, epoch, seq, mode: "changes", objects: lines };
}

export function row(values: Readonly<Record<string, unknown>>, more: Partial<SaveEntryPayload> = {}): SaveEntryPayload {
  return { activity: "act_1", unit: "grp_1", entry: "ent_1", values, base: {}, base_epoch: "epo_1", base_hashes: {}, ...more };
}

export function settled(): Promise<void> {
  return new Promise((done) => setTimeout(done, 0));
}
