// RC3, PR1: a phone answers a closing once it holds nothing back, each asking once, and says when it was put aside.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Activity } from "../../static/src/core/generated/wire";
import type { PresenceUp } from "../../static/src/core/messages";
import { Objects } from "../../static/src/core/objects";
import { Present } from "../../static/src/core/present";

const AT = "2021-09-23T03:00:00.000+00:00";

class Phone {
  readonly objects = new Objects();
  readonly told: PresenceUp[] = [];
  unsent = 0;
  flushed = 0;
  readonly present = new Present({
    objects: this.objects,
    unsent: () => this.unsent,
    writing: () => null,
    flush: async () => void (this.flushed += 1),
    tell: (present) => void this.told.push(present),
    spreadMs: 1,
  });

  activity(revision: number, more: Partial<Activity>): void {
    const object = { type: "activity", id: "act_1", revision, state: "open", closing_at: null, ...more };
    this.objects.apply([{ seq: revision, name: "x", type: "activity", id: "act_1", revision, object }]);
    this.present.changed();
  }
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

test("RC3 a phone sends what it holds and answers, also when it holds nothing", async () => {
  const phone = new Phone();
  phone.activity(1, {});
  await soon();
  assert.equal(phone.flushed, 0);
  phone.activity(2, { state: "closing", closing_at: AT });
  await soon();
  assert.equal(phone.flushed, 1);
  assert.deepEqual(phone.told.pop()?.answered, { act_1: AT });
});

test("RC3 while something is only on the phone it has not answered", async () => {
  const phone = new Phone();
  phone.unsent = 1;
  phone.activity(2, { state: "closing", closing_at: AT });
  await soon();
  assert.ok(phone.told.every((told) => told.answered === undefined));
  phone.unsent = 0;
  phone.present.changed();
  assert.deepEqual(phone.told.pop()?.answered, { act_1: AT });
});

test("RC3 called off, the answer is forgotten, and another asking is answered anew", async () => {
  const phone = new Phone();
  phone.activity(2, { state: "closing", closing_at: AT });
  await soon();
  phone.activity(3, {});
  phone.present.now();
  assert.equal(phone.told.pop()?.answered, undefined);
  phone.activity(4, { state: "closing", closing_at: AT });
  await soon();
  assert.equal(phone.flushed, 2);
  assert.deepEqual(phone.told.pop()?.answered, { act_1: AT });
});

test("PR1 a phone that was put aside says so, once, and that it is looked at again", () => {
  const phone = new Phone();
  phone.present.putAside(true);
  phone.present.putAside(true);
  phone.present.putAside(false);
  assert.deepEqual(phone.told.map((told) => told.away), [true, undefined]);
});
