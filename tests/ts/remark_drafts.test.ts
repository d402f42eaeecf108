import assert from "node:assert/strict";
import { test } from "node:test";
import { assessorsOf } from "../../static/src/core/assessing";
import type { Stored } from "../../static/src/core/generated/wire";
import { Objects } from "../../static/src/core/objects";
import type { Queued } from "../../static/src/core/outbox";
import { blank, draftOf, RemarkDrafts } from "../../static/src/core/remark_drafts";
import { MemoryKeep } from "../../static/src/core/session";

const KEY = "rembuk.assess.wks_1.draft";
const words = (entry: string, text: string, field: string | null = null) => ({ ...blank(entry, "return", field), text });
const refused = (code: string, field = "after") => ({ ok: false as const, code, field });
const sent = (name: string, payload: object) => ({ id: "cmd_1", order: 1, subject: "x", sent: true, kept_at: 0, name, payload }) as unknown as Queued;

test("P1 a remark begun on one row stays while another is written, also after a reload", () => {
  const keep = new MemoryKeep();
  const drafts = new RemarkDrafts(keep, KEY);
  drafts.write(words("ent_1", "satu"));
  drafts.write(words("ent_1", "kolom", "indikator"));
  drafts.write(words("ent_2", ""));
  drafts.lay(words("sht_1", "lengkapi"));
  const next = new RemarkDrafts(keep, KEY);

  assert.deepEqual([next.of("ent_1", null)?.text, next.of("ent_1", "indikator")?.text, next.of("sht_1", null)?.text], ["satu", "kolom", "lengkapi"]);
  assert.equal(next.open?.entry, "ent_2");
  assert.deepEqual(next.folded.map((draft) => draft.text), ["satu", "kolom", "lengkapi"]);
});

test("folding keeps the words and forgets an empty form; letting go is the only way to lose them", () => {
  const drafts = new RemarkDrafts(new MemoryKeep(), KEY);
  drafts.write(words("ent_1", "satu"));
  drafts.fold();
  assert.deepEqual([drafts.open, drafts.lastOf("ent_1")?.text], [undefined, "satu"]);
  drafts.write(words("ent_2", ""));
  drafts.fold();
  assert.equal(drafts.all.length, 1);
  drafts.letGo(words("ent_1", ""));
  assert.deepEqual(drafts.all, []);
});

test("words said of the whole row go along with the cell that is pressed", () => {
  const drafts = new RemarkDrafts(new MemoryKeep(), KEY);
  drafts.write(words("ent_1", "satu"));
  drafts.write(words("ent_1", "satu", "indikator"), words("ent_1", "satu"));

  assert.deepEqual(drafts.all.map((draft) => [draft.field, draft.text]), [["indikator", "satu"]]);
});

test("P1 what was refused is the draft of its own row again, before what was written there since, and once", () => {
  const drafts = new RemarkDrafts(new MemoryKeep(), KEY);
  const payload = { review: "rev_1", entry: "ent_1", act: "return", field: "indikator", text: "jam?", kind: "move", theme: "gov", private: false, spoken_by: "per_2" };
  const back = draftOf(sent("review_entry", payload), refused("judged_meanwhile"));
  assert.deepEqual(back, { entry: "ent_1", act: "return", field: "indikator", text: "jam?", kind: "move", theme: "gov", private: false, spoken_by: "per_2" });
  drafts.write(words("ent_2", "lain"));
  drafts.write(words("ent_1", "dan lagi", "indikator"));
  drafts.fold();
  for (const _ of [1, 2]) drafts.takeBack(back as never);

  assert.equal(drafts.of("ent_1", "indikator")?.text, "jam?\ndan lagi");
  assert.equal(drafts.of("ent_2", null)?.text, "lain");
});

test("P1 a refused reason comes back to its sheet; what carried no words leaves none; a speaker who may not is taken off", () => {
  const sheet = draftOf(sent("review_sheet", { review: "r", sheet: "sht_1", act: "return", text: "lengkapi" }), refused("judged_meanwhile"));
  assert.deepEqual([sheet?.entry, sheet?.text], ["sht_1", "lengkapi"]);
  assert.equal(draftOf(sent("review_entry", { review: "r", entry: "ent_1", act: "accept" }), refused("judged_meanwhile")), undefined);
  assert.equal(draftOf(sent("accept_rest", { sheet: "sht_1" }), refused("not_allowed")), undefined);
  const said = draftOf(sent("review_entry", { review: "r", entry: "ent_1", act: "comment", text: "x", spoken_by: "per_9" }), refused("not_an_assessor", "spoken_by"));
  assert.equal(said?.spoken_by, null);
});

test("two pages of one assessor keep their drafts beside each other; a draft of an earlier version is read", () => {
  const keep = new MemoryKeep();
  keep.setItem(KEY, JSON.stringify(words("ent_0", "lama")));
  const [one, other] = [new RemarkDrafts(keep, KEY), new RemarkDrafts(keep, KEY)];
  one.write(words("ent_1", "satu"));
  other.write(words("ent_2", "dua"));

  assert.deepEqual(new RemarkDrafts(keep, KEY).all.map((draft) => draft.text), ["lama", "satu", "dua"]);
});

test("a storage that is full does not stop the writing", () => {
  const keep = new MemoryKeep();
  keep.setItem = () => {
    throw new Error("full");
  };
  const drafts = new RemarkDrafts(keep, KEY);
  drafts.write(words("ent_1", "satu"));
  drafts.write(words("ent_2", "dua"));

  assert.deepEqual(drafts.all.map((draft) => draft.text), ["satu", "dua"]);
});

test("RV2 something is written down only for who holds an assessor's grant", () => {
  const objects = new Objects();
  const person = (id: string) => ({ type: "person", id, revision: 1, staff: true, status: "joined", name: id }) as unknown as Stored;
  const grant = (who: string, role: string, revoked_at: string | null = null) => ({ type: "grant", id: `grt_${who}`, revision: 1, person_id: who, role, scope: {}, revoked_at }) as unknown as Stored;
  objects.replaceAll([person("per_1"), person("per_2"), person("per_3"), grant("per_1", "assessor"), grant("per_2", "desk"), grant("per_3", "assessor", "2021-09-23T01:00:00Z")]);

  assert.deepEqual(assessorsOf(objects).map((one) => one.id), ["per_1"]);
});
