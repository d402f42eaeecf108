// A ballot on the phone: what a tap does, what can be sent, whose voice it is, and what is kept until it is sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { alike, ballotsFor, begun, type Choice, given, marked, placed, stepped, voteOf, voterIn, whole } from "../../static/src/core/ballots";
import { Choosing } from "../../static/src/core/choosing";
import type { Ballot } from "../../static/src/core/generated/wire";
import { meIn } from "../../static/src/core/hall";
import { Objects } from "../../static/src/core/objects";
import { MemoryKeep, type Someone } from "../../static/src/core/session";

const WHO: Someone = { workshop: "w", title: "", person: "per_ann", name: "Ann", organisation: "", token: "", code: "" };

function hall(): { objects: Objects; put: (type: string, id: string, parts: Record<string, unknown>) => void } {
  const objects = new Objects();
  let seq = 0;
  const put = (type: string, id: string, parts: Record<string, unknown>): void => {
    seq += 1;
    objects.apply([{ type, id, revision: seq, object: { type, id, workshop_id: "w", revision: seq, ...parts } }]);
  };
  put("seat", "sea_ann", { person_id: "per_ann", status: "held", organisation_id: "org_a" });
  return { objects, put };
}

function ballot(kind: string, settings: Record<string, unknown> = {}, more: Partial<Ballot> = {}): Ballot {
  const options = ["a", "b", "c"].map((id) => ({ id, title: id, eligible: true }));
  return { type: "ballot", id: "bal", workshop_id: "w", revision: 1, kind, question: "?", options, settings, unit: "person", state: "open", secret: true, revealed: false, opened_at: "1", closed_at: null, grouping_id: null, round: 1, result: null, removed: false, ...more };
}

const DOTS = ballot("dots", { dots: 3, most: 2 });

test("dots stop at the most for one and at the budget for all, and go back to nothing", () => {
  let choice: Choice = {};
  for (let tap = 0; tap < 4; tap += 1) choice = stepped(DOTS, choice, "a", 1);
  for (let tap = 0; tap < 4; tap += 1) choice = stepped(DOTS, choice, "b", 1);
  assert.deepEqual(choice, { a: { dots: 2 }, b: { dots: 1 } });
  assert.equal(given(choice), 3);
  assert.deepEqual(stepped(DOTS, stepped(DOTS, choice, "b", -1), "b", -1), { a: { dots: 2 } });
});

test("a pick is one, and only as many as may be", () => {
  const two = ballot("choice", { picks: 1 });
  const one = stepped(two, {}, "a", 1);
  assert.equal(stepped(two, one, "b", 1), one);
});

test("places are given in the order of taps, and move up when one is taken away", () => {
  const three = ballot("ranking", { places: 2 });
  const two = placed(three, placed(three, {}, "c"), "a");
  assert.deepEqual(two, { c: { place: 1 }, a: { place: 2 } });
  assert.equal(placed(three, two, "b"), two);
  assert.deepEqual(placed(three, two, "c"), { a: { place: 1 } });
});

test("only what has every mark is sent", () => {
  const usg = ballot("usg");
  const choice = marked(marked({ b: { U: 1, S: 2, G: 3 } }, "a", "U", 5), "a", "S", 4);
  assert.deepEqual(whole(usg, choice), { b: { U: 1, S: 2, G: 3 } });
  assert.equal(begun(usg, choice), 1);
  assert.ok(alike({ a: { U: 1, S: 2, G: 3 } }, { a: { G: 3, S: 2, U: 1 } }));
});

test("the voice is the unit's: of a person, an organisation or a group of that division", () => {
  const { objects, put } = hall();
  const me = () => meIn(objects, "per_ann");
  assert.equal(voterIn(DOTS, me()), "per_ann");
  assert.equal(voterIn(ballot("dots", {}, { unit: "organisation" }), me()), "org_a");
  const groups = ballot("dots", {}, { unit: "group", grouping_id: "grg" });
  assert.equal(voterIn(groups, me()), undefined);
  put("group", "grp", { grouping_id: "grg", removed: false });
  put("membership", "mem", { grouping_id: "grg", seat_id: "sea_ann", group_id: "grp" });
  assert.equal(voterIn(groups, me()), "grp");
});

test("a vote of the round before is none, and a ballot that waits for its new round is not shown", () => {
  const { objects, put } = hall();
  put("vote", "vot", { ballot_id: "bal", voter_id: "per_ann", round: 1, withdrawn: false });
  assert.ok(voteOf(objects, DOTS, "per_ann") !== undefined);
  assert.equal(voteOf(objects, { ...DOTS, round: 2 }, "per_ann"), undefined);
  put("ballot", "bal", { ...DOTS, state: "planned", round: 2 });
  assert.equal(ballotsFor(objects, meIn(objects, "per_ann")).length, 0);
});

test("what was chosen and not sent outlives the page, for this person and this round alone", () => {
  const keep = new MemoryKeep();
  new Choosing(keep, WHO, DOTS).put({ a: { dots: 1 } });
  assert.deepEqual(new Choosing(keep, WHO, DOTS).choice, { a: { dots: 1 } });
  assert.equal(new Choosing(keep, { ...WHO, person: "per_bud" }, DOTS).choice, undefined);
  assert.equal(new Choosing(keep, WHO, { ...DOTS, round: 2 }).choice, undefined);
  new Choosing(keep, WHO, DOTS).forget();
  assert.equal(new Choosing(keep, WHO, DOTS).choice, undefined);
});
