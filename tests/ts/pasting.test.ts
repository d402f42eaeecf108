// What a table copied from Excel becomes: its cells, its columns, and what a cell means on the sheet.

import assert from "node:assert/strict";
import { test } from "node:test";
import { designOf } from "../../static/src/core/design";
import { fromText, gridOf } from "../../static/src/core/grid";
import { Objects } from "../../static/src/core/objects";
import { asked, columnsOf, isThere, pastedRows } from "../../static/src/core/pasting";
import { hall, worksheet } from "./sheet";

const design = designOf(worksheet);
const objects = new Objects();
objects.replaceAll([...hall]);

const pastes = (text: string, said = {}, fills = {}) => {
  const grid = gridOf({ html: "", text });
  return pastedRows(grid, columnsOf(grid, design), design, objects, fills, said);
};

test("cells keep their text, line breaks and quotes; empty rows and columns go", () => {
  assert.deepEqual(fromText('a\t"b\nsatu ""dua"""\t"utuh"\r\n=SUM(A1)\t<b>x</b>\t\'\r\n'), [
    ["a", 'b\nsatu "dua"', '"utuh"'],
    ["=SUM(A1)", "<b>x</b>", "'"],
  ]);
  assert.deepEqual(gridOf({ html: "", text: "a\t\tb\n\t\t\nc\t\td" }), [["a", "b"], ["c", "d"]]);
  assert.deepEqual(gridOf({ html: "", text: "" }), []);
});

test("a first row of names says which column is which field, whatever the case and what stands in brackets", () => {
  const grid = gridOf({ html: "", text: "No\tINDIKATOR\tSasaran (5 tahun)\tLain\n1\ti\ts\tl" });
  assert.deepEqual(columnsOf(grid, design), { headed: true, fields: ["", "indikator", "sasaran", ""] });
});

test("without names the columns are the sheet's own, after the column that only counts", () => {
  const counted = gridOf({ html: "", text: "1\tTata kelola\tLayanan\n2\tEkonomi\tUMKM" });
  assert.deepEqual(columnsOf(counted, design), { headed: false, fields: ["", "dimensi", "sub"] });
});

test("choices and organisations are known by any of their names, numbers and texts stay as they were written", () => {
  const [row] = pastes("Dimensi\tSub\tSasaran\tAwal\tOPD\ngovernance\tlayanan\t 'Cepat' \t4.310\tDINKES");
  assert.deepEqual(row, { texts: { dimensi: "gov", sub: "gov.layanan", sasaran: "'Cepat'", awal: "4.310", opd: "org_1" }, unknown: [] });
});

test("a choice under another is read under it, under what the sheet knows, or names the one above itself", () => {
  const [under] = pastes("Sub\tSasaran\nUMKM\ts", {}, { dimensi: "gov" });
  assert.deepEqual([under?.texts["sub"], under?.unknown.length], [undefined, 1]);
  const [above] = pastes("Sub\tSasaran\nUMKM\ts");
  assert.deepEqual(above?.texts, { sub: "eco.umkm", dimensi: "eco", sasaran: "s" });
});

test("what is not known is asked once for all rows that say it, and never guessed", () => {
  const text = "Sasaran\tOPD\na\tDinas Kes\nb\tdinas kes\nc\tDinkes";
  const rows = pastes(text);
  const [unknown, ...others] = asked(rows);
  assert.deepEqual([unknown?.written, others], ["dinas kes", []]);
  assert.deepEqual(rows.map((row) => row.texts["opd"]), [undefined, undefined, "org_1"]);
  assert.deepEqual(pastes(text, { [unknown?.key ?? ""]: "org_1" }).map((row) => row.texts["opd"]), ["org_1", "org_1", "org_1"]);
});

test("a row that says the same stands there already", () => {
  const standing = [{ texts: { sasaran: "a", indikator: "i", awal: "1" } }];
  assert.equal(isThere({ sasaran: "a", indikator: "i" }, standing), true);
  assert.equal(isThere({ sasaran: "a", indikator: "x" }, standing), false);
});
