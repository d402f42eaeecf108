import assert from "node:assert/strict";
import { test } from "node:test";
import { shown } from "../../static/src/views/console/settings_choices";

test("what is typed into a list stays when the workshop changes elsewhere, and until what was saved has arrived", () => {
  assert.deepEqual(
    [
      shown("stored", 7, undefined),
      shown("changed elsewhere", 8, { value: "typed" }),
      shown("old", 8, { value: "typed", saved: 8 }),
      shown("new", 9, { value: "typed", saved: 8 }),
      shown("new", 10, { value: "typed on" }),
    ],
    ["stored", "typed", "typed", "new", "typed on"],
  );
});
