// An assessor at work, on a tablet or standing with a phone: the rows as they stand, and what is said of them.  What
// is written is kept until it is sent, and comes back where it was refused.

import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Api } from "../../core/api";
import { type Assessed, assessorsOf, type Lot, lotsOf, queueOf, reachOf, restOf } from "../../core/assessing";
import { newId } from "../../core/chance";
import { assessorsBallots, type Choice } from "../../core/ballots";
import type { Ballot, CommandTypes, ReviewEntryPayload } from "../../core/generated/wire";
import { nameOf, workshopOf } from "../../core/hall";
import type { Accepted, Refusal } from "../../core/messages";
import type { Queued } from "../../core/outbox";
import { blank, type Draft, draftOf, RemarkDrafts } from "../../core/remark_drafts";
import { lastJudgement, saidOf } from "../../core/reviews";
import { Client } from "../linked/client";
import type { Link } from "../linked/opening";

/** What was done last, so that it can be undone. */
export interface Done {
  readonly act: string;
  readonly rows: readonly number[];
  readonly reviews: readonly string[];
  /** Rows of *Terima semua sisanya* that were changed or remarked on meanwhile. */
  readonly left: number;
}

/** What was refused; `back` is what it said, which stands as a draft again. */
export interface Told {
  readonly refusal: Refusal;
  /** The number of the row it was about, 0 where it was about none. */
  readonly row: number;
  readonly back: Draft | undefined;
}

/** The tab of whoever waits longest. */
export const QUEUE = "queue";

/** Of several rows at once: *Terima semua sisanya*, and a sheet's return by whoever reaches only a part of it. */
interface RowsAck extends Accepted {
  readonly reviews?: readonly string[];
  readonly left?: readonly string[];
  readonly entries?: readonly string[];
}

export class AssessorDesk extends Client {
  readonly done: Signal<Done | undefined> = signal<Done | undefined>(undefined);
  readonly told: Signal<Told | undefined> = signal<Told | undefined>(undefined);
  readonly tab: Signal<string> = signal(QUEUE);
  /** The remark whose form stands open. */
  readonly draft: Signal<Draft | undefined>;
  /** Written, not sent, and shown by no form. */
  readonly folded: Signal<readonly Draft[]>;
  private readonly drafts: RemarkDrafts;
  /** For whom this device writes down what is said; null for its own assessor. */
  readonly voice: Signal<string | null>;
  /** The row that keys act on. */
  readonly current: Signal<string> = signal("");

  constructor(link: Link) {
    super(link);
    this.drafts = new RemarkDrafts(this.ground.keep, `rembuk.assess.${this.workshopId}.draft`);
    this.draft = signal(this.drafts.open);
    this.folded = signal(this.drafts.folded);
    this.voice = signal(this.ground.keep.getItem(this.voiceKey));
  }

  get timezone(): string {
    return workshopOf(this.objects)?.timezone ?? "";
  }

  get person(): string {
    void this.version.value;
    return this.connection.viewer?.person ?? "";
  }

  /** Who leads and assesses nothing has no voice. */
  get votes(): boolean {
    void this.version.value;
    return this.connection.viewer?.roles.includes("assessor") === true;
  }

  get ballots(): readonly Ballot[] {
    return assessorsBallots(this.objects);
  }

  get name(): string {
    void this.version.value;
    return this.connection.viewer?.name ?? "";
  }

  /** Those for whom somebody may write down what they say. */
  get others(): readonly { readonly id: string; readonly name: string }[] {
    const own = this.connection.viewer?.person;
    const people = assessorsOf(this.objects).filter((person) => person.id !== own);
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

  writes(draft: Draft, was?: Draft): void {
    this.drafts.write(draft, was);
    this.drawDrafts();
  }

  /** The row's own words again, where there are any; otherwise a remark begins. */
  begins(entry: string, act: Draft["act"], field: string | null): void {
    const known = field === null ? this.drafts.lastOf(entry) : this.drafts.of(entry, field);
    const draft = known ?? blank(entry, act, field, this.voice.value);
    if (field !== null) this.writes(draft);
    else this.writes({ ...draft, act, private: act === "comment" && draft.private });
  }

  /** Words said of no cell yet, or of none any more, go along with the cell that is pressed; others stay where they are. */
  turnsToCell(open: Draft, field: string | null): void {
    const free = this.drafts.of(open.entry, field) === undefined && (field === null || open.field === null);
    if (free) this.writes({ ...open, field }, open);
    else this.writes(this.drafts.of(open.entry, field) ?? blank(open.entry, open.act, field, this.voice.value));
  }

  folds(): void {
    this.drafts.fold();
    this.drawDrafts();
  }

  letsGo(draft: Draft): void {
    this.drafts.letGo(draft);
    this.drawDrafts();
  }

  reasonOf(sheet: string): string {
    void this.folded.value;
    return this.drafts.of(sheet, null)?.text ?? "";
  }

  writesReason(sheet: string, text: string): void {
    this.drafts.lay({ ...blank(sheet, "return"), text });
    this.drawDrafts();
  }

  /** To what is not sent yet: its row or sheet on the page of its group. */
  goesTo(draft: Draft): void {
    const lot = this.lotOf(draft);
    if (lot === undefined) return;
    this.tab.value = lot.unit;
    if (draft.entry !== lot.sheet.id) this.writes(draft);
    this.current.value = draft.entry;
  }

  lotOf(draft: Draft): Lot | undefined {
    return this.lots.value.find((lot) => lot.sheet.id === draft.entry || lot.rows.some((row) => row.entry.id === draft.entry));
  }

  numberOf(entry: string): number {
    return this.objects.get("entry", entry)?.position ?? 0;
  }

  private drawDrafts(): void {
    this.draft.value = this.drafts.open;
    this.folded.value = this.drafts.folded;
  }

  /** Of whatever is said from now on, until it is chosen otherwise. */
  speaksFor(person: string | null): void {
    this.voice.value = person;
    if (person === null) this.ground.keep.removeItem(this.voiceKey);
    else this.ground.keep.setItem(this.voiceKey, person);
  }

  async says(row: Assessed, act: string, more: Partial<ReviewEntryPayload> = {}): Promise<void> {
    const review = newId("rev");
    const after = lastJudgement(row.said)?.number ?? 0;
    const payload = { review, entry: row.entry.id, act, after, revision: row.entry.revision, spoken_by: this.voice.value, ...more };
    this.say({ act, rows: [row.number], reviews: [review], left: 0 });
    await this.queue.add("review_entry", row.entry.id, payload);
    void this.queue.flush();
  }

  async saysOfSheet(lot: Lot, act: string, text: string): Promise<void> {
    const review = newId("rev");
    const after = lastJudgement(saidOf(this.store, lot.sheet.id))?.number ?? 0;
    this.say({ act, rows: [], reviews: [review], left: 0 });
    await this.queue.add("review_sheet", lot.sheet.id, { review, sheet: lot.sheet.id, act, text, after, spoken_by: this.voice.value });
    void this.queue.flush();
  }

  async acceptsRest(lot: Lot): Promise<void> {
    const rest = restOf(lot);
    const entries = Object.fromEntries(rest.map((row) => [row.entry.id, row.entry.revision]));
    this.say(undefined);
    await this.queue.add("accept_rest", lot.sheet.id, { sheet: lot.sheet.id, entries, spoken_by: this.voice.value });
    void this.queue.flush();
  }

  async casts(ballot: Ballot, choice: Choice): Promise<void> {
    this.say(undefined);
    await this.queue.add("cast_vote", ballot.id, { ballot: ballot.id, choice, round: ballot.round });
    void this.queue.flush();
  }

  async undo(done: Done): Promise<void> {
    this.say(undefined);
    await this.queue.add("withdraw_reviews", done.reviews[0] ?? "", { reviews: [...done.reviews] });
    void this.queue.flush();
  }

  get api(): Api {
    return this.ground.api;
  }

  /** Of documents: said now or when the line is there, like everything else. */
  async sends<N extends Exclude<keyof CommandTypes, "save_entry">>(name: N, subject: string, payload: CommandTypes[N]): Promise<void> {
    await this.queue.add(name, subject, payload);
    void this.queue.flush();
  }

  private get voiceKey(): string {
    return `rembuk.assess.${this.workshopId}.voice`;
  }

  private say(done: Done | undefined): void {
    this.told.value = undefined;
    this.done.value = done;
  }

  protected override refused(refusal: Refusal, queued: Queued): void {
    const back = draftOf(queued, refusal);
    if (back !== undefined) this.drafts.takeBack(back);
    this.drawDrafts();
    if (this.done.value?.reviews.some((review) => review === (queued.payload as { review?: string }).review)) this.done.value = undefined;
    this.told.value = { refusal, row: this.store.get("entry", queued.subject)?.position ?? 0, back };
  }

  protected override accepted(queued: Queued, ack: Accepted): void {
    const { reviews = [], left = [], entries = [] } = ack as RowsAck;
    const numbered = (ids: readonly string[]): readonly number[] => ids.map((id) => this.store.get("entry", id)?.position ?? 0);
    if (queued.name === "review_sheet" && entries.length > 0) this.say({ act: "return", rows: numbered(entries), reviews, left: 0 });
    if (queued.name !== "accept_rest") return;
    const rows = Object.keys(queued.payload.entries ?? {}).filter((id) => !left.includes(id));
    this.say({ act: "accept", rows: numbered(rows), reviews, left: left.length });
  }
}
