import assert from "node:assert/strict";
import { test } from "node:test";
import consoleTexts from "../../workshop/texts/console.json";
import { learn, speak } from "../../static/src/core/texts";
import { hoursLong, leftOf } from "../../static/src/views/console/times";

learn(consoleTexts);
speak("id");
const NOON = Date.parse("2021-09-23T12:00:00Z");

test("what is left is said in minutes, however the hours are counted elsewhere", () => {
  assert.equal(leftOf({ ends_at: "2021-09-23T13:14:30Z", left_s: null }, NOON), "Sisa 75 menit");
  assert.match(leftOf({ ends_at: null, left_s: 600 }, NOON), /10 menit/);
  assert.doesNotMatch(leftOf({ ends_at: "2021-09-23T12:00:00Z", left_s: null }, NOON), /\d/);
  assert.equal(hoursLong(251), "4 jam 11 menit");
});
