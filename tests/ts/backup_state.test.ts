import assert from "node:assert/strict";
import { test } from "node:test";
import { complains, failureOf, isLoud, megabytes, type Standing, type State } from "../../static/src/views/console/backup_state";

const standing = (state: State, code = ""): Standing => ({ state, made_at: null, age_s: null, code, disk_full: false });

test("the strip above is silent while copies are good, and loud only where one that was asked for is missing", () => {
  const said = (["good", "first", "unchosen", "old", "failing"] as const).map((state) => [complains(standing(state)), isLoud(standing(state))]);

  assert.deepEqual(said, [[false, false], [false, false], [true, false], [true, true], [true, true]]);
  assert.equal(complains(undefined), false);
});

test("a failure is said with the sentence of its refusal", () => {
  assert.equal(failureOf(standing("failing", "folder_full"))?.code, "backup_folder_full");
  assert.equal(failureOf(standing("good")), undefined);
  assert.equal(megabytes(2_440_000, "id"), "2,4 MB");
});
