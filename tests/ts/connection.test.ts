import assert from "node:assert/strict";
import { test } from "node:test";
import { Connection, type State } from "../../static/src/core/connection";
import type { Answer } from "../../static/src/core/api";
import type { Welcome } from "../../static/src/core/messages";
import { Objects } from "../../static/src/core/objects";
import { dialing, line, news, settled, snapshot } from "./hall";

const ENTRY = { type: "entry", id: "ent_1", revision: 1, draft: { a: "x" } };
const none = { unsent: 0, writing: null };

function aLine(first: Answer<Welcome> = { ok: true, ...snapshot(5, [ENTRY]) }) {
  const { dial, wire } = dialing();
  const objects = new Objects();
  const states: State[] = [];
  const patience = { offline: 20, welcome: 20, again: 5 };
  const connection = new Connection({
    workshop: "wks_1",
    token: "secret",
    dial,
    objects,
    snapshot: async () => first,
    onState: (state) => states.push(state),
    patience,
  });
  return { connection, objects, states, wire };
}

async function connected() {
  const one = aLine();
  await one.connection.start();
  one.wire().connect();
  one.wire().heard.welcome(news(5, []));
  return one;
}

test("RS1 the first snapshot comes over HTTP and the socket only asks for what changed since", async () => {
  const { objects, wire, states, connection } = await connected();

  assert.deepEqual(objects.get("entry", "ent_1"), ENTRY);
  assert.deepEqual(wire().auths[0]?.since, { epoch: "epo_1", seq: 5 });
  assert.deepEqual(states, ["online"]);
  connection.stop();
});

test("without HTTP the socket brings the snapshot", async () => {
  const { connection, objects, wire } = aLine({ ok: false, code: "no_answer" });
  await connection.start();
  wire().connect();
  assert.equal(wire().auths[0]?.since, null);
  wire().heard.welcome(snapshot(7, [ENTRY]));

  assert.equal(objects.all("entry").length, 1);
  connection.stop();
});

test("RS4 changes that overtake the welcome wait for it, and what it already holds is not applied again", async () => {
  const { connection, objects, wire } = aLine();
  await connection.start();
  wire().connect();
  wire().heard.changes({ seq: 6, changes: [line("ent_gone", 6, { draft: {} })] });
  wire().heard.changes({ seq: 8, changes: [line("ent_2", 8, { draft: {} })] });
  assert.equal(objects.get("entry", "ent_2"), undefined);
  wire().heard.welcome(snapshot(7, [ENTRY]));

  assert.deepEqual(objects.all("entry").map((entry) => entry.id).sort(), ["ent_1", "ent_2"]);
  assert.deepEqual(connection.since, { epoch: "epo_1", seq: 8 });
  connection.stop();
});

test("RS1 coming back asks from where it was, and a new epoch replaces everything", async () => {
  const { connection, objects, wire } = await connected();
  wire().heard.changes({ seq: 9, changes: [line("ent_2", 9, { draft: {} })] });
  wire().heard.disconnected();
  wire().connect();
  assert.deepEqual(wire().auths[1]?.since, { epoch: "epo_1", seq: 9 });
  wire().heard.welcome(snapshot(3, [], "epo_2"));

  assert.equal(objects.all("entry").length, 0);
  assert.deepEqual(connection.since, { epoch: "epo_2", seq: 3 });
  connection.stop();
});

test("a cut says connecting again first, and offline when it lasts", async () => {
  const { connection, states, wire } = await connected();
  wire().heard.disconnected();
  assert.deepEqual(states, ["online", "again"]);
  await new Promise((done) => setTimeout(done, 40));

  assert.deepEqual(states, ["online", "again", "offline"]);
  await assert.rejects(connection.send({ id: "cmd_1", name: "save_entry", payload: {} }));
  connection.stop();
});

test("on waking a line that does not answer is opened again, one that does stays", async () => {
  const { connection, states, wire } = await connected();
  await connection.wake();
  assert.equal(wire().opened, 1);
  wire().alive = false;
  await connection.wake();

  assert.equal(wire().opened, 2);
  assert.deepEqual(states, ["online", "again"]);
  connection.stop();
});

test("on waking without a line the next attempt is made at once", async () => {
  const { connection, wire } = await connected();
  wire().heard.disconnected();
  await connection.wake();

  assert.deepEqual([wire().opened, wire().hurried], [1, 1]);
  connection.stop();
});

test("a command without an answer makes sure of the line", async () => {
  const { connection, wire } = await connected();
  wire().alive = false;
  await assert.rejects(connection.send({ id: "cmd_1", name: "save_entry", payload: {} }));
  await settled();

  assert.equal(wire().opened, 2);
  connection.stop();
});

test("what fails together with the line opens it once, not once each", async () => {
  const { connection, wire } = await connected();
  wire().alive = false;
  const sent = [1, 2, 3].map((number) => connection.send({ id: `cmd_${number}`, name: "save_entry", payload: {} }).catch(() => undefined));
  await Promise.all([...sent, connection.tell(none), connection.tell(none), connection.wake()]);
  await settled();

  assert.equal(wire().opened, 2);
  connection.stop();
});

test("what was sent over a line that broke leaves the next attempt to its time", async () => {
  const { connection, wire } = await connected();
  wire().alive = false;
  const sent = connection.send({ id: "cmd_1", name: "save_entry", payload: {} }).catch(() => undefined);
  wire().heard.disconnected();
  await sent;
  await settled();

  assert.deepEqual([wire().opened, wire().hurried], [1, 0]);
  connection.stop();
});

test("a welcome that does not come is asked for again", async () => {
  const { connection, wire } = aLine();
  await connection.start();
  wire().connect();
  await new Promise((done) => setTimeout(done, 40));

  assert.ok(wire().opened >= 2);
  connection.stop();
});

test("access that ended closes the line for good, with the reason", async () => {
  const { connection, states, wire } = await connected();
  wire().heard.farewell("access_ended");
  wire().heard.disconnected();
  await connection.wake();

  assert.deepEqual([connection.reason, states], ["access_ended", ["online", "ended"]]);
  assert.equal(wire().opened, 1);
});

test("a token that is not known ends before any socket is opened", async () => {
  const { connection, wire } = aLine({ ok: false, code: "not_signed_in" });
  await connection.start();

  assert.deepEqual([connection.state, connection.reason, wire().opened], ["ended", "not_signed_in", 0]);
});

test("PR1 what the phone holds is told on every welcome and when it changes", async () => {
  const { connection, wire } = await connected();
  await connection.tell({ unsent: 2, writing: { entry: "ent_1", field: "a" } });

  assert.deepEqual(wire().present, [none, { unsent: 2, writing: { entry: "ent_1", field: "a" } }]);
  connection.stop();
});

test("RS4 a welcome that came with the handshake, before the library says that it is connected, is taken", async () => {
  const { connection, objects, wire } = aLine();
  await connection.start();
  wire().heard.welcome(news(5, []));
  wire().connect();
  wire().heard.changes({ seq: 6, changes: [line("ent_2", 6, { draft: {} })] });

  assert.equal(connection.state, "online");
  assert.equal(objects.all("entry").length, 2);
  connection.stop();
});
