import assert from "node:assert/strict";
import { test } from "node:test";
import { designOf } from "../../static/src/core/design";
import type { Entry, Stored, Worksheet } from "../../static/src/core/generated/wire";
import { Objects } from "../../static/src/core/objects";
import { hasYears, roadmapOf } from "../../static/src/core/roadmaps";
import { saidYears } from "../../static/src/views/parts/years";

const design = (...fields: readonly object[]) => designOf({ definition: { key: "k", title_id: "K", title_en: "K", fields } } as unknown as Worksheet);
const NAME = { id: "nama", label_id: "Nama", label_en: "Name", type: "text", core: true };
const ENDS = design(NAME, { id: "mulai", label_id: "", label_en: "", type: "year" }, { id: "selesai", label_id: "", label_en: "", type: "year" });
const TICKS = design({ id: "aksi", label_id: "", label_en: "", type: "ref", core: true, ref: ["*"] }, { id: "tahun", label_id: "", label_en: "", type: "year_multi" });

function row(id: string, parsed: Readonly<Record<string, unknown>>, values: Readonly<Record<string, unknown>> = { nama: id }): Entry {
  return { type: "entry", id, revision: 1, activity_id: "act", state: "ready", late: false, values, draft: values, parsed } as unknown as Entry;
}

test("years to tick, or a first and a last one, make a roadmap; a year by itself is a date", () => {
  assert.deepEqual([hasYears(ENDS), hasYears(TICKS), hasYears(design(NAME, { id: "t", label_id: "", label_en: "", type: "year" }))], [true, true, false]);
});

test("a row runs from its first year to its last, the earliest stands first, what has no year stands nowhere", () => {
  const rows = [row("lambat", { mulai: 2024, selesai: 2025 }), row("panjang", { selesai: 2024, mulai: 2022 }), row("cepat", { mulai: 2022 }), row("tanpa", {})];
  const found = roadmapOf(rows, ENDS, new Objects());

  assert.deepEqual(found.lines.map((line) => [line.title, line.years]), [["cepat", [2022]], ["panjang", [2022, 2023, 2024]], ["lambat", [2024, 2025]]]);
  assert.deepEqual(found.years, [2022, 2023, 2024, 2025]);
  assert.deepEqual(roadmapOf([], ENDS, new Objects()), { years: [], lines: [] });
});

test("ticked years keep their gaps, and a row that stands for another is called by it", () => {
  const objects = new Objects();
  const worksheet = { type: "worksheet", id: "wsh", revision: 1, definition: { key: "k", title_id: "K", title_en: "K", fields: [NAME] } };
  objects.replaceAll([worksheet, { type: "activity", id: "act", revision: 1, worksheet_id: "wsh" }, row("ent_1", {}, { nama: "Satu Data" })] as unknown as Stored[]);
  const [line] = roadmapOf([row("ent_2", { aksi: "ent_1", tahun: [2026, 2022, 2023] }, {})], TICKS, objects).lines;

  assert.deepEqual([line?.title, line?.years, saidYears(line?.years ?? [])], ["Satu Data", [2022, 2023, 2026], "2022–2023, 2026"]);
});
