// The notulis' lines as they are shown while some of them wait, and a plenary's time as every page counts it.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Plenary, Presentation, Remark } from "../../static/src/core/generated/wire";
import type { Lookup } from "../../static/src/core/messages";
import { changed, EMPTY, type Noted, notedOf, saysSomething, trimmed } from "../../static/src/core/notes";
import { Api } from "../../static/src/core/api";
import { Clock } from "../../static/src/core/clock";
import { Outbox, type Queued } from "../../static/src/core/outbox";
import { leftAs, leftS, runningClock, spentS, waitingOf } from "../../static/src/core/plenaries";
import { NotesDesk } from "../../static/src/views/notes/notes_desk";
import { dialing, MemoryShelf, Server, settled } from "./hall";

const WORDS = { ...EMPTY, text: "Perlu data" };

function remark(id: string, more: Partial<Remark> = {}): Remark {
  const held = { agenda_item_id: null, presentation_id: null, rivals: {}, said_at: "2021-09-23T02:00:00.000Z", by: "", saved_at: "", saved_by: "", withdrawn: false };
  return { type: "remark", id, workshop_id: "w", revision: 1, ...EMPTY, ...held, ...more };
}

function queued(name: string, subject: string, payload: object): Queued {
  return { id: `cmd_${subject}_${name}`, order: 1, subject, sent: false, kept_at: 0, name, payload } as unknown as Queued;
}

test("PL2 a line written here is shown at once, in the order of its saying", () => {
  const waiting = [queued("save_remark", "rmk_2", { remark: "rmk_2", fields: { text: "pertama" }, was: {}, said_at: "2021-09-23T01:59:00.000Z", agenda_item: "agi" })];
  const lines = notedOf([remark("rmk_1", { text: "kedua" })], waiting);

  assert.deepEqual(lines.map((line) => [line.text, line.sending]), [["pertama", true], ["kedua", false]]);
  assert.equal(lines[0]?.agenda_item_id, "agi");
});

test("PL2 later changes that wait are laid over the earlier ones, each naming the text it started from", () => {
  const first = { fields: { text: "satu" }, was: {} };
  const second = changed({ ...EMPTY, text: "satu" }, { ...EMPTY, text: "dua", mark: "decision" });
  const waiting = [first, second].map((said, at) => ({ ...queued("save_remark", "rmk", { remark: "rmk", ...said }), order: at }));

  assert.deepEqual(second, { fields: { text: "dua", mark: "decision" }, was: { text: "satu", mark: "" } });
  assert.deepEqual(notedOf([], waiting).map((line) => [line.text, line.mark]), [["dua", "decision"]]);
});

test("a line taken back or decided here is shown so before the laptop has heard of it", () => {
  const rivals = { text: [{ text: "lain", by: "", at: "" }] };
  const gone = notedOf([remark("rmk", { text: "x" })], [queued("withdraw_remark", "rmk", { remark: "rmk", withdrawn: true })]);
  const decided = notedOf([remark("rmk", { text: "x", rivals })], [queued("choose_remark_text", "rmk", { remark: "rmk", field: "text", text: "lain" })]);

  assert.equal(gone[0]?.withdrawn, true);
  assert.deepEqual([decided[0]?.text, decided[0]?.rivals], ["lain", {}]);

  const unseen = notedOf([remark("rmk", { text: "x", rivals })], [queued("choose_remark_text", "rmk", { remark: "rmk", field: "text", text: "x", seen: ["x"] })]);
  assert.deepEqual(unseen[0]?.rivals, rivals);
});

test("who does what until when belongs to an action only, and an empty line is none", () => {
  assert.deepEqual(trimmed({ ...WORDS, text: " Perlu data ", who: "Bappeda" }), WORDS);
  assert.equal(trimmed({ ...WORDS, mark: "action", who: " Bappeda " }).who, "Bappeda");
  assert.deepEqual([saysSomething(EMPTY), saysSomething({ ...EMPTY, text: "  " }), saysSomething({ ...EMPTY, what: "x" })], [false, false, true]);
});

class Desk extends NotesDesk {
  readonly server = new Server();

  /** The page on one device: what it keeps outlives a reload. */
  static async on(kept: Map<string, string>): Promise<Desk> {
    const keep = { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value), removeItem: (name: string) => void kept.delete(name) };
    const clock = new Clock();
    const api = new Api(() => Promise.reject(new Error("no laptop")), clock);
    const desk = new Desk({ workshop: "w", token: "", ground: { api, clock, dial: dialing().dial, keep, lasting: true } });
    let number = 0;
    desk.queue = await Outbox.open({ shelf: new MemoryShelf(), send: (queued) => desk.server.receive(queued), newId: () => `cmd_${(number += 1)}` });
    return desk;
  }

  types(text: string): void {
    this.writes({ ...this.draft.value, words: { ...this.draft.value.words, text } });
  }

  get under(): readonly [string, string] {
    return [this.draft.value.remark, this.draft.value.words.text];
  }
}

const [ONE, TWO] = notedOf([remark("rmk_1", { text: "satu" }), remark("rmk_2", { text: "dua" })], []) as [Noted, Noted];

test("P1 a new line half typed waits while another is changed, and comes back", async () => {
  const desk = await Desk.on(new Map());
  desk.types("Kami meng");
  desk.edits(ONE);
  desk.types("satu, diperbaiki");
  desk.edits(ONE);
  assert.deepEqual(desk.under, ["rmk_1", "satu, diperbaiki"]);

  await desk.finishes();
  assert.deepEqual(desk.under, ["", "Kami meng"]);
  await settled();
  assert.deepEqual(desk.server.carriedOut.map((queued) => queued.payload), [{ remark: "rmk_1", fields: { text: "satu, diperbaiki" }, was: { text: "satu" } }]);
});

test("P1 each line taken up between comes back in its turn, also after a reload, and goes only when it is let go", async () => {
  const kept = new Map<string, string>();
  const first = await Desk.on(kept);
  first.types("Kami meng");
  first.edits(ONE);
  first.types("satu, dip");
  first.edits(TWO);

  const desk = await Desk.on(kept);
  assert.deepEqual(desk.under, ["rmk_2", "dua"]);
  desk.edits(ONE);
  assert.deepEqual(desk.under, ["rmk_1", "satu, dip"]);
  desk.edits(TWO);
  desk.letsGo();
  assert.deepEqual(desk.under, ["rmk_1", "satu, dip"]);
  desk.letsGo();
  assert.deepEqual(desk.under, ["", "Kami meng"]);
});

const PLENARY: Plenary = { type: "plenary", id: "pln", workshop_id: "w", revision: 1, title: "", agenda_item_id: null, activity_id: null, unit: "group", grouping_id: "grg", minutes: 7, how: "number", seed: 0, names: false, remote: false, state: "running", current_id: null, started_at: null, ended_at: null, removed: false };

function turn(id: string, more: Partial<Presentation> = {}): Presentation {
  const held = { plenary_id: "pln", unit: "group", unit_id: `grp_${id}`, position: 1, state: "waiting", allotted_s: null, spent_s: 0, since: null, started_at: null, ended_at: null, page: 1, pages: 1 };
  return { type: "presentation", id, workshop_id: "w", revision: 1, ...held, ...more };
}

test("CK1 time left is what it may take without what it took, and runs on by the server's clock", () => {
  const start = Date.parse("2021-09-23T02:00:00Z");
  const one = turn("a", { allotted_s: 420, spent_s: 60, since: "2021-09-23T02:00:00Z" });

  assert.equal(spentS(one, start + 90_000), 150);
  assert.equal(leftS(one, PLENARY, start + 90_000), 270);
  assert.equal(leftS(turn("b"), PLENARY, start), 420);
  assert.deepEqual([270, 60, 1, 0, -20].map(leftAs), ["plenty", "soon", "soon", "over", "over"]);
  assert.deepEqual([425, 59.2, 0, -80].map(runningClock), ["7:05", "1:00", "0:00", "+1:20"]);
});

test("a group that was dissolved is not called", () => {
  const groups = [{ id: "grp_a", removed: true }, { id: "grp_b", removed: false }];
  const things: Record<string, unknown> = { presentation: [turn("b", { position: 2 }), turn("a"), turn("c", { position: 3, state: "done" })], group: groups };
  const all = ((type: string) => things[type] ?? []) as Lookup;

  assert.deepEqual(waitingOf(all, PLENARY).map((one) => one.id), ["b"]);
});
