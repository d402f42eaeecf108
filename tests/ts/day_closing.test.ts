import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../static/src/core/api";
import { Clock } from "../../static/src/core/clock";
import type { DayClosing, Stored } from "../../static/src/core/generated/wire";
import type { Standing } from "../../static/src/views/console/backup_state";
import { away, copyState, excusedBefore, hasBegun, waiversOf } from "../../static/src/views/console/day_closing_state";
import { Hall } from "../../static/src/views/console/hall_state";

const NOW = Date.parse("2021-09-23T09:05:00Z");
const closing = { type: "day_closing", id: "day_1", day: 1, state: "closed", times: 2, closed_at: "2021-09-23T09:05:00.700Z", closed_by: "per_l", left_open: 0, reopened_at: null, reopened_by: null };
const waiver = (id: string, parts: object = {}) => ({ type: "waiver", id, closing_id: "day_1", closed_for: 2, person_id: `per_${id}`, rows: 1, at: id, arrived_at: null, ...parts });

function hall(more: readonly object[]): Hall {
  const made = new Hall("w", "t", new Api(() => Promise.reject(new Error("no network"))), new Clock(() => NOW), { command: () => Promise.resolve({ ok: true }) });
  const workshop = { type: "workshop", id: "w", timezone: "Asia/Makassar", days: [{ date: "2021-09-23" }, { date: "2021-09-24" }], clock_at: null };
  made.objects.replaceAll([workshop, ...more].map((object) => ({ revision: 1, workshop_id: "w", ...object })) as unknown as Stored[]);
  return made;
}

function standing(made_at: string | null, state: Standing["state"] = "good"): Standing {
  return { state, made_at, age_s: made_at === null ? null : 60, code: "", disk_full: false };
}

test("who was excused at an earlier closing of the day stays named apart, and all of them once it is open again", () => {
  const house = hall([closing, waiver("a", { closed_for: 1 }), waiver("b"), waiver("c", { closing_id: "day_2" })]);
  const names = (state: string) => {
    const found = waiversOf(house, { ...closing, state } as unknown as DayClosing);
    return [found.now.map((one) => one.id), found.earlier.map((one) => one.id)];
  };

  assert.deepEqual(names("closed"), [["b"], ["a"]]);
  assert.deepEqual(names("open"), [[], ["a", "b"]]);
});

test("an excuse is remembered at the next day's end until the rows are in", () => {
  const house = hall([closing, waiver("a"), waiver("b", { arrived_at: "2021-09-23T11:00:00Z" })]);

  assert.deepEqual([excusedBefore(house, "per_a"), excusedBefore(house, "per_b"), excusedBefore(house, "per_x")], [1, undefined, undefined]);
});

test("only a day that has begun is offered to be closed", () => {
  const begun = (more: readonly object[], now = NOW) => [1, 2].map((day) => hasBegun(hall(more), day, now));

  assert.deepEqual(begun([]), [true, false]);
  assert.deepEqual(begun([], Date.parse("2021-09-22T15:00:00Z")), [false, false]);
  assert.deepEqual(begun([{ type: "agenda_item", id: "a", day: 2, start: "08:00", removed: false, state: "running" }]), [true, true]);
  assert.deepEqual(begun([{ ...closing, day: 2 }], 0), [false, true]);
});

test("a copy counts for the day only when it was made after the closing; a standing clock says nothing of that", () => {
  const closed = closing as unknown as DayClosing;

  assert.deepEqual(
    [copyState(standing("2021-09-23T09:04:00+00:00"), closed), copyState(standing("2021-09-23T09:05:00+00:00"), closed), copyState(standing("2021-09-23T09:04:00+00:00"), closed, true)],
    ["waiting", "since", "good"],
  );
  assert.deepEqual([copyState(undefined, closed), copyState(standing(null, "first"), closed), copyState(standing("2021-09-23T09:09:00Z", "failing"), closed)], ["unchosen", "none", "old"]);
});

test("whoever is in and not on the line is counted, but not who is named for their rows, nor staff", () => {
  const person = (id: string, parts: object = {}) => ({ type: "person", id: `per_${id}`, name: id, staff: false, status: "joined", ...parts });
  const house = hall([person("a"), person("b"), person("c"), person("d", { status: "announced" }), person("l", { staff: true })]);
  house.presence.value = { per_a: { online: true, heard_at: "", unsent: 0 } };

  assert.equal(away(house, [{ person: "per_b", rows: 1, at: "", address: "" }]), 1);
});
