// What the editorial desk's page works out of the hall: every text that papers print, in the papers' order, and the acts of the desk.

import { type ReadonlySignal, type Signal, computed, effect, signal } from "@preact/signals";
import { designOf, type Field, label } from "../../core/design";
import type { Activity, Correction, Entry, Sheet } from "../../core/generated/wire";
import { t } from "../../core/texts";
import { type Before, type Corrected, correctedAs, inCommands, keyOf, type Line, type Lines, linesAt, linesOf, type Place, type Proposal } from "../../core/wording";
import type { Hall } from "../console/hall_state";
import { activityTitle, unitTitle } from "../console/naming";
import { counts } from "../console/picture";

const CORRECTABLE = ["text", "longtext", "list"];
const SETTLED_MS = 3000;
const ROUND_MS = 1500;
export const PARTS = ["remark", "decision", "cluster"] as const;

/** What the last press did, and how it can be taken back. */
export interface Done {
  /** Whether words were put in, or the originals back. */
  readonly worded: boolean;
  readonly count: number;
  readonly passed: number;
  readonly before: readonly Before[];
}

export interface Typing {
  readonly texts: Lines;
  readonly typed: Lines;
  readonly revision: number;
}

export class WordingDesk {
  readonly last: Signal<Done | undefined> = signal<Done | undefined>(undefined);
  readonly busy: Signal<boolean> = signal(false);
  /** By place: the words being typed, and what was seen of the text when they were begun. */
  readonly editing: Signal<ReadonlyMap<string, Typing>> = signal(new Map());
  /** Whether the server has been heard once. */
  readonly heard: Signal<boolean> = signal(false);
  private readonly proposals = signal<readonly Proposal[]>([]);
  private readonly resting = signal<ReadonlySet<string>>(new Set());
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking = false;
  private again = false;

  readonly places: ReadonlySignal<readonly Place[]> = computed(() => placesIn(this.hall));
  readonly corrections: ReadonlySignal<readonly Correction[]> = computed(() => every(this.hall, "correction"));
  readonly lines: ReadonlySignal<readonly Line[]> = computed(() => linesAt(this.places.value, this.corrections.value, this.proposals.value, this.resting.value));

  constructor(readonly hall: Hall) {}

  get mayWork(): boolean {
    const roles = this.hall.viewer.value?.roles ?? [];
    return this.hall.leads.value || roles.includes("organiser");
  }

  /** The proposals follow what is written, a moment behind. */
  follow(): () => void {
    void this.ask();
    const stop = this.hall.objects.listen(() => {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        void this.ask();
      }, SETTLED_MS);
    });
    return () => {
      clearTimeout(this.timer);
      stop();
    };
  }

  async correct(corrections: readonly Corrected[]): Promise<boolean> {
    const before = corrections.map((one) => this.before(keyOf(one.target, one.target_id, one.field)));
    const passed: string[] = [];
    this.busy.value = true;
    let all = true;
    for (const some of inCommands(corrections)) {
      const ack = await this.hall.send("correct_wording", { corrections: some });
      all &&= ack.ok;
      if (ack.ok) passed.push(...((ack as { readonly passed?: readonly string[] }).passed ?? []));
      else break;
    }
    const made = await this.heardOf(before, corrections.length - passed.length);
    this.busy.value = false;
    if (all) this.last.value = { worded: true, count: corrections.length - passed.length, passed: passed.length, before: made };
    return all;
  }

  async restore(line: Line): Promise<void> {
    if (line.correction === undefined) return;
    const before = [this.before(line.key)];
    const told = { corrections: [line.correction.id], revisions: { [line.correction.id]: line.revision } };
    if (!(await this.hall.send("undo_wording", told)).ok) return;
    this.last.value = { worded: false, count: 1, passed: 0, before: await this.heardOf(before, 1) };
  }

  /** The last press taken back: what was worded before is so again, what was not is as it was typed; what others did since stands. */
  async takeBack(): Promise<void> {
    const done = this.last.value;
    if (done === undefined) return;
    this.last.value = undefined;
    const now = new Map(this.lines.value.map((line) => [line.key, line]));
    const mine = done.before.flatMap((one) => {
      const line = now.get(one.key);
      return line === undefined || line.revision !== one.made || one.made === one.revision ? [] : [{ ...one, line }];
    });
    const again = mine.filter(({ correction }) => done.worded && correction !== undefined);
    const flipped = mine.filter(({ correction }) => !done.worded || correction === undefined);
    const ids = flipped.flatMap(({ line, correction }) => line.correction?.id ?? correction?.id ?? []);
    const revisions = Object.fromEntries(flipped.map(({ line, correction }) => [line.correction?.id ?? correction?.id ?? "", line.revision]));
    if (ids.length > 0) await this.hall.send("undo_wording", { corrections: ids, undone: done.worded, revisions });
    const worded = again.map(({ line, correction }) => ({ ...correctedAs(line, correction?.text ?? [], correction?.kinds ?? []), original: correction?.original ?? [] }));
    for (const some of inCommands(worded)) await this.hall.send("correct_wording", { corrections: some });
  }

  types(line: Line, texts: Lines): void {
    const { typed, revision } = this.editing.value.get(line.key) ?? line;
    this.editing.value = new Map([...this.editing.value, [line.key, { texts, typed, revision }]]);
  }

  typesNoMore(key: string): void {
    this.editing.value = new Map([...this.editing.value].filter(([other]) => other !== key));
  }

  /** What was said comes round as objects a moment after its answer; only then can it be taken back. */
  private heardOf(before: readonly Before[], count: number): Promise<readonly Before[]> {
    const revisions = (): ReadonlyMap<string, number> => new Map(this.lines.value.map((line) => [line.key, line.revision]));
    return new Promise((heard) => {
      let unheard = (): void => undefined;
      const stop = (): void => {
        clearTimeout(late);
        unheard();
        const now = revisions();
        heard(before.map((one) => ({ ...one, made: now.get(one.key) ?? one.revision })));
      };
      const late = setTimeout(stop, ROUND_MS);
      unheard = effect(() => {
        const now = revisions();
        if (before.filter(({ key, revision }) => now.get(key) !== revision).length >= count) queueMicrotask(stop);
      });
    });
  }

  private before(key: string): Before {
    const found = this.lines.value.find((line) => line.key === key);
    return { key, correction: found?.correction, revision: found?.revision ?? 0, made: 0 };
  }

  private async ask(): Promise<void> {
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = true;
    const answer = await this.hall.api.get<{ readonly proposals: readonly Proposal[]; readonly resting: readonly string[] }>(this.hall.path("wording"), this.hall.token);
    this.asking = false;
    if (answer.ok) {
      this.proposals.value = answer.proposals;
      this.resting.value = new Set(answer.resting);
      this.heard.value = true;
    }
    if (this.again) {
      this.again = false;
      void this.ask();
    }
  }
}

function every<K extends "correction" | "remark" | "decision" | "cluster">(hall: Hall, type: K) {
  // Read so that whoever draws it is drawn again.
  hall.get("workshop", hall.id);
  return hall.objects.all(type);
}

function placesIn(hall: Hall): readonly Place[] {
  const bySheet = new Map<string, Entry[]>();
  for (const entry of hall.entries.value) {
    if (!counts(entry) || entry.values === null) continue;
    const rows = bySheet.get(entry.sheet_id);
    if (rows === undefined) bySheet.set(entry.sheet_id, [entry]);
    else rows.push(entry);
  }
  const sheets = new Map<string, Sheet[]>();
  for (const sheet of hall.sheets.value) if (bySheet.has(sheet.id)) sheets.set(sheet.activity_id, [...(sheets.get(sheet.activity_id) ?? []), sheet]);
  const rows = hall.activities.value.filter((activity) => !activity.secret).flatMap((activity) => ofActivity(hall, activity, sheets.get(activity.id) ?? [], bySheet));
  return [...rows, ...freeTexts(hall)];
}

function ofActivity(hall: Hall, activity: Activity, sheets: readonly Sheet[], bySheet: ReadonlyMap<string, readonly Entry[]>): readonly Place[] {
  const fields = designOf(hall.get("worksheet", activity.worksheet_id)).fields.filter(isCorrectable);
  const title = activityTitle(hall, activity);
  const units = sheets.map((sheet) => ({ sheet, called: unitTitle(hall, sheet.unit, sheet.unit_id) }));
  units.sort((one, other) => one.called.localeCompare(other.called, "id", { numeric: true }));
  return units.flatMap(({ sheet, called }) =>
    [...(bySheet.get(sheet.id) ?? [])]
      .sort((one, other) => one.position - other.position || (one.created_at < other.created_at ? -1 : 1))
      .flatMap((entry) => ofRow(entry, fields, activity.worksheet_id, t("wording.where", { title, unit: called, number: entry.position }))),
  );
}

function ofRow(entry: Entry, fields: readonly Field[], part: string, where: string): readonly Place[] {
  return fields.flatMap((field) => {
    const typed = linesOf((entry.values as Readonly<Record<string, unknown>> | null)?.[field.id]);
    return typed.length === 0 ? [] : [{ target: "entry", id: entry.id, field: field.id, part, where, label: label(field), typed }];
  });
}

function isCorrectable(field: Field): boolean {
  return CORRECTABLE.includes(field.type) && !field.personal && !field.computed;
}

function freeTexts(hall: Hall): readonly Place[] {
  const remarks = every(hall, "remark").filter((one) => !one.withdrawn).sort((one, other) => (one.said_at < other.said_at ? -1 : 1));
  const decisions = every(hall, "decision").filter((one) => !one.withdrawn).sort((one, other) => (one.at < other.at ? -1 : 1));
  const clusters = every(hall, "cluster").filter((one) => !one.withdrawn).sort((one, other) => one.title.localeCompare(other.title, "id"));
  return [
    ...remarks.flatMap((one) => free("remark", one.id, { text: one.text, what: one.what })),
    ...decisions.flatMap((one) => free("decision", one.id, { text: one.text, reason: one.reason })),
    ...clusters.flatMap((one) => free("cluster", one.id, { title: one.title, note: one.note })),
  ];
}

function free(target: (typeof PARTS)[number], id: string, texts: Readonly<Record<string, string>>): readonly Place[] {
  const filled = Object.entries(texts).filter(([, text]) => text !== "");
  return filled.map(([field, text]) => ({ target, id, field, part: target, where: t(`wording.part.${target}`), label: t(`paper.part_${field}`), typed: [text] }));
}
