import assert from "node:assert/strict";
import { test } from "node:test";
import { axesOf, boardable, boardOf, cellsOf, itemsOf } from "../../static/src/core/boards";
import { designOf } from "../../static/src/core/design";
import type { Stored, Worksheet } from "../../static/src/core/generated/wire";
import { Objects } from "../../static/src/core/objects";

const CHOICES = ["S", "W"].map((value) => ({ value, label_id: value, label_en: value }));
const THEMES = ["living", "economy"].map((value) => ({ value, label_id: value, label_en: value }));
const FIELDS = [
  { id: "kuadran", label_id: "Kuadran", label_en: "Quadrant", type: "choice", core: true, choices: CHOICES },
  { id: "pernyataan", label_id: "Pernyataan", label_en: "Statement", type: "text", core: true },
  { id: "dimensi", label_id: "Dimensi", label_en: "Theme", type: "choice", choice_set: "elements+themes", choices: THEMES },
  { id: "sub", label_id: "Sub", label_en: "Sub", type: "choice", choice_set: "sub_themes", depends_on: "dimensi", choices: [{ value: "living.a", label_id: "A", label_en: "A", parent: "living" }] },
];
const SHEET = { type: "worksheet", id: "wsh", revision: 1, key: "k", definition: { key: "k", title_id: "SWOT", title_en: "SWOT", fields: FIELDS } } as unknown as Worksheet;

function row(id: string, values: Readonly<Record<string, string>>, more: Readonly<Record<string, unknown>> = {}): Stored {
  return { type: "entry", id, revision: 1, sheet_id: "sht", activity_id: "act", author_id: "ann", state: "ready", late: false, draft: values, values, parsed: values, created_at: id, position: 1, ...more } as unknown as Stored;
}

function thing(type: string, id: string, more: Readonly<Record<string, unknown>>): Stored {
  return { type, id, revision: 1, ...more } as unknown as Stored;
}

function hall(...more: readonly Stored[]): Objects {
  const objects = new Objects();
  objects.replaceAll([
    SHEET as unknown as Stored,
    thing("activity", "act", { worksheet_id: "wsh", unit: "group", state: "open", secret: false, opened_at: "1" }),
    thing("activity", "hush", { worksheet_id: "other", unit: "group", state: "open", secret: true, opened_at: "2" }),
    thing("sheet", "sht", { activity_id: "act", unit: "group", unit_id: "grp" }),
    thing("group", "grp", { number: 3, title: "Living", theme: "living" }),
    thing("person", "ann", { name: "Ann", staff: false }),
    thing("seat", "sea", { person_id: "ann", organisation_id: "org", status: "held" }),
    thing("organisation", "org", { name: "Dinas Kesehatan", abbreviation: "Dinkes", merged_into: null }),
    row("a", { kuadran: "W", pernyataan: "Jaringan lambat", dimensi: "economy" }),
    row("b", { kuadran: "W", pernyataan: "Listrik padam" }),
    row("c", { kuadran: "S", pernyataan: "Ada bandara", dimensi: "living", sub: "living.a" }),
    row("d", { pernyataan: "draf" }, { state: "draft", values: null }),
    row("e", { kuadran: "S", pernyataan: "Rahasia" }, { activity_id: "hush" }),
    ...more,
  ]);
  return objects;
}

const CLUSTER = thing("cluster", "clu", { worksheet_id: "wsh", title: "Prasarana", note: "", theme: "living", places: { kuadran: "W" }, withdrawn: false });
const source = (entry: string, withdrawn = false): Stored => thing("source", `src_${entry}`, { cluster_id: "clu", entry_id: entry, withdrawn });

test("a worksheet's own choices are columns, its themes and what lies under them the other axes", () => {
  const axes = axesOf(designOf(SHEET));
  assert.deepEqual([axes.column?.id, axes.theme?.id, axes.sub?.id], ["kuadran", "dimensi", "sub"]);
});

test("VS4: a board has rows that count, of no secret sheet, each with its office and the theme of its group", () => {
  const objects = hall();
  const board = boardOf(objects, SHEET);
  assert.deepEqual(boardable(objects).map((one) => one.id), ["wsh"]);
  assert.deepEqual(board.single.map((card) => [card.id, card.column, card.theme, card.office]), [["a", "W", "economy", "Dinkes"], ["b", "W", "living", "Dinkes"], ["c", "S", "living", "Dinkes"]]);
});

test("EN4: what is merged stands together, and a row that counts no more is in it and not counted", () => {
  const board = boardOf(hall(CLUSTER, source("a"), source("b"), row("b", { pernyataan: "Listrik padam" }, { state: "withdrawn" })), SHEET);
  const heap = board.heaps[0];
  assert.deepEqual([heap?.cards.length, heap?.counted, heap?.offices, heap?.column], [2, 1, 1, "W"]);
  assert.deepEqual(board.single.map((card) => card.id), ["c"]);
  const dissolved = boardOf(hall({ ...CLUSTER, withdrawn: true } as Stored, source("a")), SHEET);
  assert.deepEqual([dissolved.heaps.length, dissolved.single.length, dissolved.dissolved.length], [0, 3, 1]);
});

test("every word searched for stands in the row, its office or its group, whatever the case and marks", () => {
  const board = boardOf(hall(CLUSTER, source("a")), SHEET);
  const found = (typed: string) => itemsOf(board, { typed, only: "all" }).map((item) => item.id);
  assert.deepEqual(found("LISTRIK dinkes"), ["b"]);
  assert.deepEqual(found("jaringan"), ["clu"], "a merged row is found in its cluster");
  assert.deepEqual(found(""), ["clu", "b", "c"]);
  assert.deepEqual(itemsOf(board, { typed: "", only: "all", theme: "living", sub: "living.a" }).map((item) => item.id), ["c"]);
});

test("cells count rows, those of a cluster too, and what stands nowhere comes last", () => {
  const board = boardOf(hall(CLUSTER, source("a"), source("b")), SHEET);
  const cells = cellsOf(itemsOf(board, { typed: "", only: "all" }), "column", CHOICES);
  assert.deepEqual(cells.map((cell) => [cell.key, cell.rows, cell.heaps]), [["S", 1, 0], ["W", 2, 1]]);
});
