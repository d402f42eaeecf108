import assert from "node:assert/strict";
import { test } from "node:test";
import type { Screen } from "../../static/src/core/generated/wire";
import { ownScreen, screenOf, sharedScreen } from "../../static/src/core/screens";
import { turnAt } from "../../static/src/views/screen/parts";

const screen = (id: string, page: string, hidden = false): Screen => ({ id, page, hidden, content: {} }) as unknown as Screen;

test("a projector shows what all show, unless it was given a page of its own", () => {
  const screens = [screen("screen_per_2", "tables"), screen("screen", "agenda"), screen("screen_per_3", "follow")];
  assert.equal(sharedScreen(screens)?.page, "agenda");
  assert.deepEqual(["per_1", "per_2", "per_3", ""].map((one) => screenOf(screens, one)?.page), ["agenda", "tables", "agenda", "agenda"]);
  assert.equal(ownScreen(screens, "per_3"), undefined);
});

test("what hides all projectors hides the one with a page of its own too", () => {
  const screens = [screen("screen", "agenda", true), screen("screen_per_2", "tables")];
  assert.equal(screenOf(screens, "per_2")?.hidden, true);
  assert.equal(screenOf([screen("screen", "agenda"), screen("screen_per_2", "tables", true)], "per_1")?.hidden, false);
});

test("what does not fit turns over by the hall's clock, from the first part to the last and again", () => {
  assert.deepEqual([0, 14_999, 15_000, 30_000].map((now) => turnAt(now, 2)), [0, 0, 1, 0]);
  assert.equal(turnAt(99_000, 0), 0);
});
