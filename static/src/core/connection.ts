// The line to the laptop: a snapshot over HTTP when nothing is known, then the socket with what is known already.  The
// objects are level with the tables whenever `state` is "online"; `changes` wait until the welcome has been taken (RS4).

import type { Answer } from "./api";
import type { Ack, Changes, PresenceDown, PresenceUp, Since, ViewerSeen, Welcome } from "./messages";
import type { Objects } from "./objects";

export type State = "first" | "online" | "again" | "offline" | "ended";

export interface Command {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
}

export interface Auth {
  readonly workshop: string;
  readonly token: string;
  readonly since: Since | null;
  readonly protocol: 1;
}

/** The socket as the connection uses it; socket.ts is the real one.  Both answers reject when none comes in time. */
export interface Wire {
  open(): void;
  close(): void;
  /** Between two attempts: the next one now.  An attempt under way goes on. */
  hurry(): void;
  command(command: Command): Promise<Ack>;
  presence(presence: PresenceUp): Promise<void>;
}

export interface Heard {
  connected(): void;
  disconnected(): void;
  refused(code: string): void;
  welcome(message: Welcome): void;
  changes(message: Changes): void;
  presence(message: PresenceDown): void;
  farewell(reason: string): void;
}

export type Dial = (auth: () => Auth, heard: Heard) => Wire;

export interface Parts {
  readonly workshop: string;
  readonly token: string;
  readonly dial: Dial;
  readonly snapshot: () => Promise<Answer<Welcome>>;
  readonly objects: Objects;
  readonly onPresence?: (message: PresenceDown) => void;
  readonly onState?: (state: State) => void;
  /** How long "connecting again" is said before "offline", and how long a welcome may take. */
  readonly patience?: { readonly offline: number; readonly welcome: number; readonly again: number };
}

/** After these no attempt will succeed; the page has to say what to do. */
const FINAL = new Set(["not_signed_in", "access_ended", "person_erased", "old_page", "unknown_workshop"]);
const PATIENCE = { offline: 6000, welcome: 12_000, again: 2500 };

export class Connection implements Heard {
  state: State = "first";
  viewer: ViewerSeen | undefined;
  /** Why the line is closed for good. */
  reason = "";
  since: Since | null = null;
  private readonly wire: Wire;
  private greeted = false;
  /** Which line this is: what failed on an earlier one says nothing about it. */
  private line = 0;
  private early: Changes[] = [];
  private present: PresenceUp = { unsent: 0, writing: null };
  private timers: Record<string, ReturnType<typeof setTimeout>> = {};

  constructor(private readonly parts: Parts) {
    this.wire = parts.dial(() => this.auth(), this);
  }

  /** A hall's first snapshots are large: they come gzipped over HTTP, the socket only brings what changed since. */
  async start(): Promise<void> {
    this.after("offline", this.patience.offline, () => this.become("offline"));
    const answer = await this.parts.snapshot();
    if (this.state === "ended") return;
    if (answer.ok) this.take(answer);
    else if (FINAL.has(answer.code)) return this.end(answer.code);
    this.wire.open();
  }

  stop(): void {
    this.end("");
  }

  /** The page is looked at again, or the network says it is back: make sure of the line now, not at the next time-out. */
  async wake(): Promise<void> {
    if (this.state === "ended" || this.state === "first") return;
    if (this.state !== "online") return this.wire.hurry();
    const { line } = this;
    if (!(await this.answers()) && line === this.line) this.reopen();
  }

  /** The browser knows that there is no network. */
  lost(): void {
    if (this.state === "again" || this.state === "online") this.become("offline");
  }

  async send(command: Command): Promise<Ack> {
    if (this.state !== "online" && !this.greeted) throw new Error("not connected");
    const { line } = this;
    try {
      return await this.wire.command(command);
    } catch (error) {
      if (line === this.line) void this.wake();
      throw error;
    }
  }

  /** Tells what this phone holds and where it writes; the answer shows that the line lives (PR1). */
  async tell(present: PresenceUp): Promise<void> {
    this.present = present;
    const { line } = this;
    if (this.greeted && !(await this.answers()) && line === this.line) this.reopen();
  }

  /** The library hands out what came with the handshake before it says that it is connected: the welcome may be there. */
  connected(): void {
    if (!this.greeted) this.after("welcome", this.patience.welcome, () => this.reopen());
  }

  disconnected(): void {
    this.greeted = false;
    this.line += 1;
    this.early = [];
    this.quiet("welcome");
    if (this.state === "ended") return;
    if (this.state === "online") this.become("again");
    this.after("offline", this.patience.offline, () => this.become("offline"));
  }

  refused(code: string): void {
    if (FINAL.has(code)) this.end(code);
    else this.after("again", this.patience.again * (0.5 + Math.random()), () => this.wire.open());
  }

  welcome(message: Welcome): void {
    if (this.state === "ended") return;
    this.take(message);
    this.greeted = true;
    for (const changes of this.early.splice(0)) this.apply({ ...changes, changes: changes.changes.filter((line) => isAfter(line.seq, message.seq)) });
    this.quiet("welcome", "offline", "again");
    this.become("online");
    void this.wire.presence(this.present).catch(() => undefined);
  }

  changes(message: Changes): void {
    if (this.greeted) this.apply(message);
    else this.early.push(message);
  }

  presence(message: PresenceDown): void {
    this.parts.onPresence?.(message);
  }

  farewell(reason: string): void {
    this.end(reason);
  }

  private take(message: Welcome): void {
    this.viewer = message.viewer;
    this.since = { epoch: message.epoch, seq: message.seq };
    if (message.mode === "snapshot") this.parts.objects.replaceAll(message.objects);
    else this.parts.objects.apply(message.objects);
  }

  private apply(message: Changes): void {
    this.parts.objects.apply(message.changes);
    if (this.since !== null && message.seq > this.since.seq) this.since = { ...this.since, seq: message.seq };
  }

  private answers(): Promise<boolean> {
    return this.wire.presence(this.present).then(
      () => true,
      () => false,
    );
  }

  private reopen(): void {
    if (this.state === "ended") return;
    this.disconnected();
    this.wire.close();
    this.wire.open();
  }

  private end(reason: string): void {
    this.reason = reason;
    this.greeted = false;
    this.quiet(...Object.keys(this.timers));
    this.become("ended");
    this.wire.close();
  }

  private become(state: State): void {
    if (this.state === state || this.state === "ended") return;
    this.state = state;
    this.parts.onState?.(state);
  }

  private auth(): Auth {
    return { workshop: this.parts.workshop, token: this.parts.token, since: this.since, protocol: 1 };
  }

  private get patience(): { readonly offline: number; readonly welcome: number; readonly again: number } {
    return this.parts.patience ?? PATIENCE;
  }

  private after(name: string, wait: number, act: () => void): void {
    this.quiet(name);
    this.timers[name] = setTimeout(act, wait);
  }

  private quiet(...names: string[]): void {
    for (const name of names) clearTimeout(this.timers[name]);
  }
}

function isAfter(seq: number | undefined, known: number): boolean {
  return seq === undefined || seq > known;
}
