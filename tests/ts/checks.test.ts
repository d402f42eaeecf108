import assert from "node:assert/strict";
import { test } from "node:test";
import { fault, isBlank, missing } from "../../static/src/core/checks";
import { choicesOf, coreFields, designOf, type Field, furtherFields } from "../../static/src/core/design";
import type { Text } from "../../static/src/core/text_hash";
import { worksheet } from "./sheet";

const around = { years: [1990, 2060] };
const design = designOf(worksheet);
const field = (type: Field["type"], more: Partial<Field> = {}): Field => ({ ...(design.fields[0] as Field), type, max_len: null, ...more });
const faults = (one: Field, texts: readonly Text[]) => texts.map((text) => fault(one, text, around));

test("the server's codes are found on the phone, and nothing is wrong with an empty field", () => {
  assert.deepEqual(faults(field("number"), ["26,4", "banyak", "", null]), [undefined, "not_a_number", undefined, undefined]);
  assert.deepEqual(faults(field("integer"), ["25", "2,5"]), [undefined, "wrong_type"]);
  assert.deepEqual(faults(field("currency"), ["1,4 M", "mahal"]), [undefined, "not_a_number"]);
  assert.deepEqual(faults(field("year"), ["2024", "1989", "24x"]), [undefined, "year_out_of_range", "year_out_of_range"]);
  assert.deepEqual(faults(field("nip"), ["19800101 200501 1 001", "123"]), [undefined, "bad_pattern"]);
  assert.deepEqual(faults(field("phone"), ["0812-3456-789", "x"]), [undefined, "bad_pattern"]);
  assert.deepEqual(faults(field("date"), ["2021-10-04", "4/10/2021", "2021-02-30", "kemarin"]), [undefined, undefined, "bad_date", "bad_date"]);
  assert.deepEqual(faults(field("datetime"), ["2021-10-04T09:05", "2021-13-04T09:05"]), [undefined, "bad_date"]);
  assert.deepEqual(faults(field("scale", { min: 1, max: 5 }), [5, "6"]), [undefined, "scale_out_of_range"]);
});

test("length is counted in characters as people see them", () => {
  assert.deepEqual(faults(field("text", { max_len: 3 }), ["abc", "🙂🙂🙂", "abcd"]), [undefined, undefined, "too_long"]);
});

test("a list is checked part by part, blank lines left out", () => {
  assert.deepEqual(faults(field("list", { max_items: 2, max_len: 4 }), [["a", "", "b"], ["a", "b", "c"], ["panjang"]]), [undefined, "too_many_items", "too_long"]);
});

test("a pattern this browser cannot read is left to the server", () => {
  assert.equal(fault(field("text", { pattern: "(?P<a>x)" }), "y", around), undefined);
});

test("blanks are what the server takes for blanks", () => {
  assert.deepEqual([" \u00a0\u2003", "\u200b", [" ", ""], null, 0, false].map((text) => isBlank(text as Text)), [true, true, true, true, false, false]);
});

test("what a row still needs is named, one-of rules by their first field", () => {
  assert.deepEqual(missing(design, { sasaran: "x" }).map((one) => one.id), ["dimensi", "indikator"]);
  assert.deepEqual(missing({ ...design, rules: [{ kind: "one_of", fields: ["sub", "awal"] }] }, { sasaran: "x", indikator: "y", dimensi: "gov" }).map((one) => one.id), ["sub"]);
});

test("core fields first, the rest further; what is never stored is not asked for", () => {
  assert.deepEqual(coreFields(design).map((one) => one.id), ["dimensi", "sub", "sasaran", "indikator"]);
  assert.deepEqual(furtherFields(design).map((one) => one.id), ["awal", "opd", "nilai"]);
});

test("a dependent choice offers what belongs to the choice above it", () => {
  const sub = design.fields.find((one) => one.id === "sub") as Field;
  assert.deepEqual(choicesOf(sub, "gov").map((choice) => choice.value), ["gov.layanan"]);
  assert.deepEqual(choicesOf(sub, undefined), []);
});
