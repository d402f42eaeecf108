import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox, type Queued } from "../../static/src/core/outbox";
import { textHash } from "../../static/src/core/text_hash";
import { MemoryShelf, row, Server } from "./hall";

async function aPhone(shelf = new MemoryShelf(), server = new Server()) {
  let number = shelf.kept.size;
  const refused: string[] = [];
  const outbox = await Outbox.open({
    shelf,
    send: server.receive,
    newId: () => `cmd_${++number}`,
    onRefused: (_, refusal) => refused.push(refusal.code),
  });
  return { outbox, shelf, server, refused };
}

const values = (queued: readonly Queued[]) => queued.map((one) => (one.name === "save_entry" ? one.payload.values : one.name));

test("RC1 what was typed offline survives a reload and arrives once", async () => {
  const { outbox, shelf, server } = await aPhone();
  server.online = false;
  await outbox.save(row({ a: "x" }));
  await outbox.flush();

  const reloaded = await aPhone(shelf, server);
  server.online = true;
  await reloaded.outbox.flush();

  assert.deepEqual(values(server.carriedOut), [{ a: "x" }]);
  assert.equal(reloaded.shelf.kept.size, 0);
});

test("CM1 an answer that was lost is asked for again under the same id, also by the next page, and nothing is there twice", async () => {
  const { outbox, shelf, server } = await aPhone();
  server.loseAnswers = 1;
  await outbox.save(row({ a: "x" }));
  await outbox.flush();
  assert.equal(outbox.waiting.length, 1);
  const reloaded = await aPhone(shelf, server);
  await reloaded.outbox.flush();

  assert.equal(server.carriedOut.length, 1);
  assert.equal(reloaded.outbox.waiting.length, 0);
});

test("P1 who handed the phone on sends no more from the page that was theirs, and what is sent later stays sent", async () => {
  const { outbox, shelf, server } = await aPhone();
  server.online = false;
  await outbox.save(row({ a: "x" }));
  await outbox.flush();
  outbox.stop();
  server.online = true;
  const back = await aPhone(shelf, server);
  await back.outbox.flush();
  await outbox.flush();

  assert.deepEqual([values(server.carriedOut), back.outbox.waiting.length, shelf.kept.size], [[{ a: "x" }], 0, 0]);
});

test("RC1 unsent typing into one row is one save, with the beginnings of the first", async () => {
  const { outbox, server } = await aPhone();
  await outbox.save(row({ a: "x" }, { base: { a: 3 }, base_hashes: { a: "h3" } }));
  await outbox.save(row({ a: "xy", b: "z" }, { base: { a: 4, b: 1 }, base_hashes: { a: "h4", b: "h1" } }));
  await outbox.flush();

  assert.deepEqual(server.saves.map((save) => [save.values, save.base, save.base_hashes]), [[{ a: "xy", b: "z" }, { a: 3, b: 1 }, { a: "h3", b: "h1" }]]);
});

test("RC1 typing from before and after a restored backup lets the hashes decide", async () => {
  const { outbox, server } = await aPhone();
  await outbox.save(row({ a: "x" }, { base_epoch: "epo_1" }));
  await outbox.save(row({ b: "y" }, { base_epoch: "epo_2" }));
  await outbox.flush();

  const [epoch] = server.saves.map((save) => save.base_epoch);
  assert.ok(epoch !== "epo_1" && epoch !== "epo_2" && epoch !== null);
});

test("RC1 a sent save is frozen: later typing gets its own id and starts from the acknowledged revision", async () => {
  const { outbox, server } = await aPhone();
  server.loseAnswers = 1;
  await outbox.save(row({ a: "x" }, { base: { a: 0 } }));
  await outbox.flush();
  await outbox.save(row({ a: "xy" }, { base: { a: 0 } }));
  assert.deepEqual(values(outbox.waiting), [{ a: "x" }, { a: "xy" }]);
  await outbox.flush();

  assert.deepEqual(server.carriedOut.map((one) => one.id), ["cmd_1", "cmd_2"]);
  assert.deepEqual([server.saves[1]?.base, server.saves[1]?.base_hashes], [{ a: 1 }, { a: textHash("x") }]);
});

test("EN1 typing behind a save that became a rival still starts from what the writer saw", async () => {
  const { outbox, server } = await aPhone();
  server.loseAnswers = 1;
  server.rivals = ["a"];
  await outbox.save(row({ a: "x" }, { base: { a: 0 } }));
  await outbox.flush();
  await outbox.save(row({ a: "xy" }, { base: { a: 0 } }));
  await outbox.flush();

  assert.deepEqual(server.saves[1]?.base, { a: 0 });
});

test("P1 a refused text stays on the phone with its reason, and does not block what is behind it", async () => {
  const { outbox, shelf, server, refused } = await aPhone();
  server.refuse = "not_your_sheet";
  await outbox.save(row({ a: "x" }));
  await outbox.flush();
  server.refuse = undefined;
  await outbox.save(row({ a: "y" }, { entry: "ent_2" }));
  await outbox.flush();

  assert.deepEqual([refused, values(outbox.waiting), values(outbox.refused)], [["not_your_sheet"], [], [{ a: "x" }]]);
  assert.equal([...shelf.kept.values()][0]?.refusal?.code, "not_your_sheet");
  assert.deepEqual(values(server.carriedOut), [{ a: "y" }]);
});

test("P1 a refused text is sent again under a new id when its person says so", async () => {
  const { outbox, server } = await aPhone();
  server.refuse = "activity_not_open";
  const save = await outbox.save(row({ a: "x" }));
  await outbox.flush();
  server.refuse = undefined;
  await outbox.again(save.id);
  await outbox.flush();

  assert.deepEqual(values(server.carriedOut), [{ a: "x" }]);
  assert.notEqual(server.carriedOut[0]?.id, save.id);
  assert.equal(outbox.refused.length, 0);
});

test("a new text takes the place of the refused one of its field only", async () => {
  const { outbox, server } = await aPhone();
  server.refuse = "too_long";
  await outbox.save(row({ a: "x", b: "y" }));
  await outbox.flush();
  server.refuse = undefined;
  await outbox.save(row({ a: "z" }));
  await outbox.flush();

  assert.deepEqual([values(server.carriedOut), values(outbox.refused)], [[{ a: "z" }], [{ b: "y" }]]);
});

test("P1 the words of a refused command are told before the shelf lets it go, so that a page that dies in between has them", async () => {
  const server = new Server();
  const shelf = new MemoryShelf();
  server.refuse = "judged_meanwhile";
  const told: unknown[] = [];
  const onRefused = (queued: Queued) => told.push([queued.name, shelf.kept.has(queued.id), outbox.waiting.length]);
  const outbox: Outbox = await Outbox.open({ shelf, send: server.receive, newId: () => "cmd_1", onRefused });
  await outbox.add("review_entry", "ent_1", { review: "rev_1", entry: "ent_1", act: "return", text: "Mengapa?" });
  await outbox.flush();

  assert.deepEqual([told, shelf.kept.size], [[["review_entry", true, 0]], 0]);
});

test("P1 a commit that failed keeps everything on the phone", async () => {
  const { outbox, server, refused } = await aPhone();
  server.refuse = "try_again";
  await outbox.save(row({ a: "x" }));
  await outbox.flush();
  assert.deepEqual([refused, outbox.waiting.length], [[], 1]);

  server.refuse = undefined;
  await outbox.flush();
  assert.equal(server.carriedOut.length, 1);
});

test("P1 one save the server stumbles over does not hold up other rows", async () => {
  const { outbox, server } = await aPhone();
  server.refuse = "server_error";
  const receive = server.receive;
  const stumbles = await Outbox.open({
    shelf: new MemoryShelf(),
    newId: () => `cmd_s${Math.random()}`,
    send: async (queued) => {
      server.refuse = queued.subject === "ent_1" ? "server_error" : undefined;
      return receive(queued);
    },
  });
  await stumbles.save(row({ a: "x" }));
  await stumbles.save(row({ a: "y" }, { entry: "ent_2" }));
  await stumbles.flush();

  assert.deepEqual([values(server.carriedOut), values(stumbles.waiting)], [[{ a: "y" }], [{ a: "x" }]]);
  assert.equal(outbox.waiting.length, 0);
});

test("a withdrawal keeps its place behind the typing it follows", async () => {
  const { outbox, server } = await aPhone();
  await outbox.save(row({ a: "x" }));
  await outbox.add("withdraw_entry", "ent_1", { entry: "ent_1" });
  await outbox.save(row({ a: "y" }));
  await outbox.flush();

  assert.deepEqual(values(server.carriedOut), [{ a: "x" }, "withdraw_entry", { a: "y" }]);
});

test("a flag turned twice before it is sent is sent once, as it last was", async () => {
  const { outbox, server } = await aPhone();
  await outbox.add("mark_done", "sht_1", { activity: "act_1", unit: "grp_1", done: true });
  await outbox.add("mark_done", "sht_1", { activity: "act_1", unit: "grp_1", done: false });
  await outbox.flush();

  assert.deepEqual(server.carriedOut.map((one) => one.payload), [{ activity: "act_1", unit: "grp_1", done: false }]);
});

test("a phone whose storage refuses says so and still sends", async () => {
  const shelf = new MemoryShelf();
  shelf.put = () => Promise.reject(new Error("quota"));
  const server = new Server();
  let notKept = 0;
  const outbox = await Outbox.open({ shelf, send: server.receive, newId: () => "cmd_1", onNotKept: () => (notKept += 1) });
  await outbox.save(row({ a: "x" }));
  await outbox.flush();

  assert.ok(notKept > 0);
  assert.deepEqual(values(server.carriedOut), [{ a: "x" }]);
});

test("RC1 typing begun before an acknowledgement, over saves that were all one's own, is no rival of oneself", async () => {
  const { outbox, server } = await aPhone();
  const base = { base: { a: 0 }, base_hashes: { a: textHash("") } };
  await outbox.save(row({ a: "x" }, base));
  await outbox.flush();
  await outbox.save(row({ a: "xy" }, base));
  await outbox.flush();
  await outbox.save(row({ a: "xyz" }, base));
  await outbox.flush();

  assert.deepEqual(server.saves.map((save) => [save.base, save.base_hashes]), [
    [{ a: 0 }, { a: textHash("") }],
    [{ a: 1 }, { a: textHash("x") }],
    [{ a: 2 }, { a: textHash("xy") }],
  ]);
});

test("EN1 typing that began at another's later text is left as it began", async () => {
  const { outbox, server } = await aPhone();
  await outbox.save(row({ a: "x" }, { base: { a: 0 } }));
  await outbox.flush();
  await outbox.save(row({ a: "z" }, { base: { a: 7 } }));
  await outbox.flush();

  assert.deepEqual(server.saves[1]?.base, { a: 7 });
});

test("P1 two pages of one person: what the first typed on, after the second had sent its beginning, is not swallowed by that answer", async () => {
  const { outbox, shelf, server } = await aPhone();
  server.online = false;
  await outbox.save(row({ a: "x" }));
  const second = await aPhone(shelf, server);
  server.online = true;
  await second.outbox.flush();
  await outbox.save(row({ a: "xy" }));
  await outbox.flush();

  assert.deepEqual(values(server.carriedOut), [{ a: "x" }, { a: "xy" }]);
  assert.deepEqual(server.saves[1]?.base, { a: 1 });
});

test("P1 two pages of one person: the second sends what the first has typed since, once", async () => {
  const { outbox, shelf, server } = await aPhone();
  await outbox.save(row({ a: "x" }));
  const second = await aPhone(shelf, server);
  await outbox.save(row({ a: "xy" }));
  await second.outbox.flush();
  await outbox.flush();

  assert.deepEqual(values(server.carriedOut), [{ a: "xy" }]);
  assert.deepEqual([shelf.kept.size, outbox.waiting.length, second.outbox.waiting.length], [0, 0, 0]);
});

test("P1 a page that ended while it laid one text over another left both: the newer one is sent", async () => {
  const { outbox, shelf, server } = await aPhone();
  const remove = shelf.remove;
  shelf.remove = async () => undefined;
  await outbox.save(row({ a: "x" }));
  await outbox.save(row({ a: "xy" }));
  shelf.remove = remove;
  const reloaded = await aPhone(shelf, server);
  await reloaded.outbox.flush();

  assert.deepEqual(values(server.carriedOut), [{ a: "xy" }]);
});
