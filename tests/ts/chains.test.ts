// Where a carried row comes from and how it goes on, as phones work it out; and homework as a message.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entry, Lineage } from "../../static/src/core/generated/wire";
import { lineageOf, markOf, sourceNow } from "../../static/src/core/lineage";
import { Objects } from "../../static/src/core/objects";
import { learn, speak } from "../../static/src/core/texts";
import { messageTo, messageToAll } from "../../static/src/views/chains/homework_text";
import type { Given } from "../../static/src/views/chains/asking";
import chainTexts from "../../workshop/texts/chains_console.json";

learn(chainTexts);
speak("id");

let seq = 0;

function put(objects: Objects, type: string, id: string, more: object): void {
  seq += 1;
  objects.apply([{ seq, name: "entry_carried", type, id, revision: seq, object: { id, workshop_id: "wks", revision: seq, ...more } }] as never);
}

function hall(values: object, lineage: object): { objects: Objects; entry: Entry; lineage: Lineage } {
  const objects = new Objects();
  put(objects, "entry", "ent_1", { state: "ready", values, parsed: {}, draft: values });
  put(objects, "lineage", "lin_1", { entry_id: "ent_1", source_kind: "entry", source_id: "ent_0", source_workshop: "", seen: { a: "x" }, mark: "", withdrawn: false, ...lineage });
  const [entry, found] = [objects.get("entry", "ent_1"), lineageOf(objects, "ent_1")];
  assert.ok(entry !== undefined && found !== undefined);
  return { objects, entry, lineage: found };
}

test("CH1 a row of an earlier stage goes on as it came, or was changed, unless a person said something else", () => {
  const same = hall({ a: "x" }, { source_workshop: "wks_before" });
  const other = hall({ a: "y" }, { source_workshop: "wks_before" });
  const said = hall({ a: "y" }, { source_workshop: "wks_before", mark: "finished" });
  const here = hall({ a: "y" }, {});

  assert.deepEqual([same, other, said, here].map((one) => markOf(one.objects, one.entry)), ["continued", "changed", "finished", ""]);
});

test("CH1 what became of the source is told where it can be read", () => {
  const { objects, lineage } = hall({ a: "x" }, {});
  assert.equal(sourceNow(objects, lineage), "", "not seen on this phone");
  put(objects, "entry", "ent_0", { state: "ready", values: { a: "x", b: "more" }, parsed: {} });
  assert.equal(sourceNow(objects, lineage), "", "what did not go over does not matter");
  put(objects, "entry", "ent_0", { state: "ready", values: { a: "z" }, parsed: {} });
  assert.equal(sourceNow(objects, lineage), "changed");
  put(objects, "entry", "ent_0", { state: "withdrawn", values: { a: "z" }, parsed: {} });
  assert.equal(sourceNow(objects, lineage), "withdrawn");
});

test("what was taken back is no origin", () => {
  const objects = new Objects();
  put(objects, "lineage", "lin_1", { entry_id: "ent_1", withdrawn: true });

  assert.equal(lineageOf(objects, "ent_1"), undefined);
});

const owes = { id: "ent_1", number: 1, state: "returned", remark: "Sebut angkanya", returned: false };
const back = { ...owes, id: "ent_2", remark: "", returned: true };
const GIVEN: Given = {
  id: "hwk_1", title: "Perbaikan", due: "2021-10-01", kind: "returned", activity_id: null, note: "", at: "",
  units: [
    { unit: "organisation", unit_id: "org_a", unit_title: "Dinkes", returned: false, written: 1, rows: [owes, back] },
    { unit: "organisation", unit_id: "org_b", unit_title: "Dishub", returned: true, written: 1, rows: [back] },
  ],
};

test("a message says what, until when, who has not returned it and with which remark, and who has", () => {
  const said = messageToAll("Bimtek", GIVEN, (row) => `Baris ${row.number}`);

  assert.equal(
    said,
    "*Perbaikan*\nBimtek\nPaling lambat Jumat, 1 Oktober 2021\n\n*Belum mengembalikan: 1*\n- Dinkes (1 baris)\n\n*Dinkes*\n1. Baris 1: _Sebut angkanya_\n\n*Sudah mengembalikan: 1*\n- Dishub\n\nTerima kasih.",
  );
});

test("to one organisation it says that one's rows only", () => {
  const said = messageTo("Bimtek", GIVEN, GIVEN.units[0] as Given["units"][number], (row) => `Baris ${row.number}`);

  assert.ok(said.includes("Yth. Dinkes") && said.includes("1. Baris 1") && !said.includes("Dishub"));
});
