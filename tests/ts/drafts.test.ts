import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts } from "../../static/src/core/drafts";
import type { SaveEntryPayload } from "../../static/src/core/generated/wire";
import { MemoryKeep } from "../../static/src/core/session";

const PLACE = { activity: "act_1", unit: "grp_1", entry: "ent_1" };
const start = (revision: number, hash = "h") => ({ epoch: "epo_1", base: { revision, hash } });

function typing(keep = new MemoryKeep(), pauseMs = 5) {
  const saved: SaveEntryPayload[] = [];
  const drafts = new Drafts({ save: async (payload) => void saved.push(payload), keep, tag: "wks per", pauseMs });
  return { drafts, saved, keep };
}

test("several keys in several fields become one save after a pause, from what the writer first saw", async () => {
  const { drafts, saved } = typing();
  drafts.type(PLACE, "a", "x", start(3));
  drafts.type(PLACE, "a", "xy", start(9));
  drafts.type(PLACE, "b", "z", start(0));
  await new Promise((done) => setTimeout(done, 20));

  assert.deepEqual(saved.map((save) => [save.values, save.base, save.ready]), [[{ a: "xy", b: "z" }, { a: 3, b: 0 }, null]]);
  assert.equal(drafts.open, 0);
});

test("P1 a page cut off in the middle of a word has lost no key", async () => {
  const cut = typing(new MemoryKeep(), 10_000);
  cut.drafts.type(PLACE, "a", "stunti", start(3));
  const next = typing(cut.keep);
  await next.drafts.recover();
  await cut.drafts.flush();

  assert.deepEqual(next.saved.map((save) => [save.values, save.base, save.base_epoch]), [[{ a: "stunti" }, { a: 3 }, "epo_1"]]);
});

test("a key pressed while a draft is being kept is not lost", async () => {
  const { drafts, saved } = typing(new MemoryKeep(), 10_000);
  drafts.type(PLACE, "a", "x", start(3));
  const flushed = drafts.flush();
  drafts.type(PLACE, "a", "xy", start(3));
  await flushed;
  assert.equal(drafts.text("ent_1", "a"), "xy");
  await drafts.flush();

  assert.deepEqual(saved.map((save) => save.values), [{ a: "x" }, { a: "xy" }]);
});

test("a field that was cleared is saved as cleared", async () => {
  const { drafts, saved } = typing();
  drafts.type(PLACE, "a", null, start(3));
  assert.ok(drafts.has("ent_1", "a"));
  await drafts.flush();

  assert.deepEqual(saved[0]?.values, { a: null });
});

test("RC1 a draft over a save that was just taken starts from it, also after a reload", async () => {
  const cut = typing(new MemoryKeep(), 10_000);
  cut.drafts.type(PLACE, "a", "xy", start(0));
  cut.drafts.rebase("ent_1", { a: { revision: 5, hash: "h5" }, b: { revision: 5, hash: "h5" } });
  const next = typing(cut.keep);
  await next.drafts.recover();
  await cut.drafts.flush();

  assert.deepEqual(next.saved.map((save) => [save.values, save.base, save.base_hashes]), [[{ a: "xy" }, { a: 5 }, { a: "h5" }]]);
});
