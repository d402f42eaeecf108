import assert from "node:assert/strict";
import { test } from "node:test";
import { search, searchOffices } from "../../static/src/core/search";
import { clockTime, dateIn, localMoment, minutesUntil } from "../../static/src/core/times";
import { speak } from "../../static/src/core/texts";

const names = ["Kecamatan Andoolo", "Kecamatan Andoolo Barat", "Bank Sultra Cabang Andoolo", "Dinas Kesehatan"];
const find = (typed: string) => search(names, typed, (name) => name, (name) => (name === "Dinas Kesehatan" ? "Dinkes" : ""));
const found = (typed: string) => find(typed).map(({ thing }) => thing);

test("an exact name does not hide its longer neighbour", () => {
  assert.deepEqual(found("kecamatan andoolo"), ["Kecamatan Andoolo", "Kecamatan Andoolo Barat"]);
  assert.deepEqual(found("andoolo barat"), ["Kecamatan Andoolo Barat"]);
});

test("words may come in any order, begin anywhere, and abbreviations count", () => {
  assert.deepEqual(found("BARAT kec"), ["Kecamatan Andoolo Barat"]);
  assert.deepEqual(found("dinkes"), ["Dinas Kesehatan"]);
  assert.deepEqual(found(""), names);
  assert.deepEqual(found("oolo"), []);
});

test("an office is found as people call it, where nothing begins so", () => {
  const offices = ["Dinas Komunikasi, Informatika dan Persandian", "Dinas Kesehatan", "Badan Kesatuan Bangsa dan Politik", "Dinas Komunikasi"];
  const called = (typed: string) => searchOffices(offices, typed, (name) => name, (name) => (name === "Dinas Kesehatan" ? "Dinkes" : "")).map(({ thing }) => thing);

  assert.deepEqual(called("dinas kominfo"), ["Dinas Komunikasi, Informatika dan Persandian"]);
  assert.deepEqual(called("kesbangpol"), ["Badan Kesatuan Bangsa dan Politik"]);
  assert.deepEqual(called("inkes"), ["Dinas Kesehatan"]);
  assert.deepEqual(called("xyz"), []);
});

test("what was found is marked where it stands", () => {
  assert.deepEqual(find("and")[0]?.parts, [
    { text: "Kecamatan ", matched: false },
    { text: "And", matched: true },
    { text: "oolo", matched: false },
  ]);
});

test("times are the workshop's, whatever the phone's own clock says", () => {
  const moment = Date.parse("2021-09-23T16:05:00Z");
  assert.deepEqual([clockTime(moment, "Asia/Makassar"), dateIn(moment, "Asia/Makassar"), localMoment(moment, "Asia/Makassar")], ["00.05", "2021-09-24", "2021-09-24T00:05"]);
  assert.equal(clockTime(null, "Asia/Makassar"), "");
  speak("en");
  assert.equal(clockTime(moment, "Asia/Jakarta"), "23:05");
  speak("id");
});

test("minutes are rounded up and never below none", () => {
  assert.deepEqual([minutesUntil(61_000, 0), minutesUntil(60_000, 0), minutesUntil(0, 5)], [2, 1, 0]);
});
