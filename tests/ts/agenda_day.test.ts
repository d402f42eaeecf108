import assert from "node:assert/strict";
import { test } from "node:test";
import type { AgendaItem } from "../../static/src/core/generated/wire";
import { canBeLeftOut, type DayLine, dayLines, delay } from "../../static/src/views/console/agenda_day";
import { minutesOf, timeFrom, typedTime } from "../../static/src/views/console/times";

function item(title: string, start: string, end: string, state = "planned", kind = "worksheet"): AgendaItem {
  const rest = { worksheets: [], grouping_id: null, minutes: null, started_at: null, ended_at: null, after: null, removed: false, timing: "", expected: "" };
  return { type: "agenda_item", id: title, workshop_id: "w", revision: 1, day: 1, title, start, end, state, kind, ...rest };
}

const AFTERNOON = [
  item("ISHOMA", "12:00", "13:15", "done", "break"),
  item("Keselarasan", "13:15", "14:15", "running"),
  item("Sasaran", "14:15", "15:30"),
  item("Salat Asar", "15:30", "15:45", "planned", "break"),
  item("Pleno", "15:45", "16:15"),
];

function at(clock: string | null, ends: string | null = null): readonly DayLine[] {
  const started = (one: AgendaItem) => (one.title === "Keselarasan" ? minutesOf("13:27") : null);
  return dayLines(AFTERNOON, clock === null ? null : minutesOf(clock), started, ends === null ? null : minutesOf(ends));
}

test("what runs late moves what comes next, prayer keeps its time and says by how much it collides", () => {
  const lines = at("14:25", "14:27");

  assert.deepEqual(
    lines.map((line) => [line.place, timeFrom(line.begins), line.collision]),
    [
      ["done", "12:00", 0],
      ["now", "13:27", 0],
      ["next", "14:27", 0],
      ["later", "15:30", 12],
      ["later", "15:57", 0],
    ],
  );
  assert.equal(delay(lines), 12);
});

test("a person says which item keeps its time", () => {
  const asar = AFTERNOON.map((one) => (one.title === "Salat Asar" ? { ...one, timing: "moves" } : one.title === "Pleno" ? { ...one, timing: "fixed" } : one));
  const lines = dayLines(asar, minutesOf("14:25"), () => minutesOf("13:27"), minutesOf("14:27"));

  assert.deepEqual(lines.slice(3).map((line) => [timeFrom(line.begins), line.fixed, line.collision]), [["15:42", false, 0], ["15:45", true, 12]]);
});

test("on another day nothing is late", () => {
  const lines = at(null);

  assert.equal(delay(lines.slice(2)), 0);
});

test("an item passed over is neither next nor late", () => {
  const lines = dayLines([item("Review", "09:30", "10:15"), ...AFTERNOON], minutesOf("14:25"), () => null, minutesOf("14:27"));

  assert.equal(lines[0]?.place, "skipped");
  assert.equal(lines.find((line) => line.place === "next")?.item.title, "Sasaran");
});

test("times are taken as people type them; what is none is left for the server to refuse", () => {
  assert.deepEqual(["8", "8.05", "1530", "15:30", " 9,15 ", "pagi"].map(typedTime), ["08:00", "08:05", "15:30", "15:30", "09:15", "pagi"]);
});

test("what could be left out is the shortest that is long enough, never prayer nor what has begun", () => {
  const lines = at("14:25");

  assert.equal(canBeLeftOut(lines, "Salat Asar", 10)?.title, "Sasaran");
  assert.equal(canBeLeftOut(lines, "", 10)?.title, "Pleno");
  assert.equal(canBeLeftOut(lines, "", 45)?.title, "Sasaran");
  assert.equal(canBeLeftOut(lines, "", 300)?.title, "Sasaran", "too little is better than nothing");
  assert.equal(canBeLeftOut(at("14:25").slice(0, 2), "", 10), undefined);
});
