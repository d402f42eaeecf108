import assert from "node:assert/strict";
import { test } from "node:test";
import { Objects } from "../../static/src/core/objects";

const line = (revision: number, text: string | null) => ({ type: "entry", id: "ent_1", revision, object: text === null ? null : { text } });

test("CL3 an older change never replaces a newer object", () => {
  const objects = new Objects();
  objects.apply([line(2, "new"), line(1, "old")]);
  assert.deepEqual(objects.get("entry", "ent_1"), { type: "entry", id: "ent_1", revision: 2, text: "new" });
});

test("CL4 a change applied twice, or after a snapshot that holds it, changes nothing", () => {
  const objects = new Objects();
  objects.replaceAll([{ type: "entry", id: "ent_1", revision: 2 }]);
  objects.apply([line(2, "x"), line(2, "x")]);
  assert.equal(objects.all("entry").length, 1);
});

test("RS3 what one may no longer see is gone", () => {
  const objects = new Objects();
  objects.apply([line(1, "x"), line(2, null)]);
  assert.equal(objects.get("entry", "ent_1"), undefined);
});
