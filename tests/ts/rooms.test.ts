import assert from "node:assert/strict";
import { test } from "node:test";
import type { Credential, Grant, Group, Grouping, Membership, Organisation, Person, Seat } from "../../static/src/core/generated/wire";
import { groupsIn, mixes, moved, placeable, placedNow, unplaced } from "../../static/src/views/console/grouping_hall";
import { corrected, inOrder, leftOut, meaning, NOTHING_CHOSEN, onSheet, options, type Preview, tally } from "../../static/src/views/console/importing_choices";
import { readsEveryRow } from "../../static/src/views/console/people_rights";
import { folded, found, rollOf, waitingOf } from "../../static/src/views/console/people_roll";
import { asTheme, itemsOf, settled } from "../../static/src/views/console/settings_choices";
import { dayAfter, daysFrom, span } from "../../static/src/views/console/workshops_days";

const PEOPLE = [
  { id: "p1", name: "Dra. Hj. Ma’ruf", position: "Kepala Dinas", status: "joined", sex: "P", sector: "pemerintah", staff: false },
  { id: "p2", name: "Budi", position: "", status: "announced", sex: "L", sector: "", staff: false },
  { id: "p3", name: "Sari", position: "", status: "provisional", sex: "P", sector: "", staff: false },
  { id: "p4", name: "Gone", position: "", status: "removed", sex: "", sector: "", staff: false },
  { id: "p5", name: "Asesor", position: "", status: "joined", sex: "", sector: "", staff: true },
] as unknown as readonly Person[];
const OFFICES = [
  { id: "o2", name: "Kecamatan Andoolo Barat", abbreviation: "", sector: "pemerintah", position: 2, status: "listed" },
  { id: "o1", name: "Kecamatan Andoolo", abbreviation: "Kec. Andoolo", sector: "pemerintah", position: 1, status: "listed" },
  { id: "o3", name: "Merged", abbreviation: "", sector: "", position: 3, status: "merged" },
] as unknown as readonly Organisation[];
const SEATS = [
  { id: "s1", person_id: "p1", organisation_id: "o1", position: 1, status: "held" },
  { id: "s2", person_id: "p2", organisation_id: "o2", position: 2, status: "held" },
  { id: "s3", person_id: "p3", organisation_id: "o2", position: 1, status: "held" },
  { id: "s4", person_id: "p4", organisation_id: "o1", position: 2, status: "held" },
  { id: "s5", person_id: "p5", organisation_id: "o1", position: 3, status: "held" },
] as unknown as readonly Seat[];
const SHELVES = { people: PEOPLE, seats: SEATS, organisations: OFFICES };

test("the roll is in protocol order, without staff and without whoever was taken off", () => {
  const roll = rollOf(SHELVES);

  assert.deepEqual(roll.map((office) => office.organisation?.id), ["o1", "o2"]);
  assert.deepEqual(roll.map((office) => office.members.map((member) => member.person.id)), [["p1"], ["p3", "p2"]]);
  assert.deepEqual(roll.map((office) => office.present), [1, 1]);
  assert.deepEqual(found(roll, "sari", "").map(({ members, present, expected }) => [members.length, present, expected]), [[1, 1, 2]]);
});

test("searching forgives case, apostrophes and points, and finds people by their office", () => {
  assert.equal(folded("Ma’RUF, S.T."), "maruf st");
  assert.deepEqual(found(rollOf(SHELVES), "maruf", "").map((office) => office.members.length), [1]);
  assert.deepEqual(found(rollOf(SHELVES), "andoolo barat", "").flatMap((office) => office.members.map((member) => member.person.id)), ["p3", "p2"]);
  assert.deepEqual(found(rollOf(SHELVES), "", "announced").flatMap((office) => office.members.map((member) => member.person.id)), ["p2"]);
});

test("who walked in counts as in, and is found under both filters", () => {
  const under = (only: string) => found(rollOf(SHELVES), "", only).flatMap((office) => office.members.map((member) => member.person.status));

  assert.ok(under("joined").includes("provisional"));
  assert.deepEqual(new Set(under("provisional")), new Set(["provisional"]));
});

test("only a claim nobody decided on waits, the oldest first", () => {
  const claims = [
    { id: "c1", kind: "claim", person_id: "p1", revoked_at: null, made_at: "2" },
    { id: "c2", kind: "claim", person_id: "p2", revoked_at: null, made_at: "1" },
    { id: "c3", kind: "claim", person_id: "p2", revoked_at: "3", made_at: "0" },
    { id: "c4", kind: "code", person_id: "p2", revoked_at: null, made_at: "0" },
  ] as unknown as readonly Credential[];

  assert.deepEqual(waitingOf(claims, SHELVES).map((one) => [one.claim.id, one.organisation?.id]), [["c2", "o2"], ["c1", "o1"]]);
});

test("a file's decisions go with it, and nothing where nothing was decided", () => {
  const decided = leftOut(corrected(corrected(NOTHING_CHOSEN, 27, "nip", "1"), 27, "name", "Budi"), 31, true);

  assert.deepEqual(JSON.parse(options(NOTHING_CHOSEN, "id")), { language: "id" });
  assert.deepEqual(JSON.parse(options(decided, "en", "cmd")), { language: "en", corrections: { 27: { nip: "1", name: "Budi" } }, excluded: [31], command: "cmd" });
  assert.deepEqual(leftOut(decided, 31, false).excluded, []);
  assert.deepEqual(onSheet("Lembar 2"), { ...NOTHING_CHOSEN, sheet: "Lembar 2" });
});

test("a meaning stands for one column only", () => {
  assert.deepEqual(meaning(NOTHING_CHOSEN, "C", "name", { B: "name", C: "nip" }).columns, { B: "", C: "name" });
  assert.deepEqual(meaning(NOTHING_CHOSEN, "B", "", { B: "name" }).columns, { B: "" });
});

test("what keeps a row out is seen before what was decided", () => {
  const problem = (row: number, severity: "error" | "warning") => ({ row, column: "name", letter: "B", code: "c", severity, sentence: "" });
  const rows = [{ status: "new" }, { status: "held" }, { status: "new" }];

  assert.deepEqual(inOrder([problem(2, "warning"), problem(9, "error"), problem(3, "error")]).map((one) => one.row), [3, 9, 2]);
  assert.deepEqual(tally({ rows } as unknown as Preview), { new: 2, changed: 0, unchanged: 0, held: 1 });
});

test("a group is made of who sits in it; a group that is gone is no place", () => {
  const grouping = { id: "g", defaults: {}, overrides: {} } as unknown as Grouping;
  const groups = groupsIn([{ id: "b", grouping_id: "g", number: 2 }, { id: "a", grouping_id: "g", number: 1 }, { id: "x", grouping_id: "h", number: 1 }] as unknown as readonly Group[], grouping);
  const people = placeable(SEATS, PEOPLE, OFFICES);
  const before = placedNow([{ grouping_id: "g", seat_id: "s1", group_id: "a" }, { grouping_id: "g", seat_id: "s2", group_id: "gone" }] as unknown as readonly Membership[], grouping, groups);
  const [first, second] = mixes(groups, people, { ...before, s3: "b" });

  assert.deepEqual(people.map((one) => one.seat.id), ["s1", "s3", "s2"]);
  assert.deepEqual([first?.group.id, first?.people.length, first?.sectors], ["a", 1, { pemerintah: 1 }]);
  assert.deepEqual([second?.people.length, second?.women, second?.sectors], [1, 1, { pemerintah: 1 }]);
  assert.deepEqual(unplaced(people, before).map((one) => one.seat.id), ["s3", "s2"]);
  assert.equal(moved(people, before, { ...before, s1: "b", s3: "b" }), 2);
});

test("lists keep their values; what is new gets one that nobody has, and one language is enough", () => {
  const items = [...itemsOf([{ value: "baik", label_id: "Baik", label_en: "Good" }], "value"), ...["Baik", "  ", "Baik"].map((label_id) => ({ value: "", label_id, label_en: "", parent: "", fresh: true }))];
  const kept = settled(items);

  assert.deepEqual(kept.map((item) => item.value), ["baik", "baik_2", "baik_3"]);
  assert.deepEqual(asTheme({ value: "t", label_id: "", label_en: "Theme", parent: "", fresh: true }, []), { id: "t", label_id: "Theme", label_en: "Theme", sub: [] });
});

test("a workshop's days follow each other, also over the end of a month", () => {
  assert.equal(dayAfter("2021-09-30", 1), "2021-10-01");
  assert.deepEqual(daysFrom("2021-12-31", ["08:00", "09:00"], 3), [
    { date: "2021-12-31", opens: "08:00" },
    { date: "2022-01-01", opens: "09:00" },
    { date: "2022-01-02", opens: "09:00" },
  ]);
  assert.equal(span(["2021-09-23", "2021-09-24"], "id"), "23–24 September 2021");
  assert.equal(span([], "id"), "");
});

test("RV2: the history is offered to whoever reads every row, not to an assessor with limits", () => {
  const grant = (role: string, scope: Grant["scope"], revoked_at: string | null = null) => ({ person_id: "p5", role, scope, revoked_at }) as Grant;
  const limited = grant("assessor", { themes: [], groups: ["g1"] });
  const viewer = (...roles: string[]) => ({ person: "p5", roles });

  assert.equal(readsEveryRow(viewer("assessor"), [limited]), false);
  assert.equal(readsEveryRow(viewer("assessor", "observer"), [limited]), true);
  assert.equal(readsEveryRow(viewer("assessor"), [limited, grant("assessor", {})]), true);
  assert.equal(readsEveryRow(viewer("assessor"), [limited, grant("assessor", {}, "2026-01-01")]), false);
  assert.equal(readsEveryRow(viewer("observer"), []), true);
});
