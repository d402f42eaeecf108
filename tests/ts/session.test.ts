import assert from "node:assert/strict";
import { test } from "node:test";
import { newId, newSecret } from "../../static/src/core/chance";
import { Clock } from "../../static/src/core/clock";
import { MemoryKeep, openKeep, Session } from "../../static/src/core/session";

const ann = { workshop: "wks_1", title: "Bimtek", person: "per_ann", name: "Ann", organisation: "Dinas", token: "t1", code: "ABC234" };
const bud = { ...ann, person: "per_bud", name: "Bud", token: "t2" };

test("the phone makes its key once", () => {
  const keep = new MemoryKeep();
  assert.equal(new Session(keep).deviceKey(), new Session(keep).deviceKey());
  assert.ok(new Session(keep).deviceKey().length >= 24);
});

test("several people on one phone: the last one who came in is current, each keeps a token", () => {
  const session = new Session(new MemoryKeep());
  session.enter(ann);
  session.enter(bud);
  assert.equal(session.current("wks_1")?.person, "per_bud");
  session.choose(ann);
  assert.equal(session.current()?.person, "per_ann");
  session.enter({ ...ann, token: "t9" });
  assert.deepEqual(session.people("wks_1").map((someone) => someone.token), ["t2", "t9"]);
});

test("whoever is not it is forgotten, the others stay", () => {
  const session = new Session(new MemoryKeep());
  session.enter(ann);
  session.enter(bud);
  session.forget(bud);
  assert.equal(session.current()?.person, "per_ann");
  assert.equal(session.current("wks_2"), undefined);
});

test("what is not ours in the storage is passed over", () => {
  const keep = new MemoryKeep();
  keep.setItem("rembuk.people", JSON.stringify([ann, { workshop: 3 }, null]));
  assert.equal(new Session(keep).people().length, 1);
  keep.setItem("rembuk.people", "{nonsense");
  assert.equal(new Session(keep).people().length, 0);
});

test("a browser that refuses storage is told apart", () => {
  const refusing = openKeep(() => {
    throw new Error("denied");
  });
  assert.equal(refusing.lasting, false);
  refusing.keep.setItem("a", "b");
  assert.equal(refusing.keep.getItem("a"), "b");
});

test("ids are of the server's pattern and do not repeat", () => {
  const ids = new Set(Array.from({ length: 200 }, () => newId("ent")));
  assert.equal(ids.size, 200);
  for (const id of ids) assert.match(id, /^ent_[a-z2-9]{16}$/);
  assert.match(newSecret(), /^[a-z2-9]{32}$/);
});

test("CK1 the phone's clock follows the server's, and stands where a rehearsal's stands", () => {
  let local = 1_000_000;
  const clock = new Clock(() => local);
  clock.learn(new Date(local + 90_000).toUTCString(), local);
  assert.ok(Math.abs(clock.now() - (local + 90_500)) <= 1000);
  clock.learn("nonsense", local);
  local += 5000;
  assert.ok(clock.now() > 1_090_000);
  clock.stand("2021-09-23T01:00:00.000+00:00");
  assert.equal(clock.now(), Date.parse("2021-09-23T01:00:00Z"));
  clock.stand(null);
  assert.ok(clock.now() < 2_000_000);
});
