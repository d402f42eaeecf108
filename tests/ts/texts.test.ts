import assert from "node:assert/strict";
import { test } from "node:test";
import { add, learn, reachedFromAnywhere, speak, spoken, t, tongue } from "../../static/src/core/texts";

learn({ "a.writes": { id: "{name} menulis di {name}", en: "{name} writes in {name}" } });

test("a sentence is filled in once, in the language that is spoken", () => {
  assert.equal(t("a.writes", { name: "{name}" }), "{name} menulis di {name}");
  speak("en");
  assert.equal(t("a.writes", { name: "Ann" }), "Ann writes in Ann");
  assert.equal(t("a.unknown"), "a.unknown");
  speak("id");
});

test("a number is said with the form that fits it", () => {
  learn({ "a.unsent": { id: "{count} baris", en: "{count} {count:row is|rows are} unsent, {of:|all }of {of}" } });
  speak("en");
  assert.equal(t("a.unsent", { count: 1, of: "1" }), "1 row is unsent, of 1");
  assert.equal(t("a.unsent", { count: 0, of: "{count}" }), "0 rows are unsent, all of {count}");
  assert.equal(t("a.unsent", { of: 2 }), "{count} {count:row is|rows are} unsent, all of 2");
  speak("id");
});

test("a name that turns the direction is kept and turns nothing of the sentence around it", () => {
  assert.equal(t("a.writes", { name: "\u202eX" }), "\u2068\u202eX\u2069\u2069\u202c menulis di \u2068\u202eX\u2069\u2069\u202c");
});

test("a language of its own file leaves the rest to the language it is like", () => {
  learn({ "a.save": { id: "Simpan", en: "Save" } });
  add("tet", { like: "en", texts: { "a.writes": "{name} hakerek iha {name}" } });
  speak("tet");
  assert.equal(t("a.writes", { name: "Ann" }), "Ann hakerek iha Ann");
  assert.equal(t("a.save"), "Save");
  assert.equal(tongue(), "tet");
  assert.equal(spoken(), "en");
  speak("id");
});

test("a server reached from anywhere does not speak of the hall's Wi-Fi", () => {
  learn({ "a.stay": { id: "Tetap di Wi-Fi {wifi}", en: "" }, "a.stay_hosted": { id: "Cari internet, misalnya {wifi}", en: "" } });
  reachedFromAnywhere(true);
  assert.equal(t("a.stay", { wifi: "Aula" }), "Cari internet, misalnya Aula");
  reachedFromAnywhere(false);
  assert.equal(t("a.stay", { wifi: "Aula" }), "Tetap di Wi-Fi Aula");
});
