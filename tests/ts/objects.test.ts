import assert from "node:assert/strict";
import { test } from "node:test";
import { Objects } from "../../static/src/core/objects";
import { line } from "./hall";

const text = (revision: number, draft: string | null) => line("ent_1", revision, draft === null ? null : { draft });

test("CL3 an older change never replaces a newer object", () => {
  const objects = new Objects();
  objects.apply([text(2, "new"), text(1, "old")]);
  assert.equal(objects.get("entry", "ent_1")?.draft, "new");
});

test("CL4 a change applied twice changes nothing", () => {
  const objects = new Objects();
  objects.apply([text(2, "x"), text(2, "x")]);
  assert.equal(objects.all("entry").length, 1);
});

test("RS3 what one may no longer see is gone", () => {
  const objects = new Objects();
  objects.apply([text(1, "x"), text(2, null)]);
  assert.equal(objects.get("entry", "ent_1"), undefined);
});

test("whoever listens hears of every change once, and no more after leaving", () => {
  const objects = new Objects();
  let heard = 0;
  const leave = objects.listen(() => (heard += 1));
  objects.apply([text(1, "x"), text(2, "y")]);
  objects.apply([]);
  leave();
  objects.replaceAll([]);
  assert.equal(heard, 1);
});
