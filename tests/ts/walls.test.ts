import assert from "node:assert/strict";
import { test } from "node:test";
import type { Screen } from "../../static/src/core/generated/wire";
import { ownScreen, screenOf, sharedScreen } from "../../static/src/core/screens";
import type { Hall } from "../../static/src/views/console/hall_state";
import { turnHidden, turnOneHidden } from "../../static/src/views/console/hiding";
import { type Page, subjectsOf } from "../../static/src/views/console/projector_pages";
import { pagedBy, turnAt } from "../../static/src/views/screen/parts";

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

test("a projector that follows may be hidden alone, and goes on following", () => {
  const screens = (hidden: boolean) => [screen("screen", "agenda"), screen("screen_per_2", "follow", hidden)];
  const seen = screenOf(screens(true), "per_2");
  assert.deepEqual([seen?.page, seen?.hidden, screenOf(screens(true), "per_1")?.hidden], ["agenda", true, false]);
  assert.equal(screenOf(screens(false), "per_2")?.hidden, false);
});

test("one press hides one projector alone, whatever it shows, and the next shows it again", async () => {
  const said: unknown[] = [];
  const hall = (...screens: Screen[]) => ({ every: () => screens, send: async (...told: unknown[]) => said.push(told) }) as unknown as Hall;
  await turnOneHidden(hall(screen("screen", "agenda")), "per_2");
  await turnOneHidden(hall(screen("screen_per_2", "tables", true)), "per_2");
  assert.deepEqual(said, [
    ["show_page", { page: "follow", content: {}, hidden: true, projector: "per_2" }],
    ["show_page", { page: "tables", content: {}, hidden: false, projector: "per_2" }],
  ]);
});

test("what does not fit stands in as few parts as it takes, and none of them is nearly empty", () => {
  const parts = (count: number, room: number): readonly number[] => pagedBy(Array.from({ length: count }), () => 1, room).map((part) => part.length);
  assert.deepEqual([parts(7, 3), parts(10, 9), parts(4, 5), parts(0, 5)], [[2, 3, 2], [5, 5], [4], [0]]);
  assert.deepEqual(pagedBy([9, 1, 1], (one) => one, 5), [[9], [1, 1]]);
});

test("what does not fit turns over by the hall's clock, from the first part to the last and again", () => {
  assert.deepEqual([0, 14_999, 15_000, 30_000].map((now) => turnAt(now, 2)), [0, 0, 1, 0]);
  assert.equal(turnAt(99_000, 0), 0);
});

test("one press hides what hangs there, on all projectors, and the next shows the same again", async () => {
  const said: unknown[] = [];
  const hall = (hidden: boolean) =>
    ({ screen: { value: { ...screen("screen", "ballot", hidden), content: { ballot: "b" } } }, send: async (...told: unknown[]) => said.push(told) }) as unknown as Hall;
  await turnHidden(hall(false));
  await turnHidden(hall(true));
  assert.deepEqual(said, [true, false].map((hidden) => ["show_page", { page: "ballot", content: { ballot: "b" }, hidden }]));
});

test("a page is offered what was handed out and is not secret, the latest first; a roadmap what has years (VS4)", () => {
  const activity = (id: string, worksheet_id: string, more = {}) => ({ id, worksheet_id, state: "open", secret: false, opened_at: id, ...more });
  const definitions: Record<string, object> = { plan: { title_id: "Aksi", fields: [{ type: "year" }, { type: "year" }] }, born: { title_id: "Lahir", fields: [{ type: "year" }] }, swot: { title_id: "SWOT" } };
  const activities = [activity("1", "plan"), activity("2", "swot"), activity("3", "born"), activity("4", "hush", { secret: true }), activity("5", "later", { state: "planned" })];
  const hall = {
    activities: { value: activities },
    get: (_: string, id: string) => ({ id, key: id, definition: definitions[id] }),
    every: () => [{ id: "b1", question: "Baru dibuat", opened_at: null }, { id: "b2", question: "Titik", opened_at: "1", removed: false }],
  } as unknown as Hall;
  const offered = (page: Page) => subjectsOf(hall, page)?.all.map((one) => one.title);
  assert.deepEqual([offered("words"), offered("roadmap"), offered("ballot"), offered("agenda")], [["Lahir", "SWOT", "Aksi"], ["Aksi"], ["Titik"], undefined]);
});
