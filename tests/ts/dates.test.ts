import assert from "node:assert/strict";
import { test } from "node:test";
import { learn, onReading, speak, spoken, t } from "../../static/src/core/texts";
import { typedDate, weekday, writtenDate } from "../../static/src/views/console/dates";

test("dates are taken as people type them, in either language, whatever the browser thinks of its country", () => {
  for (const typed of ["23-9-2021", "23/9/21", "23.09.2021", " 23 9 2021 ", "23 Sep 2021", "23 september 21", "2021-09-23"]) {
    assert.equal(typedDate(typed), "2021-09-23", typed);
  }
  assert.deepEqual(["1 Okt 2021", "1 October 2021", "17 Agustus 2021", "17 aug 2021"].map(typedDate), ["2021-10-01", "2021-10-01", "2021-08-17", "2021-08-17"]);
});

test("what is no date is left for the server to refuse", () => {
  assert.deepEqual(["31-2-2021", "besok", "23 Se 2021", "9/23/2021", "23-9", ""].map(typedDate), ["31-2-2021", "besok", "23 Se 2021", "9/23/2021", "23-9", ""]);
});

test("a date is written in the language of the page, with its day of the week beside it", () => {
  speak("id");
  assert.deepEqual([writtenDate("2021-10-01"), weekday("2021-10-01")], ["1 Oktober 2021", "Jumat"]);
  speak("en");
  assert.deepEqual([writtenDate("2021-10-01"), weekday("2021-10-01")], ["1 October 2021", "Friday"]);
  speak("id");
  assert.deepEqual([writtenDate("besok"), weekday("besok"), weekday("2021-13-01")], ["besok", "", ""]);
});

test("whoever reads a text is noticed, so that a page can be drawn anew in place in another language", () => {
  let read = 0;
  learn({ "a.b": { id: "satu", en: "one" } });
  onReading(() => (read += 1));
  assert.deepEqual([t("a.b"), spoken()], ["satu", "id"]);
  onReading(() => undefined);

  assert.equal(read, 2);
});
