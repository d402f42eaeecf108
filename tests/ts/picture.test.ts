import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../static/src/core/api";
import { Clock } from "../../static/src/core/clock";
import type { Activity, Stored } from "../../static/src/core/generated/wire";
import { Hall } from "../../static/src/views/console/hall_state";
import { Picture } from "../../static/src/views/console/picture";

const NOW = Date.parse("2021-09-23T07:05:00Z");

/** Two offices, two people, one group of each. */
function hall(more: readonly object[] = []): Hall {
  const made = new Hall("w", "t", new Api(() => Promise.reject(new Error("no network"))), new Clock(() => NOW), {
    command: () => Promise.resolve({ ok: true }),
  });
  const objects = [
    { type: "grouping", id: "dim", title: "Dimensi" },
    ...["a", "b"].flatMap((one, at) => [
      { type: "organisation", id: `org_${one}`, name: one, abbreviation: one, position: at, status: "listed" },
      { type: "person", id: `per_${one}`, name: one, status: "joined", staff: false },
      { type: "seat", id: `seat_${one}`, organisation_id: `org_${one}`, person_id: `per_${one}` },
      { type: "group", id: `grp_${one}`, grouping_id: "dim", number: at + 1, title: one },
      { type: "membership", id: `mem_${one}`, grouping_id: "dim", seat_id: `seat_${one}`, group_id: `grp_${one}` },
    ]),
    ...more,
  ];
  made.objects.replaceAll(objects.map((object) => ({ revision: 1, workshop_id: "w", ...object })) as unknown as Stored[]);
  return made;
}

function activity(unit: string, parts: Partial<Activity> = {}): Activity {
  const plain = { type: "activity", id: "act", unit, state: "open", secret: false, audience: [], grouping_id: "dim", opened_at: "2021-09-23T06:27:00Z" };
  return { ...plain, ...parts } as unknown as Activity;
}

function row(author: string, parts: object = {}): object[] {
  const group = `grp_${author}`;
  const times = { saved_at: "2021-09-23T07:04:00Z", saved_by: `per_${author}`, created_at: "" };
  const entry = { type: "entry", id: `ent_${author}`, sheet_id: `sht_${author}`, activity_id: "act", author_id: `per_${author}`, entered_by: "" };
  return [
    { type: "sheet", id: `sht_${author}`, activity_id: "act", unit: "group", unit_id: group, done: false, touched_at: null },
    { ...entry, ...times, state: "ready", late: false, values: { x: "y" }, draft: { x: "y" }, rivals: {}, ...parts },
  ];
}

function cells(house: Hall, task: Activity, live = true): string[] {
  const picture = new Picture(house);
  return picture.lines(house, "group", "dim").map((line) => {
    const cell = picture.cell(task, line, NOW, live);
    return `${cell.state} ${cell.rows}`;
  });
}

test("a group that wrote just now is writing, one without rows has not started", () => {
  assert.deepEqual(cells(hall(row("a")), activity("group")), ["writing 1", "none 0"]);
});

test("late and withdrawn rows do not count (EN2, EN3)", () => {
  assert.deepEqual(cells(hall([...row("a", { late: true }), ...row("b", { state: "withdrawn" })]), activity("group", { state: "closed" })), ["none 0", "none 0"]);
});

test("a call for help and unsent rows stand at the activity that runs, not at an earlier one still open", () => {
  const house = hall([{ type: "help_call", id: "h", person_id: "per_a", group_id: "grp_a", at: "", answered_by: null, ended_at: null }]);
  house.presence.value = { per_b: { online: true, heard_at: null, unsent: 2 } };

  assert.deepEqual(cells(house, activity("group")), ["help 0", "unsent 0"]);
  assert.deepEqual(cells(house, activity("group"), false), ["none 0", "none 0"]);
});

test("who was not asked is not silent, and a secret activity names nobody (VS4)", () => {
  const house = hall(row("a"));
  const picture = new Picture(house);
  const silent = (task: Activity) => picture.silent(house, task).map((line) => line.id);

  assert.deepEqual(silent(activity("group")), ["org_b"]);
  assert.deepEqual(silent(activity("group", { audience: ["grp_a"] })), []);
  assert.deepEqual(silent(activity("group", { secret: true })), []);
});

test("a cell of several sheets opens none of them and says how many wrote", () => {
  const house = hall();
  const picture = new Picture(house);
  const [line] = picture.lines(house, "group", "dim");
  assert.ok(line);

  const cell = picture.cell(activity("person"), line, NOW);

  assert.equal(cell.unit, null);
  assert.deepEqual(cell.share, { with: 0, of: 1 });
});

test("rows an assessor gave back are counted, and name the cell until they are handed in again (RV3)", () => {
  const said = (act: string, number: number) => ({ type: "review", id: `rev_${number}`, target: "entry", target_id: "ent_a", act, number, private: false, withdrawn: false });
  const cell = (more: readonly object[]) => {
    const house = hall([...row("a", { saved_at: "2021-09-23T06:30:00Z" }), ...more]);
    const [line] = new Picture(house).lines(house, "group", "dim");
    assert.ok(line);
    const { state, returned } = new Picture(house).cell(activity("group"), line, NOW);
    return [state, returned];
  };
  assert.deepEqual(cell([said("return", 1)]), ["returned", 1]);
  assert.deepEqual(cell([said("return", 1), said("correct", 2)]), ["written", 0]);
  assert.deepEqual(cell([said("accept", 1)]), ["accepted", 0], "once all that counts is accepted");
  assert.deepEqual(cell([said("accept", 1), said("reopen", 2)]), ["written", 0]);
});

test("what a closed sheet holds is collected, whether or not the group said it was done", () => {
  assert.deepEqual(cells(hall(row("a")), activity("group", { state: "closed" })), ["collected 1", "none 0"]);
});
