import assert from "node:assert/strict";
import { test } from "node:test";
import readyTexts from "../../workshop/texts/readiness.json";
import { learn } from "../../static/src/core/texts";
import { checks, type Laptop, nobodyCame, type Phones, type Readiness, type Tried } from "../../static/src/views/console/readiness";

learn(readyTexts);

const TRIED: Tried = { since_s: 10, opened: 72, here: 70, most: 72, without_line: 0, slowest_ms: 300, clock_off_s: 4, by_address: {} };
const LAPTOP: Laptop = { disk: { free: 80e9, total: 200e9 }, battery: { percent: 90, plugged: true }, sleep: { minutes: 0 }, clock_synced: null, wifi: "Aula" };
const PHONES: Phones = { each: 72, organisation: 36, group: 6 };

function found(tried: Partial<Tried> = {}, laptop: Partial<Laptop> | null = {}, more: Partial<Readiness> = {}): Readiness {
  const backup = { state: "good", same_disk: false, disk_full: false };
  return { hosted: false, addresses: [], chosen: "", wifi: true, people: { expected: 72 }, organisations: { expected: 36 }, tried: { ...TRIED, ...tried }, laptop: laptop === null ? null : { ...LAPTOP, ...laptop }, backup, ...more };
}

function states(readiness: Readiness, holds: number | null = null, mode: "each" | "organisation" = "each"): Record<string, string> {
  return Object.fromEntries(checks(readiness, mode, PHONES, holds).map((check) => [check.key, check.state]));
}

test("a hall that was tried whole on a laptop that says everything is ready", () => {
  assert.deepEqual([...new Set(Object.values(states(found())))], ["good"]);
});

test("what the laptop does not say is not known, never good", () => {
  const unknown = states(found({ opened: 0, most: 0, clock_off_s: null }, { disk: null, battery: null, sleep: null, clock_synced: false }));

  assert.deepEqual(unknown, { reached: "unknown", carried: "unknown", wifi: "good", disk: "unknown", battery: "unknown", sleep: "unknown", clock: "unknown", backup: "good" });
  assert.deepEqual(Object.keys(states(found({}, null))), ["reached", "carried", "wifi", "backup"], "a server that is no laptop has no battery");
});

test("what will go wrong is said before the doors open", () => {
  const look = states(found({ without_line: 3, clock_off_s: -240 }, { disk: { free: 5e8, total: 1e11 }, battery: { percent: 40, plugged: false }, sleep: { minutes: 15 } }, { wifi: false, backup: { state: "good", same_disk: true, disk_full: false } }), 60);

  assert.deepEqual([...new Set(Object.values(look))], ["look"]);
  const said = checks(found({ clock_off_s: -240 }), "each", PHONES, 60).map((check) => check.said);
  assert.ok(said.includes("Menampung 60 HP, diharapkan 72."));
  assert.ok(said.includes("Lebih cepat 4 menit dari jam HP. Setel jam laptop."));
});

test("one phone for each organisation fits where one a person does not", () => {
  assert.equal(states(found({ most: 5, opened: 5 }), 60)["carried"], "look");
  assert.equal(states(found({ most: 5, opened: 5 }), 60, "organisation")["carried"], "unknown", "it fits; it was not tried with that many");
  assert.equal(states(found({ most: 36, opened: 36 }), 60, "organisation")["carried"], "good");
});

test("nobody who comes within a minute hints at a Wi-Fi that keeps phones apart", () => {
  assert.deepEqual([{ opened: 0, since_s: 59 }, { opened: 0, since_s: 60 }, { opened: 1, since_s: 90 }].map((tried) => nobodyCame({ ...TRIED, ...tried })), [false, true, false]);
});
