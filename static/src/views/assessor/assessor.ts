// An assessor at work, on a tablet or standing with a phone: the line, what was said and is not yet heard of, and the rows as
// they stand.  Every act is kept here first and goes out when the line is there; a half-written remark survives a reload.

import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Api } from "../../core/api";
import { type Assessed, type Lot, lotsOf, queueOf, reachOf, restOf } from "../../core/assessing";
import { newId } from "../../core/chance";
import type { Clock } from "../../core/clock";
import { Connection, type Dial, type State } from "../../core/connection";
import type { ReviewEntryPayload } from "../../core/generated/wire";
import { nameOf, workshopOf } from "../../core/hall";
import type { Accepted, Refusal } from "../../core/messages";
import { Objects } from "../../core/objects";
import { Outbox, type Queued } from "../../core/outbox";
import { lastJudgement, saidOf } from "../../core/reviews";
import type { Keep } from "../../core/session";
import { openShelf } from "../../core/shelf";

const BEAT_MS = 25_000;
const SECOND_MS = 1000;
const REDRAW_MS = 32;

export interface Ground {
  readonly api: Api;
  readonly clock: Clock;
  readonly dial: Dial;
  readonly keep: Keep;
  readonly lasting: boolean;
}

/** What was done last, so that it can be undone. */
export interface Done {
  readonly act: string;
  readonly rows: readonly number[];
  readonly reviews: readonly string[];
  /** Rows of *Terima semua sisanya* that were changed or remarked on meanwhile. */
  readonly left: number;
}

/** A remark as it is being written. */
export interface Draft {
  readonly entry: string;
  readonly act: "comment" | "return";
  readonly field: string | null;
  readonly text: string;
  readonly kind: string;
  readonly theme: string;
  readonly private: boolean;
  readonly spoken_by: string | null;
}

interface RestAck extends Accepted {
  readonly reviews?: readonly string[];
  readonly left?: readonly string[];
}

export class AssessorDesk {
  readonly version: Signal<number> = signal(0);
  readonly state: Signal<State> = signal<State>("first");
  readonly now: Signal<number>;
  readonly lasting: Signal<boolean>;
  readonly done: Signal<Done | undefined> = signal<Done | undefined>(undefined);
  readonly told: Signal<Refusal | undefined> = signal<Refusal | undefined>(undefined);
  readonly draft: Signal<Draft | undefined>;
  /** The row that keys act on. */
  readonly current: Signal<string> = signal("");
  readonly connection: Connection;
  private readonly store = new Objects();
  private queue!: Outbox;
  private redraw: ReturnType<typeof setTimeout> | undefined;

  private constructor(
    readonly workshopId: string,
    token: string,
    private readonly ground: Ground,
  ) {
    this.now = signal(ground.clock.now());
    this.lasting = signal(ground.lasting);
    this.draft = signal(kept(ground.keep.getItem(this.draftKey)));
    this.connection = new Connection({
      workshop: workshopId,
      token,
      dial: ground.dial,
      snapshot: () => ground.api.objects(workshopId, token),
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

  static async open(workshop: string, token: string, ground: Ground): Promise<AssessorDesk> {
    const desk = new AssessorDesk(workshop, token, ground);
    const { shelf, lasting } = await openShelf(`assess ${workshop}`, ground.keep, ground.lasting);
    desk.lasting.value = lasting;
    desk.queue = await Outbox.open({
      shelf,
      send: (queued) => desk.connection.send({ id: queued.id, name: queued.name, payload: queued.payload }),
      newId: () => newId("cmd"),
      onAccepted: (queued, ack) => desk.accepted(queued, ack),
      onRefused: (_, refusal) => (desk.told.value = refusal),
      onChange: () => desk.changed(),
      onNotKept: () => (desk.lasting.value = false),
    });
    setInterval(() => void desk.connection.tell({ unsent: desk.waiting.length, writing: null }), BEAT_MS);
    setInterval(() => (desk.now.value = ground.clock.now()), SECOND_MS);
    void desk.connection.start();
    return desk;
  }

  get objects(): Objects {
    void this.version.value;
    return this.store;
  }

  get waiting(): readonly Queued[] {
    void this.version.value;
    return this.queue.waiting;
  }

  get timezone(): string {
    return workshopOf(this.objects)?.timezone ?? "";
  }

  get name(): string {
    void this.version.value;
    return this.connection.viewer?.name ?? "";
  }

  /** Those for whom somebody may write down what they say. */
  get others(): readonly { readonly id: string; readonly name: string }[] {
    const own = this.connection.viewer?.person;
    const people = this.objects.all("person").filter((person) => person.staff && person.status === "joined" && person.id !== own);
    return people.map((person) => ({ id: person.id, name: nameOf(this.store, person.id) ?? person.name }));
  }

  readonly lots: ReadonlySignal<readonly Lot[]> = computed(() => {
    void this.version.value;
    const viewer = this.connection.viewer;
    return viewer === undefined || viewer === null ? [] : lotsOf(this.store, reachOf(this.store, viewer.person, viewer.roles));
  });

  readonly queued: ReadonlySignal<readonly { readonly lot: Lot; readonly row: Assessed }[]> = computed(() => queueOf(this.lots.value));

  /** Said here and not yet heard of. */
  sending(entry: string): boolean {
    return this.waiting.some((queued) => queued.subject === entry);
  }

  writes(draft: Draft | undefined): void {
    this.draft.value = draft;
    if (draft === undefined) this.ground.keep.removeItem(this.draftKey);
    else this.ground.keep.setItem(this.draftKey, JSON.stringify(draft));
  }

  async says(row: Assessed, act: string, more: Partial<ReviewEntryPayload> = {}): Promise<void> {
    const review = newId("rev");
    const after = lastJudgement(row.said)?.number ?? 0;
    const payload = { review, entry: row.entry.id, act, after, revision: row.entry.revision, ...more };
    this.say({ act, rows: [row.number], reviews: [review], left: 0 });
    await this.queue.add("review_entry", row.entry.id, payload);
    void this.queue.flush();
  }

  async saysOfSheet(lot: Lot, act: string, text: string): Promise<void> {
    const review = newId("rev");
    const after = lastJudgement(saidOf(this.store, lot.sheet.id))?.number ?? 0;
    this.say({ act, rows: [], reviews: [review], left: 0 });
    await this.queue.add("review_sheet", lot.sheet.id, { review, sheet: lot.sheet.id, act, text, after });
    void this.queue.flush();
  }

  async acceptsRest(lot: Lot): Promise<void> {
    const rest = restOf(lot);
    const entries = Object.fromEntries(rest.map((row) => [row.entry.id, row.entry.revision]));
    this.say(undefined);
    await this.queue.add("accept_rest", lot.sheet.id, { sheet: lot.sheet.id, entries });
    void this.queue.flush();
  }

  async undo(done: Done): Promise<void> {
    this.say(undefined);
    await this.queue.add("withdraw_reviews", done.reviews[0] ?? "", { reviews: [...done.reviews] });
    void this.queue.flush();
  }

  wake(): void {
    void this.connection.wake();
    void this.queue.flush();
  }

  private get draftKey(): string {
    return `rembuk.assess.${this.workshopId}.draft`;
  }

  private say(done: Done | undefined): void {
    this.told.value = undefined;
    this.done.value = done;
  }

  private accepted(queued: Queued, ack: Accepted): void {
    if (queued.name !== "accept_rest") return;
    const { reviews = [], left = [] } = ack as RestAck;
    const numbers = Object.keys(queued.payload.entries ?? {}).filter((id) => !left.includes(id)).map((id) => this.store.get("entry", id)?.position ?? 0);
    this.say({ act: "accept", rows: numbers, reviews, left: left.length });
  }

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

function kept(text: string | null): Draft | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as Draft);
  } catch {
    return undefined;
  }
}
