import assert from "node:assert/strict";
import { test } from "node:test";
import { awaitedOf, guestsOf, halfDaysOf, officesOf, Roll, runningAt, shownAt, spellsOf } from "../../static/src/core/attendance";
import type { AttendanceMark, Organisation, Person, Seat, Workshop } from "../../static/src/core/generated/wire";
import { rankOf, ranksIn } from "../../static/src/core/protocol_order";

const ZONE = "Asia/Makassar";
const WORKSHOP = {
  days: [{ date: "2021-09-23" }, { date: "2021-09-24" }],
  half_days: [
    { key: "morning", day: 1, start: "08:00", end: "12:00" },
    { key: "afternoon", day: 1, start: "13:15", end: "16:20" },
    { key: "next", day: 2, start: "08:00", end: "11:15" },
    { key: "never", day: 9, start: "08:00", end: "11:15" },
  ],
  timezone: ZONE,
} as unknown as Workshop;
const HALVES = halfDaysOf(WORKSHOP);
const moment = (time: string, day = 23) => Date.parse(`2021-09-${day}T${time}:00+08:00`);

function mark(time: string, kind = "arrived", half = "morning", more: Partial<AttendanceMark> = {}): AttendanceMark {
  const at = new Date(moment(time)).toISOString();
  return { type: "attendance_mark", id: "", workshop_id: "w", revision: 1, person_id: "p", half_day: half, kind, at, source: "phone", by: "", reason: "", withdrawn: false, ...more };
}

function there(marks: readonly AttendanceMark[], rule = "life"): readonly string[] {
  const roll = new Roll(HALVES, rule, marks);
  return HALVES.filter((half) => half.day === 1 && roll.at("p", half).present).map((half) => half.key);
}

test("half-days are moments where the workshop is, of the days there are", () => {
  assert.deepEqual(HALVES.map((half) => half.key), ["morning", "afternoon", "next"]);
  assert.equal(HALVES[0]?.starts, moment("08:00"));
  assert.equal(HALVES[1]?.ends, moment("16:20"));
});

test("a workshop that names no half-days has one a day", () => {
  const bare = { ...WORKSHOP, half_days: [] };
  assert.deepEqual(halfDaysOf(bare).map((half) => half.key), ["day1", "day2"]);
  assert.deepEqual(halfDaysOf(undefined), []);
});

test("PR1 whoever comes belongs to what is not over; between the days a page shows what was", () => {
  assert.equal(runningAt(HALVES, moment("06:30"), ZONE)?.key, "morning");
  assert.equal(runningAt(HALVES, moment("12:10"), ZONE)?.key, "afternoon");
  assert.equal(runningAt(HALVES, moment("18:00"), ZONE)?.key, "afternoon");
  assert.equal(runningAt(HALVES, moment("10:00", 22), ZONE), undefined);
  assert.equal(shownAt(HALVES, moment("10:00", 22), ZONE)?.key, "morning");
  assert.equal(shownAt(HALVES, moment("10:00", 26), ZONE)?.key, "next");
});

test("PR1 whoever came stays until a person says otherwise", () => {
  assert.deepEqual(there([]), []);
  assert.deepEqual(there([mark("08:39")]), ["morning", "afternoon"]);
  assert.deepEqual(there([mark("12:00")]), ["afternoon"]);
  assert.deepEqual(there([mark("16:20")]), []);
  assert.deepEqual(there([mark("08:39"), mark("12:10", "left")]), ["morning"]);
  assert.deepEqual(there([mark("08:39"), mark("13:15", "left")]), ["morning"]);
  assert.deepEqual(there([mark("08:39"), mark("09:00", "left"), mark("14:00", "arrived", "afternoon")]), ["morning", "afternoon"]);
  assert.deepEqual(there([mark("08:39", "arrived", "morning", { withdrawn: true })]), []);
  assert.deepEqual(there([mark("09:00", "left")]), []);
});

test("PR1 where digits are asked for every half-day asks anew", () => {
  assert.deepEqual(there([mark("08:39")], "digits"), ["morning"]);
  assert.deepEqual(there([mark("08:39"), mark("13:20", "arrived", "afternoon")], "digits"), ["morning", "afternoon"]);
});

test("a line says when somebody came, whether in this half-day, and when they left", () => {
  const [morning, afternoon] = HALVES;
  assert.ok(morning !== undefined && afternoon !== undefined);
  const roll = new Roll(HALVES, "life", [mark("08:39"), mark("12:10", "left", "morning", { reason: "dipanggil" })]);
  assert.deepEqual(spellsOf([mark("08:39"), mark("12:10", "left")]), [{ since: moment("08:39"), until: moment("12:10") }]);
  assert.equal(roll.at("p", morning).own, true);
  assert.equal(roll.at("p", morning).reason, "dipanggil");
  assert.equal(roll.at("p", afternoon).own, false);
  assert.equal(Date.parse(roll.at("p", afternoon).left?.at ?? ""), moment("12:10"));
  assert.equal(roll.at("nobody", morning).present, false);
});

test("marks of a merged name are the survivor's", () => {
  const roll = new Roll(HALVES, "life", [mark("08:39", "arrived", "morning", { person_id: "walked in" })], (person) => (person === "walked in" ? "p" : person));
  assert.equal(HALVES[0] !== undefined && roll.at("p", HALVES[0]).present, true);
});

test("who handed over the seat is found at the substitute's organisation, and staff are no guests", () => {
  const person = (id: string, more: Partial<Person> = {}) => ({ id, staff: false, status: "joined", substitute_for: null, ...more }) as Person;
  const people = [person("new", { substitute_for: "old" }), person("old"), person("lina", { staff: true }), person("gone", { status: "removed" })];
  const seats = [{ person_id: "new", organisation_id: "typed", status: "held" }] as unknown as Seat[];
  const offices = [{ id: "typed", merged_into: "listed" }, { id: "listed", merged_into: null }] as unknown as Organisation[];
  const found = officesOf(people, seats, offices);
  assert.deepEqual([found.get("new")?.id, found.get("old")?.id], ["listed", "listed"]);
  assert.deepEqual(guestsOf(people).map((one) => one.id), ["new", "old"]);
});

test("within an organisation the higher position comes first", () => {
  const ranks = ranksIn(["Kepala Dinas", "Camat", "Sekretaris", "Sekretaris Camat", "Ahli Madya", "", "Staf"].map((label_id) => ({ label_id })));
  const rank = (position: string) => rankOf(position, ranks);
  assert.deepEqual(["Kepala Dinas Kesehatan", "kepala dinas", "Camat", "Sekretaris Camat", "Perencana Ahli Madya", "Staf", "Restaf", ""].map(rank), [0, 0, 1, 3, 4, 6, 7, 7]);
  assert.equal(rankOf("Camat", ranksIn(undefined)), 0);
});

test("whose substitute is there is not waited for, and whoever came back beside them is there", () => {
  const line = (id: string, stamped: AttendanceMark[], substitute_for: string | null = null) => ({
    person: { id, substitute_for },
    presence: new Roll(HALVES, "life", stamped.map((one) => ({ ...one, person_id: id }))).at(id, HALVES[0] ?? assert.fail()),
  });
  const awaited = (...lines: ReturnType<typeof line>[]) => awaitedOf(lines).map(({ person }) => person.id);

  assert.deepEqual(awaited(line("herman", []), line("junaedi", [mark("08:10")], "herman")), ["junaedi"]);
  assert.deepEqual(awaited(line("herman", []), line("junaedi", [], "herman")), ["herman", "junaedi"]);
  assert.deepEqual(awaited(line("herman", [mark("08:05")]), line("junaedi", [mark("08:10")], "herman")), ["herman", "junaedi"]);
});
