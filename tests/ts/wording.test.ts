import assert from "node:assert/strict";
import { test } from "node:test";
import type { Correction } from "../../static/src/core/generated/wire";
import { correctedAs, differences, inCommands, kindsWith, type Line, linesAt, type Place, type Proposal, taken, wished } from "../../static/src/core/wording";

const ID = { target: "entry", id: "ent", field: "isi" };
const PLACE: Place = { ...ID, part: "wsh", where: "SWOT · 1", label: "Isi", typed: ["air yg bersih"] };
const PROPOSAL: Proposal = {
  target: "entry", target_id: "ent", field: "isi", of: ["air yg bersih"], text: ["Air yang bersih"],
  alone: { short: ["air yang bersih"], capital: ["Air yg bersih"] }, said: { short: ["yg → yang"], capital: ["Air"] },
};
const WISH = { view: "all", part: "", kind: "", words: "" } as const;

function correction(more: Partial<Correction> = {}): Correction {
  return { type: "correction", id: "cor", workshop_id: "w", revision: 7, target: "entry", target_id: "ent", field_id: "isi", original: ["air yg bersih"], text: ["Air bersih"], kinds: [], activity_id: "act", above: [], by: "ann", at: "", withdrawn: false, ...more };
}

function line(held: readonly Correction[] = [], typed = PLACE.typed, resting: readonly string[] = []): Line {
  const [found] = linesAt([{ ...PLACE, typed }], held, [PROPOSAL], new Set(resting));
  assert.ok(found !== undefined);
  return found;
}

test("a text nobody touched has what is proposed for it", () => {
  assert.deepEqual([line().state, line().shown, line().proposal?.text], ["typed", ["air yg bersih"], ["Air yang bersih"]]);
});

test("ED1: a correction is shown while what it was made against stands, and rests when its writers changed it", () => {
  assert.deepEqual([line([correction()]).state, line([correction()]).shown], ["worded", ["Air bersih"]]);
  const changed = line([correction()], ["Jalan desa"]);
  assert.deepEqual([changed.state, changed.shown, changed.proposal], ["resting", ["Jalan desa"], undefined]);
  assert.equal(line([correction()], PLACE.typed, ["cor"]).state, "resting", "also where only the server knows");
  assert.equal(line([correction({ withdrawn: true })]).state, "typed");
  assert.equal(line([correction({ withdrawn: true })]).revision, 7, "whoever corrects names what stood there, also put away");
});

test("words by hand and texts left as they are get no proposals; words by proposal may get more", () => {
  assert.equal(line([correction({ text: ["air yg bersih"] })]).state, "kept");
  assert.equal(line([correction({ text: ["air yg bersih"] })]).proposal, undefined);
  const [more] = linesAt([PLACE], [correction({ kinds: ["spaces"] })], [{ ...PROPOSAL, of: ["Air bersih"] }], new Set());
  assert.deepEqual(more?.proposal?.text, ["Air yang bersih"]);
});

test("a proposal for words that are gone is not shown", () => {
  assert.equal(line([], ["air yg kotor"]).proposal, undefined);
});

test("taking one kind takes that kind alone and says so, beside what was taken before", () => {
  assert.deepEqual(taken(line(), "short"), correctedAs(line(), ["air yang bersih"], ["short"]));
  assert.deepEqual(taken(line(), "")?.kinds, ["short", "capital"]);
  assert.equal(taken(line(), "ditto"), undefined);
  assert.deepEqual(kindsWith(line([correction({ kinds: ["spaces"] })]), ["short"]), ["spaces", "short"]);
});

test("the list is narrowed by view, part, kind and words", () => {
  const lines = [line(), line([correction()]), line([correction()], ["Jalan desa"])];
  const found = (more: object): number => wished(lines, { ...WISH, ...more }).length;
  assert.deepEqual([found({ view: "proposed" }), found({ view: "worded" }), found({ view: "resting" }), found({})], [1, 1, 1, 3]);
  assert.deepEqual([found({ view: "proposed", kind: "short" }), found({ view: "proposed", kind: "ditto" }), found({ part: "other" })], [1, 0, 0]);
  assert.deepEqual([found({ words: "JALAN" }), found({ words: "swot" })], [1, 3]);
});

test("what is much goes in commands that the wire carries, in order and whole", () => {
  const long = Array.from({ length: 450 }, (_, at) => correctedAs({ ...line(), id: `ent_${at}` }, ["x".repeat(at === 3 ? 59_000 : 200)], []));
  const commands = inCommands(long);
  assert.deepEqual(commands.flat(), long);
  assert.ok(commands.every((some) => some.length <= 200 && JSON.stringify(some).length < 61_000));
});

test("what differs is marked word by word, and both texts stay whole", () => {
  const [old, now] = differences("air  yg bersih 👩🏽‍🌾", "Air yang bersih 👩🏽‍🌾");
  assert.deepEqual([old, now].map((side) => side.map(({ text }) => text).join("")), ["air  yg bersih 👩🏽‍🌾", "Air yang bersih 👩🏽‍🌾"]);
  assert.deepEqual(now.filter(({ fresh }) => fresh).map(({ text }) => text.trim()).join(" "), "Air yang");
  const huge = "kata ".repeat(300);
  assert.equal(differences(huge, `${huge}lagi`)[1].length, 1, "too long to be cut: whole");
});
