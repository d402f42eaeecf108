// The notulis at work: the line to the laptop, what was written and is not yet acknowledged, and the line being written.  Every
// line is kept here first and goes out when the network is there; what is half written survives a reload, and what the laptop
// would not take stays until somebody lets it go.

import { type Signal, signal } from "@preact/signals";
import { newId } from "../../core/chance";
import type { CommandTypes } from "../../core/generated/wire";
import { workshopOf } from "../../core/hall";
import type { Lookup, Refusal } from "../../core/messages";
import { changed, EMPTY, type Noted, notedOf, saysSomething, trimmed, type Words } from "../../core/notes";
import type { Queued } from "../../core/outbox";
import { runningPlenary } from "../../core/plenaries";
import { Client } from "../linked/client";
import type { Link } from "../linked/opening";

/** A line as it is being written; `remark` is '' for a new one.  `was`: the words it started from. */
export interface Draft {
  readonly remark: string;
  readonly words: Words;
  readonly was: Words;
}

/** Where new lines go.  Null follows the hall: what runs, and who is on stage. */
export interface Place {
  readonly item: string | null;
  readonly turn: string | null;
}

/** A line the laptop did not take, with its reason. */
export interface Unheard {
  readonly payload: CommandTypes["save_remark"];
  readonly code: string;
}

const NEW: Draft = { remark: "", words: EMPTY, was: EMPTY };
const FOLLOWS: Place = { item: null, turn: null };
/** Of a presentation: none, whatever is on stage. */
export const NO_TURN = "none";

export class NotesDesk extends Client {
  readonly draft: Signal<Draft>;
  readonly place: Signal<Place>;
  readonly unheard: Signal<readonly Unheard[]>;
  /** The code of the last other act that was refused. */
  readonly told: Signal<string> = signal("");

  constructor(link: Link) {
    super(link);
    this.draft = signal(this.kept("draft", NEW));
    this.place = signal(this.kept("place", FOLLOWS));
    this.unheard = signal(this.kept("unheard", []));
  }

  readonly all: Lookup = (type) => this.objects.all(type);

  get lines(): readonly Noted[] {
    return notedOf(this.all("remark"), this.waiting);
  }

  get timezone(): string {
    return workshopOf(this.objects)?.timezone ?? "";
  }

  /** The agenda item new lines belong to: the chosen one, the stage's, the running one. */
  get item(): string | null {
    const { item } = this.place.value;
    if (item !== null) return item;
    const running = this.all("agenda_item").find((one) => one.state === "running" && !one.removed);
    return runningPlenary(this.all)?.agenda_item_id ?? running?.id ?? null;
  }

  /** The presentation new lines are about: the chosen one, else who is on stage. */
  get turn(): string | null {
    const { turn } = this.place.value;
    if (turn === NO_TURN) return null;
    return turn ?? runningPlenary(this.all)?.current_id ?? null;
  }

  settle(place: Place): void {
    this.place.value = place;
    this.keep("place", place);
  }

  writes(draft: Draft): void {
    this.draft.value = draft;
    this.keep("draft", draft);
  }

  /** The line is finished; the next one begins, by the same speaker. */
  async finishes(): Promise<boolean> {
    const { remark, words, was } = this.draft.value;
    const now = trimmed(words);
    if (!saysSomething(now)) return false;
    const { speaker_id, speaker_name, speaker_from } = now;
    this.writes(remark === "" ? { ...NEW, words: { ...EMPTY, speaker_id, speaker_name, speaker_from } } : NEW);
    const said = changed(was, now);
    if (remark !== "") {
      if (Object.keys(said.fields).length > 0) await this.tells("save_remark", remark, { remark, ...said });
      return true;
    }
    const id = newId("rmk");
    const { item, turn } = this;
    await this.tells("save_remark", id, { remark: id, fields: said.fields, was: {}, said_at: new Date(this.ground.clock.now()).toISOString(), ...(item === null ? {} : { agenda_item: item }), ...(turn === null ? {} : { presentation: turn }) });
    return true;
  }

  edits(line: Noted): void {
    const { speaker_id, speaker_name, speaker_from, text, mark, who, what, due } = line;
    const words = { speaker_id, speaker_name, speaker_from, text, mark, who, what, due };
    this.writes({ remark: line.id, words, was: words });
  }

  letsGo(): void {
    this.writes(NEW);
  }

  withdraws(line: Noted): Promise<void> {
    return this.tells("withdraw_remark", line.id, { remark: line.id, withdrawn: !line.withdrawn });
  }

  chooses(line: Noted, field: string, text: string): Promise<void> {
    return this.tells("choose_remark_text", line.id, { remark: line.id, field, text });
  }

  /** Once more, under a new id: what stood in its way may be gone. */
  async again(one: Unheard): Promise<void> {
    this.forgets(one);
    await this.tells("save_remark", one.payload.remark, one.payload);
  }

  forgets(one: Unheard): void {
    this.unheard.value = this.unheard.value.filter((other) => other !== one);
    this.keep("unheard", this.unheard.value);
  }

  protected refused(refusal: Refusal, queued: Queued): void {
    if (queued.name !== "save_remark") {
      this.told.value = refusal.code;
      return;
    }
    this.unheard.value = [...this.unheard.value, { payload: queued.payload, code: refusal.code }];
    this.keep("unheard", this.unheard.value);
  }

  private async tells<N extends Exclude<keyof CommandTypes, "save_entry">>(name: N, subject: string, payload: CommandTypes[N]): Promise<void> {
    this.told.value = "";
    await this.queue.add(name, subject, payload);
    void this.queue.flush();
  }

  private keep(what: string, value: unknown): void {
    this.ground.keep.setItem(`rembuk.notes.${this.workshopId}.${what}`, JSON.stringify(value));
  }

  private kept<T>(what: string, otherwise: T): T {
    try {
      const text = this.ground.keep.getItem(`rembuk.notes.${this.workshopId}.${what}`);
      return text === null ? otherwise : (JSON.parse(text) as T);
    } catch {
      return otherwise;
    }
  }
}
