// Documents on their way to the table: piece by piece over a line that breaks.  The server says how much has arrived; whatever
// the line, the page or the server went through, it goes on from there.  A file is kept on the phone until it lies there, so
// that a reload goes on by itself.

import type { Answer } from "./api";
import { checkSum } from "./check_sum";
import type { Refusal } from "./messages";

/** Whose table it is for; `replaces`: the document it is a new version of. */
export interface Target {
  readonly unit?: string;
  readonly unit_id?: string;
  readonly activity?: string | null;
  readonly agenda_item?: string | null;
  readonly caption?: string;
  readonly replaces?: string;
}

/** A file as it is kept until it has arrived. */
export interface Parcel {
  readonly id: string;
  readonly name: string;
  readonly file: Blob;
  readonly target: Target;
}

/** Where parcels survive a reload. */
export interface Basket {
  all(): Promise<readonly Parcel[]>;
  put(parcel: Parcel): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The line: one request, answered or not. */
export type Ask = <T>(method: "POST" | "PUT" | "DELETE", path: string, body?: Blob | object) => Promise<Answer<T>>;

export type Stage = "preparing" | "sending" | "waiting" | "paused" | "looking" | "done" | "already" | "refused";

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly target: Target;
  readonly stage: Stage;
  readonly arrived: number;
  readonly refusal?: Refusal;
}

interface Ground {
  readonly ask: Ask;
  readonly basket: Basket;
  readonly newId: () => string;
  readonly onChange: () => void;
  /** Resolves after so long, or as soon as there is a line again. */
  readonly wait: (ms: number) => Promise<void>;
}

interface Held {
  readonly parcel: Parcel;
  sum: string;
  /** Rises whenever somebody pauses, goes on or gives up: what still waits for an answer then knows that it is not meant. */
  turn: number;
  running: boolean;
  seen: Upload;
}

/** The line's fault, or the server's for a moment: asked again, without anybody's doing. */
const PASSING: ReadonlySet<string> = new Set(["no_answer", "try_again", "server_error", "too_many_commands", "too_many_uploads"]);
const ANEW: ReadonlySet<string> = new Set(["unknown_upload", "upload_damaged", "upload_not_whole"]);
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
const MOST_BEGINNINGS = 3;
/** A weak line is not shared by a whole album. */
const AT_ONCE = 2;
const PIECE = 256 * 1024;

export class Uploads {
  private readonly held = new Map<string, Held>();
  private busy = 0;
  private readonly queued: (() => void)[] = [];

  constructor(private readonly ground: Ground) {}

  /** What an earlier page left goes on. */
  async recover(): Promise<void> {
    for (const parcel of await this.ground.basket.all().catch(() => [])) if (!this.held.has(parcel.id)) this.start(parcel);
  }

  /** Whether it outlives this page is told by the answer. */
  async add(file: Blob, name: string, target: Target): Promise<boolean> {
    const parcel = { id: this.ground.newId(), name, file, target };
    const kept = await this.ground.basket.put(parcel).then(() => true, () => false);
    this.start(parcel);
    return kept;
  }

  get all(): readonly Upload[] {
    return [...this.held.values()].map((one) => one.seen);
  }

  pause(id: string): void {
    const one = this.held.get(id);
    if (one === undefined) return;
    this.halt(one);
    this.say(one, { stage: "paused" });
  }

  resume(id: string): void {
    const one = this.held.get(id);
    if (one !== undefined && !one.running) void this.run(one);
  }

  /** Given up, or read and put away. */
  async drop(id: string): Promise<void> {
    const one = this.held.get(id);
    if (one === undefined) return;
    this.halt(one);
    this.held.delete(id);
    this.ground.onChange();
    await this.ground.basket.remove(id).catch(() => undefined);
    if (one.seen.stage !== "done" && one.seen.stage !== "already") await this.ground.ask("DELETE", `uploads/${encodeURIComponent(id)}`);
  }

  private start(parcel: Parcel): void {
    const seen: Upload = { id: parcel.id, name: parcel.name, size: parcel.file.size, target: parcel.target, stage: "preparing", arrived: 0 };
    const one: Held = { parcel, sum: "", turn: 0, running: false, seen };
    this.held.set(parcel.id, one);
    void this.run(one);
  }

  private async run(one: Held): Promise<void> {
    const turn = one.turn;
    one.running = true;
    this.say(one, { stage: "preparing" });
    if (this.busy < AT_ONCE) this.busy += 1;
    else await new Promise<void>((go) => void this.queued.push(go));
    await this.work(one, turn).finally(() => this.next());
  }

  private next(): void {
    const following = this.queued.shift();
    if (following === undefined) this.busy -= 1;
    else following();
  }

  private async work(one: Held, turn: number): Promise<void> {
    if (one.turn !== turn) return;
    try {
      one.sum = one.sum === "" ? await checkSum(one.parcel.file) : one.sum;
    } catch {
      // The file was moved or changed while it waited: the system no longer hands it out.
      return this.refuse(one, { ok: false, code: "file_damaged" });
    }
    for (let beginnings = 1; one.turn === turn; beginnings += 1) {
      const ended = await this.send(one, turn);
      if (ended === undefined) return;
      if (!ANEW.has(ended.code) || beginnings === MOST_BEGINNINGS) return this.refuse(one, ended);
    }
  }

  /** To the end, or to a refusal that waiting does not cure; nothing where it is done, paused or given up. */
  private async send(one: Held, turn: number): Promise<Refusal | undefined> {
    const { parcel } = one;
    const place = `uploads/${encodeURIComponent(parcel.id)}`;
    const told = { upload: parcel.id, name: parcel.name, size: parcel.file.size, check_sum: one.sum, target: parcel.target };
    const begun = await this.insist(one, turn, () => this.ground.ask<{ offset: number; piece?: number; attachment?: string }>("POST", "uploads", told));
    if (begun === undefined || !begun.ok) return begun;
    if (begun.attachment !== undefined) return this.done(one, begun.attachment !== parcel.id);
    let at = begun.offset;
    while (at < parcel.file.size) {
      this.say(one, { stage: "sending", arrived: at });
      const piece = parcel.file.slice(at, at + (begun.piece ?? PIECE));
      const answer = await this.insist(one, turn, () => this.ground.ask<{ offset: number }>("PUT", `${place}?offset=${at}`, piece));
      if (answer === undefined || !answer.ok) return answer;
      at = answer.offset;
    }
    this.say(one, { stage: "looking", arrived: at });
    const laid = await this.insist(one, turn, () => this.ground.ask<{ already?: boolean }>("POST", `${place}/finish`, {}));
    if (laid === undefined || !laid.ok) return laid;
    return this.done(one, laid.already === true);
  }

  /** Asks until there is an answer that waiting would not change. */
  private async insist<T>(one: Held, turn: number, ask: () => Promise<Answer<T>>): Promise<Answer<T> | undefined> {
    const stage = one.seen.stage;
    for (let wait = FIRST_WAIT_MS; one.turn === turn; wait = Math.min(LONGEST_WAIT_MS, 2 * wait)) {
      const answer = await ask();
      if (one.turn !== turn) return undefined;
      if (answer.ok || !PASSING.has(answer.code)) {
        if (one.seen.stage === "waiting") this.say(one, { stage });
        return answer;
      }
      this.say(one, { stage: "waiting" });
      await this.ground.wait(wait);
    }
    return undefined;
  }

  private halt(one: Held): void {
    one.turn += 1;
    one.running = false;
  }

  private done(one: Held, already: boolean): undefined {
    this.halt(one);
    this.say(one, { stage: already ? "already" : "done", arrived: one.parcel.file.size });
    void this.ground.basket.remove(one.parcel.id).catch(() => undefined);
    return undefined;
  }

  private refuse(one: Held, refusal: Refusal): void {
    this.halt(one);
    this.say(one, { stage: "refused", refusal });
  }

  private say(one: Held, seen: Partial<Upload>): void {
    if (!this.held.has(one.parcel.id)) return;
    one.seen = { ...one.seen, ...seen };
    this.ground.onChange();
  }
}
