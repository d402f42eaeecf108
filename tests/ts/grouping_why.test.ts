// The server's codes as sentences: why a group came out so, and what could not be kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import texts from "../../workshop/texts/dividing.json";
import { learn, speak } from "../../static/src/core/texts";
import type { GroupMade, Unmet } from "../../static/src/views/console/grouping_asking";
import { isSoft, listOf, type Names, unmetSaid, whyOf } from "../../static/src/views/console/grouping_why";

learn(texts);
speak("id");
const NAMES: Names = {
  seat: (id) => `Orang ${id}`, organisation: (id) => id.toUpperCase(), grouping: () => "Komponen", group: (id) => `Kelompok ${id}`, sector: (value) => value,
};
const made = (more: Partial<GroupMade>): GroupMade => ({
  group: "1", size: 4, here: 4, organisations: { a: 1, b: 1, c: 1, d: 1 }, sectors: {}, sexes: {}, seniority: {}, why: { balanced: 4 }, fixed: [], ...more,
});
const unmet = (rule: string, more: Partial<Unmet> = {}): Unmet => ({ rule, about: "x", group: "2", least: 1, most: 3, best: 1, seats: ["a", "b"], ...more });

test("a group says by which rules its people came, who sits there by somebody's word, and who sends most", () => {
  const one = made({ size: 9, here: 7, why: { defaults: 5, balanced: 2, fixed: 2 }, fixed: ["x", "y"], organisations: { dpupr: 3, dinkes: 2, a: 1, b: 1, c: 1, d: 1 } });
  assert.equal(
    whyOf(one, [one, made({})], NAMES),
    "Terbesar. 2 ditetapkan (Orang x, Orang y), 5 menurut instansi bawaan, 2 diratakan. Lebih dari satu: DPUPR 3, DINKES 2. 2 kursi disediakan.",
  );
  assert.equal(whyOf(made({}), [made({}), made({ size: 5 })], NAMES), "4 diratakan. Satu orang per instansi.");
  assert.equal(whyOf(made({ size: 0, here: 0, why: {}, organisations: {} }), [made({ size: 1 })], NAMES), "Belum ada orang di sini.");
});

test("every rule that was not kept is said with names, and no sentence has a gap", () => {
  const rules = ["fixed", "same_as", "different_from", "defaults", "together", "apart", "no_lone", "size", "sector", "sex", "seniority"];
  for (const language of ["id", "en"] as const) {
    speak(language);
    for (const rule of rules) {
      for (const more of [{}, { best: 2 }, { seats: [] }]) {
        const said = unmetSaid(unmet(rule, more), 6, NAMES);
        assert.ok(said.length > 10 && !/[{}]|dividing\./.test(said), `${rule}: ${said}`);
      }
    }
  }
  speak("id");
  assert.deepEqual(rules.filter((rule) => isSoft(unmet(rule))), ["size", "sector", "sex", "seniority"]);
  assert.equal(unmetSaid(unmet("together", { least: 2 }), 6, NAMES), "X terpisah ke 2 kelompok: Orang a, Orang b.");
});

test("of many names the first few and how many more", () => {
  assert.equal(listOf(["a", "b", "c", "d", "e"]), "a, b, c, dan 2 lagi");
  assert.equal(listOf(["a"]), "a");
});
