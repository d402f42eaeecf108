import assert from "node:assert/strict";
import { test } from "node:test";
import consoleTexts from "../../workshop/texts/console.json";
import placeTexts from "../../workshop/texts/places.json";
import { Api } from "../../static/src/core/api";
import { Clock } from "../../static/src/core/clock";
import { learn } from "../../static/src/core/texts";
import type { Organisation, Person, Seat, Stored } from "../../static/src/core/generated/wire";
import { findings, type Kind, type Thing, thingsOf } from "../../static/src/views/console/finding";
import { firstSteps, isUnderWay } from "../../static/src/views/console/first_steps";
import { Hall } from "../../static/src/views/console/hall_state";
import { likelyOffices, likelyPeople } from "../../static/src/views/console/people_likeness";
import { kin, placeOver, places } from "../../static/src/views/console/places";
import { href, pointedAt, roomOf } from "../../static/src/views/console/rooms";
import { hoursLong } from "../../static/src/views/console/times";
import { calledBy, initials } from "../../static/src/views/parts/words";

learn(consoleTexts, placeTexts);

const LEADS = { person: "per_lina", name: "Lina", roles: ["facilitator"], seat: null };

const FURNISHED: readonly object[] = [
  { type: "organisation", id: "org_1", name: "Kecamatan Andoolo", abbreviation: "Kec. Andoolo", position: 1, status: "listed" },
  { type: "organisation", id: "org_2", name: "Kecamatan Andoolo Barat", abbreviation: "", position: 2, status: "listed" },
  { type: "person", id: "per_1", name: "Andi Tenri", status: "joined", staff: false },
  { type: "person", id: "per_2", name: "Gone Andi", status: "merged", staff: false },
  { type: "seat", id: "sea_1", person_id: "per_1", organisation_id: "org_1", status: "held", position: 1 },
  { type: "grouping", id: "grg_1", title: "Dimensi", removed: false },
  { type: "group", id: "grp_1", grouping_id: "grg_1", number: 4, title: "Smart Living", place: "Meja 4", removed: false },
  { type: "group", id: "grp_x", grouping_id: "grg_gone", number: 1, title: "Living lama", place: "", removed: false },
  { type: "membership", id: "mem_1", seat_id: "sea_1", grouping_id: "grg_1", group_id: "grp_1" },
  { type: "worksheet", id: "wsh_1", key: "t2_sasaran", definition: { title_id: "Sasaran dan indikator" }, position: 1, removed: false },
  { type: "worksheet", id: "wsh_2", key: "t1_swot", definition: { title_id: "Analisis SWOT" }, position: 2, removed: false },
  { type: "activity", id: "act_1", worksheet_id: "wsh_1", title: "", state: "open", opened_at: "2021" },
  { type: "agenda_item", id: "agd_1", day: 1, start: "09:30", title: "Review", worksheets: ["t1_swot"], state: "planned", removed: false },
];

function hall(objects: readonly object[], workshop: object = {}): Hall {
  const made = new Hall("w", "t", new Api(() => Promise.reject(new Error("no network"))), new Clock(() => 0), { command: () => Promise.resolve({ ok: true }) });
  const all = [{ type: "workshop", id: "w", title: "Bimtek", profile: {}, days: [], ...workshop }, ...objects];
  made.objects.replaceAll(all.map((object) => ({ revision: 1, workshop_id: "w", ...object })) as unknown as Stored[]);
  made.viewer.value = LEADS;
  return made;
}

function found(typed: string): readonly (readonly [Kind, string])[] {
  return findings(thingsOf(hall(FURNISHED)), typed).map(({ thing }) => [thing.kind, thing.href] as const);
}

test("people, groups, organisations and sheets are found by the beginnings of their words, each with where it leads", () => {
  assert.deepEqual(found("ten"), [["person", "#people/person/per_1"]]);
  assert.deepEqual(found("living"), [["group", "#groups/group/grp_1"]]);
  assert.deepEqual(found("andoolo bar"), [["organisation", "#people/office/org_2"]]);
  assert.deepEqual(found("kec. andoolo").map(([, to]) => to), ["#people/office/org_1", "#people/office/org_2"]);
  assert.deepEqual(found("sasaran"), [["sheet", "#sheets/activity/act_1"]]);
  assert.deepEqual(found("swot"), [["sheet", "#agenda/item/agd_1"]], "not handed out yet: the item that will");
  assert.deepEqual(found("  "), []);
});

test("pages are found by their words too, also those under a tab and those that stand alone", () => {
  assert.deepEqual(found("pesert"), [["page", "#people"], ["page", "/documents/w"]]);
  assert.deepEqual(found("wi-fi"), [["page", "#settings/door"]]);
  assert.deepEqual(found("cadang"), [["page", "#settings/backup"]]);
  assert.deepEqual(found("dimensi"), [["page", "#settings/lists"]]);
  assert.deepEqual(found("impor"), [["page", "#people/import"]]);
  assert.deepEqual(found("redaksi"), [["page", "/wording/w"]]);
});

test("the side bar holds at most eleven places, and what is not there stands in the head of one that is", () => {
  const all = places(hall([]));
  const side = all.filter((place) => place.within === undefined).map((place) => place.key);

  assert.ok(side.length <= 11, side.join(", "));
  assert.deepEqual(all.filter((place) => place.within !== undefined && !side.includes(place.within)), []);
  assert.deepEqual(kin(hall([]), "attendance").map((place) => place.key), ["people", "attendance"]);
  assert.equal(placeOver("board"), "sheets");
  assert.deepEqual(kin(hall([]), "agenda"), [], "a room by itself has no links in its head");
});

test("every place of the console has a letter of its own", () => {
  const letters = places(hall([])).map((place) => place.letter);

  assert.deepEqual(letters.filter((letter, at) => letters.indexOf(letter) !== at), []);
});

test("who was merged and groups of a grouping that is gone are not found", () => {
  assert.deepEqual(found("gone"), []);
  assert.deepEqual(found("lama"), []);
});

test("a person is found with the office and the group, and what begins so comes first", () => {
  const andi = thingsOf(hall(FURNISHED)).find((thing) => thing.id === "per_1");
  const named = (title: string): Thing => ({ kind: "person", id: title, title, alias: "", under: "", href: "#" });
  const people = findings(["Wa Ode Andi", "Andi B", "Rahmat Andi", "Andi A", "Sitti Andi"].map(named), "andi");

  assert.equal(andi?.under, "Kec. Andoolo · 4 · Smart Living");
  assert.deepEqual(people.map((one) => one.thing.title), ["Andi B", "Andi A", "Wa Ode Andi", "Rahmat Andi"]);
});

test("the address names the room and what in it is meant", () => {
  const address = href("people", "person", "per/1");

  assert.deepEqual([roomOf(address), pointedAt(address)], ["people", { kind: "person", id: "per/1" }]);
  assert.deepEqual([roomOf("#nowhere"), pointedAt("#hall")], ["agenda", { kind: "", id: "" }]);
  assert.equal(roomOf("#%zz"), "agenda");
});

test("a fresh workshop says what to do first, in order, until the day has begun or everything is ready", () => {
  const steps = (objects: readonly object[], workshop = {}) => firstSteps(hall(objects, workshop)).map((step) => `${step.name}${step.done ? " done" : ""}`);
  const screen = { type: "grant", id: "grt_1", role: "projector", revoked_at: null };

  assert.deepEqual(steps([]), ["people", "groups", "door", "screen"]);
  assert.deepEqual(steps(FURNISHED), ["people done", "groups done", "door done", "screen"]);
  assert.deepEqual(steps([...FURNISHED, screen]), []);
  assert.deepEqual(steps([], { profile: { wifi: { name: "AULA" } } }), ["people", "groups", "door done", "screen"]);
  assert.deepEqual(steps([{ type: "agenda_item", id: "agd_1", day: 1, start: "", state: "running", removed: false }]), []);
});

test("a day is late only once somebody came in or something was started", () => {
  const item = (state: string) => ({ type: "agenda_item", id: "agd_1", day: 1, start: "", state, removed: false });
  const person = (status: string) => ({ type: "person", id: "per_9", name: "Ani", status, staff: false });

  assert.equal(isUnderWay(hall([item("planned"), person("announced")])), false);
  assert.equal(isUnderWay(hall([item("planned"), person("joined")])), true);
  assert.equal(isUnderWay(hall([item("running"), person("announced")])), true);
});

test("a face shows the initials of the name, not of what stands before or behind it", () => {
  const faces = ["dr. Andi Tenri Abeng Mappatoba, M.Kes.", "Prof. Dr. Ir. H. Rahmat", "Fitriani", "I Made Sudiarta, S.Pd., M.Pd.", "Muh. Ridwan", "Dr."];

  assert.deepEqual(faces.map(initials), ["AM", "R", "F", "IS", "MR", "D"]);
});

test("a long delay is said in hours", () => {
  assert.deepEqual([35, 120, 251].map(hoursLong), ["35 menit", "2 jam", "4 jam 11 menit"]);
});

test("whoever a walk-in may be is suggested by rare words; what many names share says little", () => {
  const people = ["Dra. Hj. Rosmini, M.Si.", "Dra. Hj. Nurlaila", "Ir. Sari Wulandari", "Rosmini Tua"].map((name, at) => ({ id: `p${at}`, name, status: at === 3 ? "provisional" : "announced", staff: false })) as unknown as readonly Person[];
  const walkIn = { id: "w", name: "Hj. Rosmini", status: "provisional", staff: false } as unknown as Person;
  const shelves = { people, seats: [] as readonly Seat[], organisations: [] as readonly Organisation[] };

  assert.deepEqual(likelyPeople(walkIn, shelves, "").map((one) => one.person.id), ["p0", "p1", "p3"], "somebody may have walked in twice");
  assert.deepEqual(likelyPeople(walkIn, shelves, "wulan").map((one) => one.person.id), ["p2"]);
});

test("an office typed at the door is suggested by its words and by its short form", () => {
  const offices = [
    { id: "o1", name: "Dinas Komunikasi dan Informatika", abbreviation: "Diskominfo", status: "listed" },
    { id: "o2", name: "Dinas Kesehatan", abbreviation: "Dinkes", status: "listed" },
    { id: "o3", name: "Dinas Kesehatan Hewan", abbreviation: "", status: "merged" },
  ] as unknown as readonly Organisation[];
  const typed = (name: string) => likelyOffices({ id: "w", name, status: "provisional" } as unknown as Organisation, offices, "").map((office) => office.id);

  assert.deepEqual(typed("Kominfo"), ["o1"]);
  assert.deepEqual(typed("Dinas Kesehatan Kab."), ["o2", "o1"]);
  assert.deepEqual(typed("Polres"), []);
});

test("a card calls people by their name, not by what stands before it", () => {
  const names = ["dr. Andi Tenri Abeng, M.Kes.", "Hj. Nurlela", "La Ode Ali", "Wa Ode Sitti Rosmini, S.P.", "Muh. Irfan", "I Made Sudiarta", "Rusdin", "Li", ""];
  assert.deepEqual(names.map(calledBy), ["Andi", "Nurlela", "Ali", "Sitti", "Irfan", "Made", "Rusdin", "Li", ""]);
});
