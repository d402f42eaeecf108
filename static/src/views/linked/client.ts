// What a page with a link of its own does on its line: the objects as they stand, what was said here and is not yet heard of,
// the hall's time.  Everything said is kept on the device first and goes out when the line is there (RC1).

import { type Signal, signal } from "@preact/signals";
import { newId } from "../../core/chance";
import { Connection, type State } from "../../core/connection";
import { workshopOf } from "../../core/hall";
import type { Accepted, Refusal } from "../../core/messages";
import { Objects } from "../../core/objects";
import { Outbox, type Queued } from "../../core/outbox";
import { openShelf } from "../../core/shelf";
import type { Ground, Link } from "./opening";

const BEAT_MS = 25_000;
const SECOND_MS = 1000;
const REDRAW_MS = 32;

export abstract class Client {
  readonly version: Signal<number> = signal(0);
  readonly state: Signal<State> = signal<State>("first");
  readonly now: Signal<number>;
  readonly lasting: Signal<boolean>;
  readonly connection: Connection;
  readonly workshopId: string;
  readonly token: string;
  protected readonly ground: Ground;
  protected readonly store = new Objects();
  protected queue!: Outbox;
  private redraw: ReturnType<typeof setTimeout> | undefined;

  constructor({ workshop, token, ground }: Link) {
    this.workshopId = workshop;
    this.token = token;
    this.ground = ground;
    this.now = signal(ground.clock.now());
    this.lasting = signal(ground.lasting);
    this.connection = new Connection({
      workshop,
      token,
      dial: ground.dial,
      snapshot: () => ground.api.objects(workshop, token),
      objects: this.store,
      onPresence: (message) => message.backed_up_seq !== undefined && void this.queue.backedUp(message.backed_up_seq),
      onState: (state) => this.became(state),
    });
    this.store.listen(() => {
      ground.clock.stand(workshopOf(this.store)?.clock_at);
      this.now.value = ground.clock.now();
      this.changed();
    });
  }

  /** `shelf` names what is kept on the device, apart from any other page's. */
  async open(shelf: string): Promise<this> {
    const opened = await openShelf(`${shelf} ${this.workshopId}`, this.ground.keep, this.ground.lasting);
    this.lasting.value = opened.lasting;
    this.queue = await Outbox.open({
      shelf: opened.shelf,
      send: (queued) => this.connection.send({ id: queued.id, name: queued.name, payload: queued.payload }),
      newId: () => newId("cmd"),
      onAccepted: (queued, ack) => this.accepted(queued, ack),
      onRefused: (queued, refusal) => this.refused(refusal, queued),
      onChange: () => this.changed(),
      onNotKept: () => (this.lasting.value = false),
    });
    setInterval(() => void this.connection.tell({ unsent: this.waiting.length, writing: null }), BEAT_MS);
    setInterval(() => (this.now.value = this.ground.clock.now()), SECOND_MS);
    void this.connection.start();
    return this;
  }

  get objects(): Objects {
    void this.version.value;
    return this.store;
  }

  get waiting(): readonly Queued[] {
    void this.version.value;
    return this.queue.waiting;
  }

  wake(): void {
    void this.connection.wake();
    void this.queue.flush();
  }

  protected abstract refused(refusal: Refusal, queued: Queued): void;

  protected accepted(_queued: Queued, _ack: Accepted): void {}

  private became(state: State): void {
    this.state.value = state;
    if (state !== "online") return;
    if (this.connection.since !== null) this.queue.level(this.connection.since);
    void this.queue.flush();
    if (!this.ground.clock.known) void this.ground.api.hearTime();
    this.changed();
  }

  private changed(): void {
    this.redraw ??= setTimeout(() => {
      this.redraw = undefined;
      this.version.value += 1;
    }, REDRAW_MS);
  }
}
