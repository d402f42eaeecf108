import assert from "node:assert/strict";
import { test } from "node:test";
import { type Ack, Outbox, type Save, type Shelf } from "../../static/src/core/outbox";

class MemoryShelf implements Shelf {
  kept = new Map<string, Save>();
  all = async () => [...this.kept.values()];
  put = async (save: Save) => void this.kept.set(save.id, save);
  remove = async (id: string) => void this.kept.delete(id);
}

/** A server as the protocol promises it: one id is carried out once, its acknowledgement is repeated. */
class Server {
  online = true;
  loseAnswers = 0;
  refuse: string | undefined;
  carriedOut: Save[] = [];
  private acks = new Map<string, Ack>();

  receive = async (save: Save): Promise<Ack> => {
    if (!this.online) throw new Error("offline");
    const ack = this.acks.get(save.id) ?? this.carryOut(save);
    if (this.loseAnswers-- > 0) throw new Error("cut after the server had it");
    return ack;
  };

  private carryOut(save: Save): Ack {
    if (this.refuse !== undefined) return { ok: false, code: this.refuse };
    this.carriedOut.push(save);
    const revisions = Object.fromEntries(Object.keys(save.values).map((name) => [name, this.carriedOut.length]));
    const ack = { ok: true, revisions };
    this.acks.set(save.id, ack);
    return ack;
  }
}

function row(values: Save["values"], base: Save["base"] = {}): Omit<Save, "id" | "sent"> {
  return { activity: "act_1", unit: "grp_1", entry: "ent_1", values, base };
}

async function aPhone(shelf = new MemoryShelf(), server = new Server()) {
  let number = shelf.kept.size;
  const refused: string[] = [];
  const outbox = await Outbox.open(shelf, server.receive, () => `cmd_${++number}`, (_, ack) => refused.push(ack.code ?? ""));
  return { outbox, shelf, server, refused };
}

test("RC1 what was typed offline survives a reload and arrives once", async () => {
  const { outbox, shelf, server } = await aPhone();
  server.online = false;
  await outbox.keep(row({ a: "x" }));
  await outbox.flush();

  const reloaded = await aPhone(shelf, server);
  server.online = true;
  await reloaded.outbox.flush();

  assert.deepEqual(server.carriedOut.map((save) => save.values), [{ a: "x" }]);
  assert.equal(reloaded.shelf.kept.size, 0);
});

test("CM1 an answer that was lost is asked for again under the same id and nothing is there twice", async () => {
  const { outbox, server } = await aPhone();
  server.loseAnswers = 1;
  await outbox.keep(row({ a: "x" }));
  await outbox.flush();
  assert.equal(outbox.waiting.length, 1);
  await outbox.flush();

  assert.equal(server.carriedOut.length, 1);
  assert.equal(outbox.waiting.length, 0);
});

test("RC1 unsent typing into one row is one save", async () => {
  const { outbox, server } = await aPhone();
  await outbox.keep(row({ a: "x" }));
  await outbox.keep(row({ a: "xy", b: "z" }));
  await outbox.flush();

  assert.deepEqual(server.carriedOut.map((save) => save.values), [{ a: "xy", b: "z" }]);
});

test("RC1 a sent save is frozen: later typing gets its own id and starts from the acknowledged revision", async () => {
  const { outbox, server } = await aPhone();
  server.loseAnswers = 1;
  await outbox.keep(row({ a: "x" }, { a: 0 }));
  await outbox.flush();
  await outbox.keep(row({ a: "xy" }, { a: 0 }));
  assert.deepEqual(outbox.waiting.map((save) => save.values.a), ["x", "xy"]);
  await outbox.flush();

  assert.deepEqual(server.carriedOut.map((save) => [save.id, save.values.a, save.base.a]), [["cmd_1", "x", 0], ["cmd_2", "xy", 1]]);
});

test("a refused save is reported and does not block those behind it", async () => {
  const { outbox, server, refused } = await aPhone();
  server.refuse = "not_your_sheet";
  await outbox.keep(row({ a: "x" }));
  await outbox.flush();

  assert.deepEqual([refused, outbox.waiting.length], [["not_your_sheet"], 0]);
});

test("P1 a commit that failed keeps the text on the phone", async () => {
  const { outbox, server, refused } = await aPhone();
  server.refuse = "try_again";
  await outbox.keep(row({ a: "x" }));
  await outbox.flush();
  assert.deepEqual([refused, outbox.waiting.length], [[], 1]);

  server.refuse = undefined;
  await outbox.flush();
  assert.equal(server.carriedOut.length, 1);
});
