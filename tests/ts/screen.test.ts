import assert from "node:assert/strict";
import { test } from "node:test";
import type { Activity, AgendaItem, Announcement, Group, ObjectTypes, Screen, Workshop } from "../../static/src/core/generated/wire";
import { comingUp, groupsOf, isPast, type Lookup, shown, tablesOf, timerOf, wifiOf } from "../../static/src/views/screen/model";
import { countdown, hallTime } from "../../static/src/views/screen/times";

type Parts = { readonly [K in keyof ObjectTypes]?: readonly Partial<ObjectTypes[K]>[] };

const hall = (parts: Parts): Lookup => (type) => (parts[type] ?? []) as never;
const WORKSHOP: Partial<Workshop> = { title: "Bimtek", profile: {}, days: [{ date: "2021-09-23" }] };
const item = (id: string, start: string, state: string, more: Partial<AgendaItem> = {}): Partial<AgendaItem> => ({
  id, start, state, day: 1, title: `Acara ${id}`, end: "", started_at: null, minutes: null, removed: false, ...more,
});
const activity = (id: string, more: Partial<Activity> = {}): Partial<Activity> => ({
  id, title: `Tugas ${id}`, state: "open", opened_at: "2021-09-23T01:00:00Z", ends_at: null, left_s: null, agenda_item_id: null,
  grouping_id: "grg_1", audience: [], ...more,
});

function see(parts: Parts): NonNullable<ReturnType<typeof shown>> {
  const seen = shown(hall({ workshop: [WORKSHOP], ...parts }));
  assert.ok(seen);
  return seen;
}

test("a hall whose projector was never turned shows the way in", () => {
  assert.equal(see({}).page, "join");
  assert.equal(shown(hall({})), undefined);
});

test("what runs now and what comes next follow the order of the day, not of arrival", () => {
  const agenda = [item("c", "10:30", "planned"), item("a", "08:00", "done"), item("b", "09:00", "running"), item("d", "10:15", "planned")];
  const seen = see({ agenda_item: agenda });
  assert.equal(seen.now?.id, "b");
  assert.equal(seen.next?.id, "d");
  assert.deepEqual(comingUp(hall({ agenda_item: agenda }), seen).map((one) => one.id), ["d", "c"]);
});

test("an item that was removed, skipped before the running one, or belongs to the next day is not announced", () => {
  const agenda = [
    item("early", "07:00", "planned"), item("b", "09:00", "running"),
    item("gone", "09:30", "planned", { removed: true }), item("tomorrow", "08:00", "planned", { day: 2 }),
  ];
  const seen = see({ agenda_item: agenda });
  assert.equal(seen.next?.id, "tomorrow");
  assert.deepEqual(comingUp(hall({ agenda_item: agenda }), seen), []);
});

test("the clock is that of the activity the facilitator named, else of the running item, else the latest opened", () => {
  const activities = [
    activity("old"), activity("new", { opened_at: "2021-09-23T02:00:00Z" }), activity("own", { agenda_item_id: "b" }), activity("shut", { state: "closed" }),
  ];
  const clock = (parts: Parts): string | undefined => timerOf(hall({ activity: activities }), see(parts))?.activity?.id;
  const screen = (content: Screen["content"]): Partial<Screen>[] => [{ id: "screen", page: "timer", content, hidden: false }];
  assert.equal(clock({}), "new");
  assert.equal(clock({ agenda_item: [item("b", "09:00", "running")] }), "own");
  assert.equal(clock({ screen: screen({ activity: "old" }) }), "old");
  assert.equal(clock({ screen: screen({ activity: "shut" }) }), "new");
});

test("a plenary without an activity runs by its own minutes, and without minutes has no end", () => {
  const running = (minutes: number | null): Partial<AgendaItem> => item("b", "09:00", "running", { started_at: "2021-09-23T01:00:00Z", minutes });
  const end = (minutes: number | null): number | null | undefined => timerOf(hall({}), see({ agenda_item: [running(minutes)] }))?.endsAt;
  assert.equal(end(60), Date.parse("2021-09-23T02:00:00Z"));
  assert.equal(end(null), null);
  assert.equal(timerOf(hall({}), see({})), undefined);
});

test("VS3 a group on the wall is its number and title, in order, of the activity's audience", () => {
  const group = (id: string, number: number, more: Partial<Group> = {}): Partial<Group> => ({
    id, number, title: id.toUpperCase(), grouping_id: "grg_1", removed: false, ...more,
  });
  const all = hall({ group: [group("b", 2), group("a", 1), group("x", 3, { grouping_id: "grg_2" }), group("gone", 4, { removed: true })] });
  assert.deepEqual(groupsOf(all, activity("t") as Activity).map((one) => `${one.number} ${one.title}`), ["1 A", "2 B"]);
  assert.deepEqual(groupsOf(all, activity("t", { audience: ["b"] }) as Activity).map((one) => one.title), ["B"]);
  assert.deepEqual(groupsOf(all, activity("t", { grouping_id: null }) as Activity), []);
});

test("what runs beyond its time says so: by its length where it has one, else by the end planned for that day", () => {
  const late = (more: Partial<AgendaItem>, at: string): boolean => {
    const seen = shown(hall({ workshop: [{ ...WORKSHOP, timezone: "Asia/Makassar" }] }));
    assert.ok(seen);
    return isPast(seen, item("b", "10:00", "running", { end: "10:30", ...more }) as AgendaItem, Date.parse(at));
  };
  assert.deepEqual(["2021-09-23T02:29:00Z", "2021-09-23T02:30:00Z", "2021-09-24T01:00:00Z"].map((at) => late({}, at)), [false, true, true]);
  assert.equal(late({ started_at: "2021-09-23T02:20:00Z", minutes: 15 }, "2021-09-23T02:34:00Z"), false);
  assert.equal(late({ end: "" }, "2021-09-23T05:00:00Z"), false);
});

test("the last announcement for the wall stays until it is withdrawn", () => {
  const said = (text: string, at: string, more: Partial<Announcement> = {}): Partial<Announcement> => ({ text, at, on_projector: true, withdrawn: false, ...more });
  const announcement = [said("satu", "1"), said("dua", "2"), said("untuk HP", "3", { on_projector: false }), said("ditarik", "4", { withdrawn: true })];
  assert.equal(see({ announcement }).announcement?.text, "dua");
});

test("the Wi-Fi is a name with or without a password, or unknown", () => {
  const wifi = (kept: unknown): unknown => wifiOf({ ...WORKSHOP, profile: { wifi: kept } } as Workshop);
  assert.deepEqual(wifi("AULA"), { name: "AULA", password: "" });
  assert.deepEqual(wifi({ name: "AULA", password: "rahasia" }), { name: "AULA", password: "rahasia" });
  for (const kept of [undefined, "", null, 7, {}]) assert.equal(wifi(kept), undefined);
});

test("the wall's time is the workshop's own and names its zone where Indonesia has one", () => {
  const moment = Date.parse("2021-09-23T06:58:30Z");
  assert.equal(hallTime(moment, "Asia/Makassar"), "14.58 WITA");
  assert.equal(hallTime(moment, "Asia/Jakarta"), "13.58 WIB");
  assert.equal(hallTime(moment, "Asia/Tokyo"), "15.58");
});

test("a running clock never shows less than nothing, and hours from an hour on", () => {
  assert.deepEqual([-3, 0, 0.2, 61, 1934, 3600, 4334].map(countdown), ["0:00", "0:00", "0:01", "1:01", "32:14", "1:00:00", "1:12:14"]);
});

test("the tables are those of the division the facilitator named, else of what runs, else of what comes, else the first", () => {
  const parts: Parts = {
    grouping: [{ id: "first", title: "Pertama", removed: false }, { id: "second", title: "Kedua", removed: false }],
    group: [
      { id: "b", grouping_id: "second", number: 2, removed: false }, { id: "a", grouping_id: "second", number: 1, removed: false },
      { id: "gone", grouping_id: "second", number: 3, removed: true }, { id: "c", grouping_id: "first", number: 1, removed: false },
    ],
  };
  const tables = (more: Parts): string => {
    const all = { ...parts, ...more };
    const { title, groups } = tablesOf(hall(all), see(all));
    return [title, ...groups.map((group) => group.id)].join(" ");
  };
  assert.equal(tables({}), "Pertama c");
  assert.equal(tables({ screen: [{ id: "screen", page: "tables", content: { grouping: "second" }, hidden: false }] }), "Kedua a b");
  assert.equal(tables({ agenda_item: [item("x", "08:00", "running", { grouping_id: "second" })] }), "Kedua a b");
  assert.equal(tables({ agenda_item: [item("x", "08:00", "planned", { grouping_id: "second" })] }), "Kedua a b");
  assert.equal(tables({ grouping: [], group: [] }), "");
});
