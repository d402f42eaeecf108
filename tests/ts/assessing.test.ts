import assert from "node:assert/strict";
import { test } from "node:test";
import { isAnew, lotsOf, queueOf, restOf, worded } from "../../static/src/core/assessing";
import type { Grant, Review, Stored } from "../../static/src/core/generated/wire";
import { Objects } from "../../static/src/core/objects";
import { entry, hall } from "./sheet";

const WHOLE = { dimensi: "gov", sasaran: "Stunting turun", indikator: "Prevalensi" };
const sheet = { type: "sheet", id: "sht_act_1_grp_1", workshop_id: "wks_1", revision: 1, activity_id: "act_1", unit: "group", unit_id: "grp_1" } as unknown as Stored;
const EVERYWHERE = { all: true, grants: [] };
const said = (target: string, number: number, act: string, at: string) =>
  ({ type: "review", id: `rev_${target}_${number}`, revision: 1, target_id: target, field_id: null, act, text: "x", number, at, withdrawn: false, private: false, seen: {} }) as unknown as Review;
const at = (minute: string) => `2021-09-23T01:${minute}:00.000+00:00`;
const scoped = (scope: object) => ({ all: false, grants: [{ scope } as unknown as Grant] });

function things(...more: Stored[]): Objects {
  const objects = new Objects();
  objects.replaceAll([...hall, sheet, entry("ent_1", WHOLE, { saved_at: at("05") }), entry("ent_2", WHOLE, { position: 2, saved_at: at("01") }), entry("ent_3", { sasaran: "x" }, { position: 3, state: "draft", values: null }), ...more]);
  return objects;
}

test("whoever waits longest comes first, whatever for; who was answered waits no more", () => {
  const objects = things(entry("ent_4", WHOLE, { position: 4 }), entry("ent_5", WHOLE, { position: 5 }), said("ent_4", 1, "return", at("10")), said("ent_4", 2, "correct", at("20")), said("ent_5", 1, "return", at("11")));
  const lots = lotsOf(objects, EVERYWHERE);

  assert.deepEqual(queueOf(lots).map(({ row }) => row.entry.id), ["ent_2", "ent_1", "ent_4"]);
  assert.deepEqual(restOf(lots[0] as never).map((row) => row.number), [1, 2]);
});

test("RV1: a row written over after it was accepted waits again, and only what was changed is before the assessor", () => {
  const accepted = { ...said("ent_1", 1, "accept", at("06")), seen: WHOLE } as unknown as Review;
  const objects = things(accepted, { ...said("ent_1", 2, "correct", at("30")), seen: { ...WHOLE, sasaran: "lain" } } as unknown as Review);
  const queue = queueOf(lotsOf(objects, EVERYWHERE));

  assert.deepEqual(queue.map(({ row }) => [row.entry.id, row.state, isAnew(row)]), [["ent_2", "", false], ["ent_1", "changed", true]]);
});

test("RV1: a mere note keeps no row out of the rest, a remark that asks for something does", () => {
  const asks = { ...said("ent_2", 1, "comment", at("10")), kind: "add" } as unknown as Review;
  const [lot] = lotsOf(things({ ...said("ent_1", 1, "comment", at("10")), kind: "" } as unknown as Review, asks), EVERYWHERE);
  assert.deepEqual(restOf(lot as never).map((row) => row.number), [1]);
});

test("RV2: an assessor has before them what the grant reaches", () => {
  const objects = things();
  const rows = (scope: object) => lotsOf(objects, scoped(scope)).flatMap((lot) => lot.rows.map((row) => row.entry.id));

  assert.equal(rows({}).length, 2);
  assert.equal(rows({ groups: ["grp_1"] }).length, 2);
  assert.equal(rows({ themes: ["gov"] }).length, 2);
  assert.deepEqual([rows({ themes: ["eco"] }), rows({ groups: ["grp_2"] }), rows({ organisations: ["org_1"] })], [[], [], []]);
  assert.deepEqual(lotsOf(objects, { all: false, grants: [] }), []);
});

test("of a changed text the new words are marked, and only those", () => {
  const fresh = (old: string, now: string) => worded(old, now).filter((one) => one.fresh).map((one) => one.word);

  assert.deepEqual(fresh("dokumen selesai ≤ 1 hari kerja", "dokumen adminduk selesai ≤ 1 hari kerja sejak lengkap"), ["adminduk", "sejak", "lengkap"]);
  assert.deepEqual(fresh("", "baru"), ["baru"]);
  assert.deepEqual(fresh("sama saja", "sama saja"), []);
});
