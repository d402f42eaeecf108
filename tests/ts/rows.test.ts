import assert from "node:assert/strict";
import { test } from "node:test";
import { designOf } from "../../static/src/core/design";
import { Drafts } from "../../static/src/core/drafts";
import { fillsOf } from "../../static/src/core/fills";
import type { Activity, Entry, Stored } from "../../static/src/core/generated/wire";
import { meIn, taskOf, tasksOf, workshopOf } from "../../static/src/core/hall";
import { Objects } from "../../static/src/core/objects";
import { Outbox } from "../../static/src/core/outbox";
import { readable, referable, rowTitle } from "../../static/src/core/reading";
import { baseOf, type Desk, rowsOf, type Settling, stillSettling } from "../../static/src/core/rows";
import { MemoryKeep } from "../../static/src/core/session";
import { textHash } from "../../static/src/core/text_hash";
import { MemoryShelf, row, Server } from "./hall";
import { activity, entry, hall, worksheet } from "./sheet";

const WHOLE = { dimensi: "gov", sasaran: "Stunting turun", indikator: "Prevalensi" };
const design = designOf(worksheet);

async function aDesk(...more: Stored[]): Promise<Desk & { server: Server }> {
  const objects = new Objects();
  objects.replaceAll([...hall, ...more]);
  const server = new Server();
  let number = 0;
  const outbox = await Outbox.open({ shelf: new MemoryShelf(), send: server.receive, newId: () => `cmd_${++number}`, now: () => 1000 });
  const drafts = new Drafts({ save: (payload) => outbox.save(payload), keep: new MemoryKeep(), tag: "t", pauseMs: 10_000 });
  return { objects, outbox, drafts, settling: [], writing: {}, me: "per_ann", server };
}

const rows = (desk: Desk) => rowsOf(desk, "sht_act_1_grp_1", { activity: "act_1", unit: "grp_1" }, design);
const kinds = (desk: Desk) => rows(desk).map((one) => one.state.kind);

test("a stored row that counts is saved, an unfinished one says so, a late one says so", async () => {
  const desk = await aDesk(
    entry("ent_1", WHOLE),
    entry("ent_2", { sasaran: "x" }, { position: 2, state: "draft", values: null }),
    entry("ent_3", WHOLE, { position: 3, late: true }),
    entry("ent_4", { ...WHOLE, sasaran: "" }, { position: 4, values: WHOLE }),
    entry("ent_5", WHOLE, { position: 5, state: "withdrawn" }),
  );
  assert.deepEqual(kinds(desk), ["saved", "incomplete", "late", "incomplete", "withdrawn"]);
});

test("P1 a word is on this phone from its first key until the server has it, in every step between", async () => {
  const desk = await aDesk(entry("ent_1", WHOLE));
  desk.drafts.type({ activity: "act_1", unit: "grp_1", entry: "ent_1" }, "indikator", "Angka", { epoch: null, base: baseOf(desk, "ent_1", "indikator") });
  assert.deepEqual([kinds(desk), rows(desk)[0]?.texts.indikator], [["local"], "Angka"]);
  await desk.drafts.flush();
  assert.deepEqual([kinds(desk), rows(desk)[0]?.texts.indikator, rows(desk)[0]?.unsent], [["local"], "Angka", true]);
  desk.server.online = false;
  await desk.outbox.flush();
  assert.deepEqual(kinds(desk), ["local"]);
  desk.server.online = true;
  await desk.outbox.flush();
  assert.deepEqual(kinds(desk), ["saved"]);
});

test("a row only this phone knows stands last with the next number", async () => {
  const desk = await aDesk(entry("ent_1", WHOLE, { position: 7 }));
  await desk.outbox.save(row({ sasaran: "baru" }, { entry: "ent_new" }));
  await desk.outbox.save(row({ sasaran: "lain" }, { entry: "ent_other", unit: "grp_2" }));

  assert.deepEqual(rows(desk).map((one) => [one.id, one.number, one.texts.sasaran]), [["ent_1", 7, "Stunting turun"], ["ent_new", 8, "baru"]]);
});

test("what the server took stands until its change comes round, and typing starts from it", async () => {
  const settling: Settling = { entry: "ent_1", place: { activity: "act_1", unit: "grp_1" }, values: { indikator: "Angka" }, revisions: { indikator: 9 } };
  const desk = { ...(await aDesk(entry("ent_1", WHOLE, { revisions: { indikator: 4 } }))), settling: [settling] };
  assert.equal(rows(desk)[0]?.texts.indikator, "Angka");
  assert.deepEqual(baseOf(desk, "ent_1", "indikator"), { revision: 9, hash: textHash("Angka") });
  assert.deepEqual(baseOf(desk, "ent_1", "sasaran"), { revision: 0, hash: textHash("Stunting turun") });

  desk.objects.replaceAll([...hall, entry("ent_1", { ...WHOLE, indikator: "Angka" }, { revisions: { indikator: 9 } })]);
  assert.deepEqual(stillSettling(desk.settling, desk.objects), []);
});

test("EN1 two texts for one field ask for a choice", async () => {
  const rivals = { sasaran: [{ text: "lain", by: "per_bud", at: "" }] };
  assert.deepEqual(kinds(await aDesk(entry("ent_1", WHOLE, { rivals }))), ["rival"]);
});

test("somebody else who writes is named, oneself is not", async () => {
  const desk = await aDesk(entry("ent_1", WHOLE));
  const by = (person: string) => ({ ...desk, writing: { ent_1: { sasaran: { person, name: person } } } });
  assert.deepEqual([kinds(by("per_bud")), kinds(by("per_ann"))], [["writing"], ["saved"]]);
});

test("a refused text is shown with its reason before anything else", async () => {
  const desk = await aDesk(entry("ent_1", WHOLE));
  desk.server.refuse = "not_your_sheet";
  await desk.outbox.save(row({ sasaran: "x" }));
  await desk.outbox.flush();
  assert.deepEqual([kinds(desk), rows(desk)[0]?.texts.sasaran], [["refused"], "x"]);
});

test("a withdrawal is seen at once, also before it is sent", async () => {
  const desk = await aDesk(entry("ent_1", WHOLE));
  await desk.outbox.add("withdraw_entry", "ent_1", { entry: "ent_1" });
  assert.equal(rows(desk)[0]?.withdrawn, true);
  await desk.outbox.add("restore_entry", "ent_1", { entry: "ent_1" });
  assert.equal(rows(desk)[0]?.withdrawn, false);
});

test("I have the sheets of my group, not those of a group I am not in", async () => {
  const { objects } = await aDesk(
    { ...hall.find((one) => one.id === "act_1"), id: "act_2", audience: ["grp_2"] } as Activity,
    { ...hall.find((one) => one.id === "act_1"), id: "act_3", state: "closed" } as Activity,
    { ...hall.find((one) => one.id === "act_1"), id: "act_4", audience: ["grp_2"], share: true } as Activity,
    { ...hall.find((one) => one.id === "act_1"), id: "act_5", state: "planned" } as Activity,
  );
  const me = meIn(objects, "per_ann");
  assert.deepEqual(tasksOf(objects, me).map((task) => [task.activity.id, task.unit]), [["act_1", "grp_1"], ["act_4", null], ["act_3", "grp_1"]]);
  assert.equal(me.code, "7KQ4");
});

test("units: a person's own, an organisation's, a group's of the activity's own grouping", async () => {
  const { objects } = await aDesk();
  const me = meIn(objects, "per_ann");
  const unit = (more: object) => taskOf(objects, me, { ...activity, id: "a", ...more } as unknown as Activity).unit;
  assert.deepEqual([unit({ unit: "person" }), unit({ unit: "organisation" }), unit({}), unit({ grouping_id: "grg_2" })], ["per_ann", "org_1", "grp_1", null]);
  assert.equal(unit({ unit: "organisation", audience: ["org_9"] }), null);
});

test("what the context knows is filled in", async () => {
  const { objects } = await aDesk();
  const fills = fillsOf(design, { me: meIn(objects, "per_ann"), activity: objects.get("activity", "act_1") as Activity, workshop: workshopOf(objects) });
  assert.deepEqual(fills, { dimensi: "gov", opd: "org_1" });
});

test("a row is named by its first text, choices and organisations by their labels", async () => {
  const { objects } = await aDesk(entry("ent_1", WHOLE));
  const field = (id: string) => design.fields.find((one) => one.id === id) as (typeof design.fields)[number];
  assert.equal(rowTitle(objects.get("entry", "ent_1"), objects), "Stunting turun");
  assert.deepEqual([readable(field("dimensi"), "gov", objects), readable(field("opd"), "org_1", objects), readable(field("awal"), "26,4", objects)], ["Tata kelola", "Dinas Kesehatan", "26,4"]);
});

test("a reference offers rows that count, of the worksheets it speaks of, never itself", async () => {
  const { objects } = await aDesk(entry("ent_1", WHOLE), entry("ent_2", WHOLE, { state: "draft", values: null }), entry("ent_3", WHOLE, { late: true }));
  const field = { ...(design.fields[0] as (typeof design.fields)[number]), type: "ref" as const, ref: ["t2_sasaran"] };
  const ids = (found: readonly Entry[]) => found.map((one) => one.id);
  assert.deepEqual(ids(referable(field, objects, "ent_9")), ["ent_1"]);
  assert.deepEqual(ids(referable({ ...field, ref: ["other"] }, objects, "ent_9")), []);
  assert.deepEqual(ids(referable({ ...field, ref: ["*"] }, objects, "ent_1")), []);
});

test("a year is a name, a number is an amount", () => {
  const awal = design.fields.find((one) => one.id === "awal") as (typeof design.fields)[number];

  assert.deepEqual([readable({ ...awal, type: "year" }, 2021, new Objects()), readable(awal, 2021, new Objects())], ["2021", "2.021"]);
});
