import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entry, Review } from "../../static/src/core/generated/wire";
import { Objects } from "../../static/src/core/objects";
import { asksFor, changedSince, everSaidOf, lastJudgement, openOf, saidOf, standing, stateOf } from "../../static/src/core/reviews";
import { entry } from "./sheet";

function said(...acts: string[]): readonly Review[] {
  return acts.map((act, place) => ({ type: "review", id: `rev_${place + 1}`, revision: 1, target_id: "ent_1", field_id: null, act, text: "x", number: place + 1, withdrawn: false, private: false, seen: {} }) as unknown as Review);
}

test("RV3: a row stands as the last judgement has it, the same as on the server", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["", ""], ["comment", "commented"], ["comment correct", "commented"], ["return", "returned"], ["return comment", "returned"],
    ["return correct", "resubmitted"], ["return correct return", "returned"], ["return correct accept", "accepted"], ["accept correct", "accepted"],
    ["accept reopen", ""], ["return reopen comment", "commented"], ["comment postpone", "postponed"],
  ];
  for (const [acts, state] of cases) assert.equal(stateOf(said(...acts.split(" ").filter((act) => act !== ""))), state, acts);
});

test("RV1: an acceptance holds for the text it was given, the same as on the server", () => {
  const [accepted, later, back] = said("accept", "correct", "correct") as [Review, Review, Review];
  const [first, second, third] = [{ ...accepted, seen: { a: "satu", b: "" } }, { ...later, seen: { a: "dua" } }, { ...back, seen: { a: "satu" } }];
  assert.equal(stateOf([first, second]), "changed");
  assert.equal(stateOf([first, second, third]), "accepted");
});

test("RV1: a mere note asks for nothing; a kind of remark or a return does, until the row is judged", () => {
  const [note, asks, judged] = said("comment", "comment", "accept") as [Review, Review, Review];
  const asking = { ...asks, kind: "fix" };
  assert.equal(asksFor([{ ...note, kind: "" }]), false);
  assert.equal(asksFor([asking]), true);
  assert.equal(asksFor([asking, judged]), false);
  assert.equal(asksFor([{ ...asking, private: true }]), false);
});

test("RV3: what was taken back counts no more, a note among assessors says nothing to a group", () => {
  const objects = new Objects();
  const [first, second] = said("return", "accept") as [Review, Review];
  objects.replaceAll([first, { ...second, withdrawn: true }, { ...second, id: "rev_3", number: 3, act: "comment", private: true }]);

  assert.equal(stateOf(saidOf(objects, "ent_1")), "returned");
  assert.deepEqual(saidOf(objects, "ent_1").map((one) => one.id), ["rev_1", "rev_3"]);
  assert.deepEqual(openOf(objects, "ent_1").map((one) => one.id), ["rev_1"]);
  assert.deepEqual(everSaidOf(objects, "ent_1").map((one) => [one.id, one.withdrawn]), [["rev_1", false], ["rev_2", true], ["rev_3", false]], "the history tells of it");
  objects.apply([{ seq: 2, name: "review_withdrawn", type: "review", id: "rev_1", revision: 2, object: { ...first, revision: 2, withdrawn: true } as never }]);
  assert.equal(stateOf(saidOf(objects, "ent_1")), "");
});

test("what a group still has before it is of the last round, and nothing once it is accepted", () => {
  assert.deepEqual(standing(said("comment", "return", "correct", "return", "comment")).map((one) => one.number), [4, 5]);
  assert.deepEqual(standing(said("comment", "return", "accept")), []);
  assert.equal(lastJudgement(said("comment")), undefined);
});

test("the assessor of a resubmission is shown the fields that read otherwise", () => {
  const row = entry("ent_1", { sasaran: "baru", indikator: "sama", awal: "1" }) as Entry;
  assert.deepEqual(changedSince({ sasaran: "lama", indikator: "sama", opd: "" }, row), ["sasaran", "awal"]);
});
