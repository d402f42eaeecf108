import assert from "node:assert/strict";
import { test } from "node:test";
import type { Stored } from "../../static/src/core/generated/wire";
import { meIn } from "../../static/src/core/hall";
import { Objects } from "../../static/src/core/objects";
import { ownResults } from "../../static/src/core/own_results";

const ME = [
  { type: "person", id: "per_ann", name: "Ann" },
  { type: "organisation", id: "org_a", name: "Dinas A" },
  { type: "seat", id: "sea_1", person_id: "per_ann", organisation_id: "org_a", status: "held" },
  { type: "group", id: "grp_1", grouping_id: "grg_1", number: 1, title: "Satu", removed: false },
  { type: "membership", id: "mem_1", seat_id: "sea_1", grouping_id: "grg_1", group_id: "grp_1" },
];

const activity = (id: string, more: object = {}) => ({ type: "activity", id, unit: "group", grouping_id: "grg_1", opened_at: `2021-09-23T02:0${id.length}`, see: true, secret: false, ...more });
const row = (id: string, sheet: string, more: object = {}) => ({ type: "entry", id, sheet_id: sheet, state: "ready", late: false, values: { sasaran: id }, position: 1, created_at: "2021", ...more });

function results(...all: readonly object[]): readonly string[] {
  const objects = new Objects();
  objects.replaceAll([...ME, ...all].map((one) => ({ revision: 1, workshop_id: "w", ...one })) as unknown as Stored[]);
  return ownResults(objects, meIn(objects, "per_ann")).flatMap((sheet) => sheet.rows.map((one) => `${sheet.activity.id} ${sheet.unit} ${one.id}`));
}

test("the own group's and organisation's rows that count, in the order in which the sheets were opened", () => {
  const late = activity("act_late");
  const office = activity("act_o", { unit: "organisation" });
  const rows = [row("two", "sht_act_late_grp_1", { position: 2 }), row("one", "sht_act_late_grp_1"), row("ours", "sht_act_o_org_a")];

  assert.deepEqual(results(late, office, ...rows), ["act_o org_a ours", "act_late grp_1 one", "act_late grp_1 two"]);
});

test("nothing of another group, no draft, nothing late, and nothing that is each one's own or secret", () => {
  const own = "sht_act_grp_1";
  const left = [row("draft", own, { state: "draft" }), row("late", own, { late: true }), row("gone", own, { state: "withdrawn" }), row("other", "sht_act_grp_2")];

  assert.deepEqual(results(activity("act"), ...left), []);
  for (const more of [{ see: false }, { secret: true }, { opened_at: null }]) assert.deepEqual(results(activity("act", more), row("one", own)), []);
});
