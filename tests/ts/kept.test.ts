import assert from "node:assert/strict";
import { test } from "node:test";
import { KEPT_MS, MISSED_MS } from "../../static/src/core/kept";
import { Outbox, type Queued } from "../../static/src/core/outbox";
import { MemoryShelf, row, Server } from "./hall";

class Phone {
  outbox!: Outbox;
  refused: string[] = [];
  now = 1_000_000;
  private number = 0;

  constructor(
    public server: Server,
    readonly shelf = new MemoryShelf(),
  ) {}

  async open(): Promise<this> {
    this.outbox = await Outbox.open({
      shelf: this.shelf,
      send: (queued) => this.server.receive(queued),
      newId: () => `cmd_${(this.number += 1)}`,
      now: () => this.now,
      onRefused: (_, refusal) => this.refused.push(refusal.code),
      retryMs: 5,
    });
    this.outbox.level(this.server.since);
    return this;
  }

  async types(text: string, entry = "ent_1"): Promise<void> {
    await this.outbox.save(row({ a: text }, { entry, base_epoch: this.server.since.epoch }));
    await this.outbox.flush();
  }

  /** Another laptop, or the same from a copy, at the other end of the line. */
  async meets(server: Server): Promise<void> {
    this.server = server;
    this.outbox.level(server.since);
    await this.outbox.flush();
  }
}

const texts = (server: Server) => server.saves.map((save) => save.values["a"]);
const ids = (queued: Iterable<Queued>) => [...queued].map((one) => one.id);

test("RC1 an acknowledged save stays on the phone until a copy of the store holds it", async () => {
  const phone = await new Phone(new Server()).open();
  await phone.types("x");
  await phone.types("y", "ent_2");
  assert.deepEqual([phone.outbox.waiting.length, ids(phone.shelf.kept.values())], [0, ["cmd_1", "cmd_2"]]);

  await phone.outbox.backedUp(1);
  assert.deepEqual(ids(phone.shelf.kept.values()), ["cmd_2"]);
  await phone.outbox.backedUp(2);
  assert.equal(phone.shelf.kept.size, 0);
});

test("RC1 a restored copy is sent what it does not hold, under the same ids and in the same order, and nothing twice", async () => {
  const first = new Server();
  const phone = await new Phone(first).open();
  for (const text of ["x", "xy", "xyz"]) await phone.types(text);
  const restored = first.restored(1, "epo_2");
  await phone.meets(restored);

  assert.deepEqual([ids(restored.carriedOut), texts(restored)], [["cmd_1", "cmd_2", "cmd_3"], ["x", "xy", "xyz"]]);
  assert.deepEqual(new Set(restored.saves.map((save) => save.base_epoch)), new Set(["epo_1"]));
  assert.equal(phone.outbox.waiting.length, 0);
  await phone.outbox.backedUp(3);
  assert.equal(phone.shelf.kept.size, 0);
});

test("RC1 what an earlier page of this phone had acknowledged is sent again too", async () => {
  const first = new Server();
  const phone = await new Phone(first).open();
  await phone.types("x");
  const restored = first.restored(0, "epo_2");
  const reloaded = await new Phone(restored, phone.shelf).open();
  await reloaded.outbox.flush();

  assert.deepEqual(texts(restored), ["x"]);
});

test("RC1 what was typed meanwhile comes behind what is sent again", async () => {
  const first = new Server();
  const phone = await new Phone(first).open();
  await phone.types("x");
  first.online = false;
  await phone.types("xy");
  const restored = first.restored(0, "epo_2");
  await phone.meets(restored);

  assert.deepEqual(texts(restored), ["x", "xy"]);
});

test("P1 a laptop that lost the end of what it had acknowledged is sent it again", async () => {
  const first = new Server();
  const phone = await new Phone(first).open();
  await phone.types("x");
  const forgetful = first.restored(0, "epo_1");
  await phone.meets(forgetful);

  assert.deepEqual(texts(forgetful), ["x"]);
});

test("RC1 the same laptop after a restart is sent nothing again", async () => {
  const server = new Server();
  const phone = await new Phone(server).open();
  await phone.types("x");
  let sent = 0;
  const receive = server.receive;
  server.receive = (queued) => (sent++, receive(queued));
  await phone.meets(server);

  assert.deepEqual([sent, phone.shelf.kept.size], [0, 1]);
});

test("RC1 a withdrawal is sent again behind its row; one the copy knows already is no news to anybody", async () => {
  const first = new Server();
  const phone = await new Phone(first).open();
  await phone.types("x");
  await phone.outbox.add("withdraw_entry", "ent_1", { entry: "ent_1" });
  await phone.outbox.flush();
  const restored = first.restored(0, "epo_2");
  const receive = restored.receive;
  restored.receive = async (queued) => (queued.name === "withdraw_entry" ? { ok: false, code: "already_withdrawn" } : receive(queued));
  await phone.meets(restored);

  assert.deepEqual([texts(restored), phone.refused, phone.outbox.waiting.length], [["x"], [], 0]);
});

test("P1 a text sent again before its activity is open again waits and is no refusal", async () => {
  const first = new Server();
  const phone = await new Phone(first).open();
  await phone.types("x");
  const restored = first.restored(0, "epo_2");
  restored.refuse = "activity_not_open";
  await phone.meets(restored);
  assert.deepEqual([phone.outbox.waiting.length, phone.outbox.refused.length], [1, 0]);

  restored.refuse = undefined;
  await phone.outbox.flush();
  assert.deepEqual(texts(restored), ["x"]);
});

test("P1 a line of the minutes and a review sent again before what they are about is there wait for it", async () => {
  const first = new Server();
  const phone = await new Phone(first).open();
  await phone.outbox.add("save_remark", "rmk_1", { remark: "rmk_1", fields: { text: "x" }, was: {}, agenda_item: "agi_1", presentation: "prs_1" });
  await phone.outbox.add("review_entry", "ent_1", { review: "rev_1", entry: "ent_1", act: "accept" });
  await phone.outbox.add("withdraw_reviews", "rev_1", { reviews: ["rev_1"] });
  await phone.outbox.flush();
  const restored = first.restored(0, "epo_2");
  const missing: Record<string, string> = { save_remark: "unknown_presentation", review_entry: "unknown_entry", withdraw_reviews: "unknown_review" };
  const receive = restored.receive;
  restored.receive = async (queued) => ({ ok: false, code: missing[queued.name] ?? "" });
  await phone.meets(restored);
  assert.deepEqual([phone.outbox.waiting.length, phone.refused], [3, []]);

  restored.receive = receive;
  await phone.outbox.flush();
  assert.deepEqual(ids(restored.carriedOut), ["cmd_1", "cmd_2", "cmd_3"]);
});

test("P1 what waits for something that never comes back ends with a sentence, and the text stays on the phone until somebody decides", async () => {
  const first = new Server();
  const phone = await new Phone(first).open();
  await phone.types("x");
  await phone.outbox.add("mark_done", "sht_1", { activity: "act_1", unit: "grp_1", done: true });
  await phone.outbox.flush();
  const restored = first.restored(0, "epo_2");
  restored.refuse = "unknown_sheet";
  await phone.meets(restored);
  phone.now += MISSED_MS - 1;
  await phone.outbox.flush();
  assert.deepEqual([phone.outbox.waiting.length, phone.refused], [2, []]);

  phone.now += 1;
  await phone.outbox.flush();
  assert.deepEqual([phone.outbox.waiting.length, phone.refused], [0, ["not_come_back", "not_come_back"]]);
  assert.deepEqual([...phone.shelf.kept.values()].map((kept) => [kept.id, kept.refusal?.code]), [["cmd_1", "not_come_back"]]);

  restored.refuse = undefined;
  await phone.outbox.again("cmd_1");
  await phone.outbox.flush();
  assert.deepEqual([texts(restored), phone.outbox.refused], [["x"], []]);
});

test("P1 what is refused for good when it is sent again never goes without a word", async () => {
  const first = new Server();
  const phone = await new Phone(first).open();
  await phone.outbox.add("save_remark", "rmk_1", { remark: "rmk_1", fields: { text: "x" }, was: {} });
  await phone.outbox.add("review_entry", "ent_1", { review: "rev_1", entry: "ent_1", act: "accept" });
  await phone.outbox.flush();
  const restored = first.restored(0, "epo_2");
  restored.refuse = "not_allowed";
  await phone.meets(restored);

  assert.deepEqual([phone.refused, phone.outbox.waiting.length], [["not_allowed", "not_allowed"], 0]);
});

test("RC1 after seven days nothing acknowledged is kept, copy or no copy", async () => {
  const server = new Server();
  const phone = await new Phone(server).open();
  await phone.types("x");
  const later = new Phone(server, phone.shelf);
  later.now = phone.now + KEPT_MS + 1;
  await later.open();

  assert.equal(phone.shelf.kept.size, 0);
});

test("a line that never said where it stands keeps nothing", async () => {
  const server = new Server();
  const shelf = new MemoryShelf();
  const outbox = await Outbox.open({ shelf, send: server.receive, newId: () => "cmd_1" });
  await outbox.save(row({ a: "x" }));
  await outbox.flush();

  assert.equal(shelf.kept.size, 0);
});

test("RC1 a word begun before a save of the page before was answered is no rival of it", async () => {
  const phone = await new Phone(new Server()).open();
  await phone.types("x");
  await phone.open();
  await phone.types("xy");

  assert.deepEqual(phone.server.saves.map((save) => save.base), [{}, { a: 1 }]);
});
