import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../static/src/core/api";
import { Later, Stock } from "../../static/src/core/later";

/** The laptop's built files; a browser that never asks twice for a script that did not come. */
class Laptop {
  away = false;
  asked: string[] = [];
  has = new Set(["one.js", "shared.js", "two.js"]);
  private ran = new Map<string, Promise<string>>();

  files(): Readonly<Record<string, readonly string[]>> {
    return { one: ["one.js", "shared.js"], two: ["two.js"] };
  }

  async fetch(file: string): Promise<number> {
    this.asked.push(file);
    if (this.away) throw new TypeError("Failed to fetch");
    return this.has.has(file) ? 200 : 404;
  }

  load(source: string): () => Promise<string> {
    return () => {
      const known = this.ran.get(source) ?? (this.away ? Promise.reject(new TypeError("Importing a module script failed.")) : Promise.resolve(`${source} drawn`));
      this.ran.set(source, known);
      return known;
    };
  }
}

test("a part comes once, with all it stands on, however often it is asked for", async () => {
  const laptop = new Laptop();
  const part = new Later("one", laptop.load("one"), laptop);
  await Promise.all([part.come(), part.come()]);
  await part.come();
  assert.equal(part.thing, "one drawn");
  assert.deepEqual(laptop.asked, ["one.js", "shared.js"]);
});

test("without a network it says so, and trying again brings it though the browser remembers failures", async () => {
  const laptop = new Laptop();
  const part = new Later("one", laptop.load("one"), laptop);
  const heard: string[] = [];
  const deaf = part.listen(() => heard.push(part.standing));
  laptop.away = true;
  await part.come();
  laptop.away = false;
  await part.come();
  assert.deepEqual(heard, ["no_answer", "coming", "here"]);
  assert.equal(part.thing, "one drawn");
  deaf();
});

test("a page older than the laptop's files says that it is old, not that the network is gone", async () => {
  const laptop = new Laptop();
  laptop.has.delete("two.js");
  const part = new Later("two", laptop.load("two"), laptop);
  await part.come();
  assert.equal(part.standing, "gone");
});

test("an idle page brings all its parts, also those a part brings along, and tries again what did not come", async () => {
  const laptop = new Laptop();
  const stock = new Stock(laptop);
  const two = stock.part("one", async () => stock.part("two", laptop.load("two")));
  laptop.away = true;
  assert.equal(await stock.fill(), false);
  laptop.away = false;
  assert.equal(await stock.fill(), true);
  assert.equal(two.thing?.thing, "two drawn");
});

test("a refusal is told only once its sentences are there, an answer does not wait for them", async () => {
  const told: string[] = [];
  const answers = [new Response('{"ok": false, "code": "room_full"}', { status: 409 }), new Response('{"ok": true}')];
  const api = new Api(() => Promise.resolve(answers.shift() as Response), undefined, () => Promise.resolve().then(() => void told.push("sentences")));

  told.push((await api.get<object>("/a")).ok ? "answer" : "refusal");
  told.push((await api.get<object>("/b")).ok ? "answer" : "refusal");
  assert.deepEqual(told, ["sentences", "refusal", "answer"]);
});
