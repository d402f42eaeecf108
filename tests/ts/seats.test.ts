import assert from "node:assert/strict";
import { test } from "node:test";
import type { Organisation, Person, Seat, Stored, Substitution } from "../../static/src/core/generated/wire";
import { filledBy, meIn, standsInFor, unitIn } from "../../static/src/core/hall";
import { Objects } from "../../static/src/core/objects";
import { rollOf } from "../../static/src/views/console/people_roll";

const HERMAN = { type: "person", id: "per_herman", name: "Herman", position: "", status: "joined", staff: false };
const JOKO = { type: "person", id: "per_joko", name: "Joko", position: "", status: "provisional", staff: false };
const OFFICE = { type: "organisation", id: "org_1", name: "DPUPR", abbreviation: "", status: "listed", position: 1 };
const SEAT = { type: "seat", id: "sea_1", person_id: "per_joko", organisation_id: "org_1", status: "held", position: 1 };
const TURN = { type: "substitution", id: "sbs_1", seat_id: "sea_1", predecessor_id: "per_herman", substitute_id: "per_joko", at: "2021", by: "per_joko", ended_at: null, undone: false };

function objects(...all: readonly object[]): Objects {
  const made = new Objects();
  made.replaceAll(all.map((one) => ({ revision: 1, workshop_id: "w", ...one })) as unknown as Stored[]);
  return made;
}

test("whoever is replaced keeps what is their own and has neither seat nor organisation", () => {
  const held = objects(HERMAN, JOKO, OFFICE, TURN);
  const me = meIn(held, "per_herman");
  const activity = (unit: string) => ({ unit, audience: [], grouping_id: null }) as unknown as Parameters<typeof unitIn>[0];

  assert.equal(filledBy(held, "per_herman")?.substitute_id, "per_joko");
  assert.equal(me.replaced, true);
  assert.equal(unitIn(activity("person"), me), "per_herman");
  assert.equal(unitIn(activity("organisation"), me), null);
});

test("an ended or undone substitution is none", () => {
  for (const over of [{ ended_at: "2021" }, { undone: true }]) {
    const held = objects(HERMAN, JOKO, { ...TURN, ...over });
    assert.equal(filledBy(held, "per_herman"), undefined);
    assert.equal(standsInFor(held, "per_joko"), undefined);
    assert.equal(meIn(held, "per_herman").replaced, false);
  }
});

test("on the roll whoever is replaced stands with the own organisation", () => {
  const shelves = { people: [HERMAN, JOKO] as unknown as Person[], seats: [SEAT] as unknown as Seat[], organisations: [OFFICE] as unknown as Organisation[] };
  const substitutions = [TURN] as unknown as Substitution[];
  const named = (roll: ReturnType<typeof rollOf>) => roll.map((office) => [office.organisation?.id, office.members.map((member) => member.person.id)]);

  assert.deepEqual(named(rollOf({ ...shelves, substitutions })), [["org_1", ["per_herman", "per_joko"]]]);
  assert.deepEqual(named(rollOf(shelves)), [["org_1", ["per_joko"]], [undefined, ["per_herman"]]]);
});
