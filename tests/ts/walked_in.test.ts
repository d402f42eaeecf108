import assert from "node:assert/strict";
import { test } from "node:test";
import { WalkedIn } from "../../static/src/core/walked_in";

function aPhone() {
  const kept = new Map<string, string>();
  const keep = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text), removeItem: (key: string) => void kept.delete(key) };
  let number = 0;
  return { keep, walkedIn: () => new WalkedIn(keep, (kind) => `${kind}_${(number += 1)}`) };
}

test("RC1 who came in without being on the list is the same person at every door of that workshop, also on a later page", () => {
  const phone = aPhone();
  const first = phone.walkedIn().id("per", "ABC234", "Budi  Santoso", "Dinkes");

  assert.equal(phone.walkedIn().id("per", "ABC234", " budi santoso ", "Dinkes"), first);
  const others = [phone.walkedIn().id("per", "XYZ777", "Budi Santoso", "Dinkes"), phone.walkedIn().id("per", "ABC234", "Ani", "Dinkes"), phone.walkedIn().id("org", "ABC234", "Dinkes")];
  assert.equal(new Set([first, ...others]).size, 4);
});

test("where that person is not to be had any more, the next one is remembered instead", () => {
  const phone = aPhone();
  const first = phone.walkedIn().id("per", "ABC234", "Budi");
  const second = phone.walkedIn().another("per", "ABC234", "Budi");

  assert.notEqual(second, first);
  assert.equal(phone.walkedIn().id("per", "ABC234", "Budi"), second);
});

test("a phone that keeps nothing lets people in all the same", () => {
  const { keep, walkedIn } = aPhone();
  keep.setItem = () => {
    throw new Error("quota");
  };
  assert.equal(walkedIn().id("per", "ABC234", "Budi"), "per_1");
});
