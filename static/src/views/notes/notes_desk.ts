// The notulis at work: the line to the laptop, what was written and is not yet acknowledged, and the line being written.  Every
// line is kept here first and goes out when the network is there; what is half written survives a reload, and what the laptop
// would not take stays until somebody lets it go.

import { type Signal, signal } from "@preact/signals";
import { newId } from "../../core/chance";
import type { CommandTypes } from "../../core/generated/wire";
import { workshopOf } from "../../core/hall";
import type { Lookup, Refusal } from "../../core/messages";
import { changed, type Draft, EMPTY, laysDown, NEW, type Noted, notedOf, type Pen, saysSomething, takesUp, trimmed } from "../../core/notes";
import type { Queued } from "../../core/outbox";
import { runningPlenary } from "../../core/plenaries";
import { Client } from "../linked/client";
import type { Link } from "../linked/opening";

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

const FOLLOWS: Place = { item: null, turn: null };
/** Of a presentation: none, whatever is on stage. */
export const NO_TURN = "none";

export class NotesDesk extends Client {
  readonly draft: Signal<Draft>;
  readonly place: Signal<Place>;
  readonly unheard: Signal<readonly Unheard[]>;
  /** The code of the last other act that was refused. */
  readonly told: Signal<string> = signal("");

  private aside: readonly Draft[];

  constructor(link: Link) {
    super(link);
    this.draft = signal(this.kept("draft", NEW));
    this.aside = this.kept<readonly Draft[]>("aside", []);
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

  private get pen(): Pen {
    return { draft: this.draft.value, aside: this.aside };
  }

  private holds({ draft, aside }: Pen): void {
    this.aside = aside;
    this.keep("aside", aside);
    this.writes(draft);
  }

  writes(draft: Draft): void {
    this.draft.value = draft;
    this.keep("draft", draft);
  }

  /** The line is finished; the next one begins, by the same speaker, or the one it was written between goes on. */
  async finishes(): Promise<boolean> {
    const { remark, words, was } = this.draft.value;
    const now = trimmed(words);
    if (!saysSomething(now)) return false;
    const { speaker_id, speaker_name, speaker_from } = now;
    if (remark === "") this.writes({ ...NEW, words: { ...EMPTY, speaker_id, speaker_name, speaker_from } });
    else this.letsGo();
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
    this.holds(takesUp(this.pen, { remark: line.id, words, was: words }));
  }

  letsGo(): void {
    this.holds(laysDown(this.pen));
  }

  withdraws(line: Noted): Promise<void> {
    return this.tells("withdraw_remark", line.id, { remark: line.id, withdrawn: !line.withdrawn });
  }

  /** `seen`: the texts that stood here to choose from. */
  chooses(line: Noted, field: string, text: string, seen: readonly string[]): Promise<void> {
    return this.tells("choose_remark_text", line.id, { remark: line.id, field, text, seen });
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
