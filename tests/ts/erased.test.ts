// What a phone lets go of when its person was erased (ND1), and until when the notice says data are kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { keptUntil } from "../../static/src/core/notice";
import { Outbox } from "../../static/src/core/outbox";
import { WalkedIn } from "../../static/src/core/walked_in";
import { MemoryShelf, row, Server } from "./hall";

test("ND1 what the laptop had is let go at once, what it never had when its writer says so", async () => {
  const [shelf, server] = [new MemoryShelf(), new Server()];
  let number = 0;
  const outbox = await Outbox.open({ shelf, send: server.receive, newId: () => `cmd_${(number += 1)}` });
  outbox.level({ epoch: "epo_1", seq: 0 });
  await outbox.save(row({ a: "arrived" }));
  await outbox.flush();
  server.online = false;
  await outbox.save({ ...row({ a: "only here" }), entry: "ent_2" });

  await outbox.erase(false);
  assert.deepEqual([...shelf.kept.values()].map((queued) => queued.subject), ["ent_2"]);
  assert.equal(outbox.waiting.length, 1);
  await outbox.erase(true);
  assert.deepEqual([shelf.kept.size, outbox.waiting.length], [0, 0]);
});

test("ND1 the name somebody typed at the door goes with the id, the others' stay", () => {
  const kept = new Map<string, string>();
  const keep = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text), removeItem: (key: string) => void kept.delete(key) };
  let number = 0;
  const walkedIn = new WalkedIn(keep, (kind) => `${kind}_${(number += 1)}`);
  const budi = walkedIn.id("per", "ABC234", "Budi");
  const ani = walkedIn.id("per", "ABC234", "Ani");
  walkedIn.forget(budi);

  assert.doesNotMatch(JSON.stringify([...kept.values()]), /budi/i);
  assert.equal(walkedIn.id("per", "ABC234", "Ani"), ani);
  walkedIn.forget(ani);
  assert.equal(kept.size, 0);
});

test("data are kept so many days after the last day, whatever the order of the days", () => {
  const days = [{ date: "2021-09-24" }, { date: "2021-09-23" }, { opens: "08:00" }];

  assert.equal(keptUntil({ days, retention: { days: 90 } }), "2021-12-23");
  assert.equal(keptUntil({ days, retention: {} }), null);
  assert.equal(keptUntil({ days: [], retention: { days: 90 } }), null);
});
