// One person on this phone, at work: the line, the outbox and the drafts wired together, and told to the views as signals.

import { type Signal, signal } from "@preact/signals";
import type { Api } from "../../core/api";
import { newId } from "../../core/chance";
import type { Clock } from "../../core/clock";
import { Connection, type Dial, type State } from "../../core/connection";
import { Drafts, type RowPlace } from "../../core/drafts";
import type { CommandTypes } from "../../core/generated/wire";
import { meIn, type Me, workshopOf } from "../../core/hall";
import type { Accepted, PresenceDown, Refusal, Writing } from "../../core/messages";
import { Objects } from "../../core/objects";
import { isSave, Outbox, type Queued } from "../../core/outbox";
import { baseOf, type Desk, type Settling, stillSettling, type Texts } from "../../core/rows";
import { type FieldBase, settledFields } from "../../core/saves";
import { type Keep, type Someone, tag } from "../../core/session";
import { Present } from "../../core/present";
import { openShelf } from "../../core/shelf";
import type { Text } from "../../core/text_hash";

const BEAT_MS = 25_000;
const REDRAW_MS = 32;
const SECOND_MS = 1000;

const ABOUT_ROWS: ReadonlySet<string> = new Set(["save_entry", "withdraw_entry", "restore_entry", "choose_rival"]);

export interface Ground {
  readonly api: Api;
  readonly clock: Clock;
  readonly dial: Dial;
  readonly keep: Keep;
  readonly lasting: boolean;
}

/** The field the finger is in: it shows this text until it is left, whatever arrives (P1). */
interface Held {
  readonly entry: string;
  readonly field: string;
  readonly text: Text;
  readonly base: FieldBase;
}

export class Phone {
  readonly version: Signal<number> = signal(0);
  readonly state: Signal<State> = signal<State>("first");
  readonly writing: Signal<Writing> = signal<Writing>({});
  readonly now: Signal<number>;
  /** Whether what is typed outlives this page. */
  readonly lasting: Signal<boolean>;
  /** What a refused command was told, until it is read. */
  readonly told: Signal<Refusal | undefined> = signal<Refusal | undefined>(undefined);
  readonly connection: Connection;
  private readonly store = new Objects();
  private queue!: Outbox;
  private typed!: Drafts;
  private settling: readonly Settling[] = [];
  private held: Held | undefined;
  private redraw: ReturnType<typeof setTimeout> | undefined;
  private readonly present: Present;
  private readonly beats: ReturnType<typeof setInterval>[] = [];

  private constructor(
    readonly someone: Someone,
    private readonly ground: Ground,
  ) {
    this.now = signal(ground.clock.now());
    this.lasting = signal(ground.lasting);
    this.connection = new Connection({
      workshop: someone.workshop,
      token: someone.token,
      dial: ground.dial,
      snapshot: () => ground.api.objects(someone.workshop, someone.token),
      objects: this.store,
      onPresence: (message) => this.heard(message),
      onState: (state) => this.became(state),
    });
    this.present = new Present({
      objects: this.store,
      unsent: () => this.unsent,
      writing: () => (this.held === undefined ? null : { entry: this.held.entry, field: this.held.field }),
      flush: () => this.typed.flush().then(() => this.queue.flush()),
      tell: (present) => void this.connection.tell(present),
    });
    this.store.listen(() => this.arrived());
  }

  /** Opens what an earlier page left on this phone, then the line. */
  static async open(someone: Someone, ground: Ground): Promise<Phone> {
    const phone = new Phone(someone, ground);
    const { shelf, lasting } = await openShelf(tag(someone), ground.keep, ground.lasting);
    phone.lasting.value = lasting;
    phone.queue = await Outbox.open({
      shelf,
      send: (queued) => phone.connection.send({ id: queued.id, name: queued.name, payload: queued.payload }),
      newId: () => newId("cmd"),
      onAccepted: (queued, ack) => phone.accepted(queued, ack),
      onRefused: (queued, refusal) => phone.refused(queued, refusal),
      onChange: () => phone.changed(),
      onNotKept: () => (phone.lasting.value = false),
    });
    phone.typed = new Drafts({
      save: (payload) => phone.outbox.save({ ...payload, author: phone.objects.get("entry", payload.entry)?.author_id ?? null, origin: phone.state.value === "online" ? "live" : "offline" }).then(() => void phone.outbox.flush()),
      keep: ground.keep,
      tag: tag(someone),
      // A word must not say saved a moment longer than it is: keys are drawn at once.
      onChange: () => phone.draw(),
    });
    await phone.drafts.recover();
    phone.beats.push(setInterval(() => phone.present.now(), BEAT_MS), setInterval(() => (phone.now.value = ground.clock.now()), SECOND_MS));
    void phone.connection.start();
    return phone;
  }

  /** Somebody else takes the phone: what was typed is kept under this person's name. */
  async close(): Promise<void> {
    await this.drafts.flush();
    this.outbox.stop();
    this.connection.stop();
    this.beats.forEach(clearInterval);
  }

  /** Whatever a view reads here it hears of again when it changed: a view is drawn anew only for signals it read. */
  get objects(): Objects {
    void this.version.value;
    return this.store;
  }

  get outbox(): Outbox {
    void this.version.value;
    return this.queue;
  }

  get drafts(): Drafts {
    void this.version.value;
    return this.typed;
  }

  get me(): Me {
    return meIn(this.objects, this.person);
  }

  get desk(): Desk {
    const { objects, outbox, drafts, settling } = this;
    return { objects, outbox, drafts, settling, writing: this.writing.value, me: this.person };
  }

  /** Rows with something that is only on this phone. */
  get unsent(): number {
    const subjects = this.outbox.waiting.filter((queued) => ABOUT_ROWS.has(queued.name)).map((queued) => queued.subject);
    return new Set([...subjects, ...this.drafts.rows().map((row) => row.entry)]).size;
  }

  /** What an input shows: the row's text, unless the finger is in it. */
  text(entry: string, field: string, texts: Texts): Text {
    const held = this.held;
    return held !== undefined && held.entry === entry && held.field === field ? held.text : texts[field];
  }

  /** The finger goes into a field: from here on nobody else's change moves it, and the others see who writes. */
  hold(entry: string, field: string, text: Text): void {
    this.held = { entry, field, text, base: baseOf(this.desk, entry, field) };
    this.present.soon();
  }

  release(): void {
    this.held = undefined;
    void this.drafts.flush();
    this.present.soon();
    this.changed();
  }

  /** A key.  `fills` are what the context knows, for the first key of a new row. */
  type(place: RowPlace, field: string, text: Text, fills: Texts = {}): void {
    const own = this.held?.entry === place.entry && this.held.field === field ? this.held : undefined;
    const start = (name: string) => ({ epoch: this.connection.since?.epoch ?? null, base: baseOf(this.desk, place.entry, name) });
    if (own !== undefined) this.held = { ...own, text };
    for (const [name, known] of Object.entries(this.isNew(place.entry) ? fills : {})) {
      if (name !== field) this.drafts.type(place, name, known, start(name));
    }
    this.drafts.type(place, field, text, own === undefined ? start(field) : { ...start(field), base: own.base });
    if (this.unsent === 1) this.present.soon();
  }

  /** A choice is whole at once: no pause. */
  choose(place: RowPlace, field: string, text: Text, fills: Texts = {}): void {
    this.type(place, field, text, fills);
    void this.drafts.flush();
  }

  async command<N extends Exclude<keyof CommandTypes, "save_entry">>(name: N, subject: string, payload: CommandTypes[N]): Promise<void> {
    await this.drafts.flush();
    await this.outbox.add(name, subject, payload);
    void this.outbox.flush();
  }

  async tryAgain(save: string): Promise<void> {
    await this.outbox.again(save);
    void this.outbox.flush();
  }

  get api(): Api {
    return this.ground.api;
  }

  get keep(): Keep {
    return this.ground.keep;
  }

  async erase(unsent: boolean): Promise<void> {
    await this.typed.flush();
    await this.queue.erase(unsent);
    this.draw();
  }

  wake(): void {
    this.present.putAside(false);
    void this.connection.wake();
    void this.outbox.flush();
  }

  hide(): void {
    void this.drafts.flush();
    this.present.putAside(true);
  }

  lost(): void {
    this.connection.lost();
  }

  isNew(entry: string): boolean {
    const { objects, outbox, drafts, settling } = this;
    return objects.get("entry", entry) === undefined && outbox.savesOf(entry).length === 0 && !drafts.openIn(entry) && !settling.some((one) => one.entry === entry);
  }

  /** Whom the server takes this phone for: a walk-in may have been found on the list since. */
  private get person(): string {
    return this.connection.viewer?.person ?? this.someone.person;
  }

  /** Under the name on the list, or under the one that was typed at the door. */
  isMe(person: string): boolean {
    return person === this.person || person === this.someone.person;
  }

  private became(state: State): void {
    this.state.value = state;
    if (state !== "online") {
      // Who writes now is not known without a line; a word that may be old is worse than none.
      this.writing.value = {};
      return;
    }
    if (this.connection.since !== null) this.outbox.level(this.connection.since);
    void this.outbox.flush();
    if (!this.ground.clock.known) void this.ground.api.hearTime();
  }

  private heard(message: PresenceDown): void {
    this.writing.value = message.writing ?? this.writing.value;
    if (message.backed_up_seq !== undefined) void this.outbox.backedUp(message.backed_up_seq);
  }

  private arrived(): void {
    this.settling = stillSettling(this.settling, this.objects);
    this.ground.clock.stand(workshopOf(this.objects)?.clock_at);
    this.now.value = this.ground.clock.now();
    this.changed();
  }

  private accepted(queued: Queued, ack: Accepted): void {
    if (!isSave(queued)) return;
    const { activity, unit, entry } = queued.payload;
    // Where one writes in a row that was not there yet is told once it is.
    if (this.held?.entry === entry && this.objects.get("entry", entry) === undefined) this.present.soon();
    const settled = settledFields(queued.payload, ack);
    this.drafts.rebase(entry, settled);
    const values = Object.fromEntries(Object.keys(settled).map((name) => [name, queued.payload.values[name] as Text]));
    const revisions = Object.fromEntries(Object.entries(settled).map(([name, base]) => [name, base.revision]));
    this.settling = stillSettling([...this.settling, { entry, place: { activity, unit }, values, revisions }], this.objects);
    const base = this.held?.entry === entry ? settled[this.held.field] : undefined;
    if (this.held !== undefined && base !== undefined) this.held = { ...this.held, base };
  }

  private refused(queued: Queued, refusal: Refusal): void {
    if (!isSave(queued)) this.told.value = refusal;
  }

  private changed(): void {
    this.redraw ??= setTimeout(() => this.draw(), REDRAW_MS);
  }

  private draw(): void {
    clearTimeout(this.redraw);
    this.redraw = undefined;
    this.version.value += 1;
    this.present.changed();
  }
}
