// What the console says of a day, for cases that the server is asked too (tests/service/test_agenda_twice.py).

import { readFileSync } from "node:fs";
import type { Activity, AgendaItem, Workshop } from "../../static/src/core/generated/wire";
import { delay, linesAt } from "../../static/src/views/console/agenda_day";
import { timeFrom } from "../../static/src/views/console/times";

interface Case {
  readonly workshop: Workshop;
  readonly date: string;
  readonly clock: number;
  readonly items: readonly AgendaItem[];
  readonly activities: readonly Activity[];
}

const cases = JSON.parse(readFileSync(0, "utf8")) as readonly Case[];
const told = cases.map(({ workshop, date, clock, items, activities }) => {
  const lines = linesAt(workshop, date, items, activities, clock);
  const moved = lines.filter((line) => line.item.state === "planned" && line.moved);
  return { late: delay(lines), expected: Object.fromEntries(moved.map((line) => [line.item.id, timeFrom(line.begins)])) };
});
process.stdout.write(JSON.stringify(told));
