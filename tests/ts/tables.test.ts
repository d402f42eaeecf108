// The card that sends somebody to a table: once, until they are moved, and never away from the table they work at.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Group } from "../../static/src/core/generated/wire";
import { meIn } from "../../static/src/core/hall";
import { Objects } from "../../static/src/core/objects";
import { MemoryKeep, type Someone } from "../../static/src/core/session";
import { Tables } from "../../static/src/core/tables";

const WHO: Someone = { workshop: "w", title: "", person: "per_ann", name: "Ann", organisation: "", token: "", code: "" };

class Hall {
  readonly objects = new Objects();
  readonly keep = new MemoryKeep();
  private seq = 0;

  constructor() {
    this.put("seat", "sea_ann", { person_id: "per_ann", status: "held", organisation_id: "org" });
  }

  put(type: string, id: string, parts: Record<string, unknown>): void {
    this.seq += 1;
    const object = { type, id, workshop_id: "w", revision: this.seq, ...parts };
    this.objects.apply([{ type, id, revision: this.seq, object }]);
  }

  group(id: string, grouping: string, number: number, place = ""): void {
    this.put("group", id, { grouping_id: grouping, number, place, removed: false });
  }

  sits(grouping: string, group: string | null): void {
    this.put("membership", `mem_${grouping}`, { grouping_id: grouping, seat_id: "sea_ann", group_id: group });
  }

  works(grouping: string | null, state = "running"): void {
    this.put("agenda_item", `agi_${grouping}`, { state, grouping_id: grouping, removed: false, started_at: String(this.seq).padStart(9, "0") });
  }

  /** A page opened anew. */
  page(): { told(): string; putAway(): void } {
    const tables = new Tables(this.keep, WHO);
    const due = () => tables.due(this.objects, meIn(this.objects, "per_ann"));
    const said = (group: Group, go: boolean) => `${go ? "go" : "yours"} ${group.number} ${group.place}`.trim();
    return {
      told: () => {
        const told = due();
        return told === undefined ? "" : said(told.group, told.go);
      },
      putAway: () => {
        const told = due();
        if (told !== undefined) tables.putAway(told);
      },
    };
  }
}

test("whoever is placed is told once, also after a reload, and again when moved or when the table is", () => {
  const hall = new Hall();
  hall.group("g1", "dimensi", 1, "Meja 1");
  hall.group("g2", "dimensi", 2, "Meja 2");
  assert.equal(hall.page().told(), "");
  hall.sits("dimensi", "g1");
  const page = hall.page();
  assert.equal(page.told(), "yours 1 Meja 1");
  page.putAway();
  assert.equal(page.told(), "");
  assert.equal(hall.page().told(), "");

  hall.sits("dimensi", "g2");
  assert.equal(page.told(), "yours 2 Meja 2");
  hall.sits("dimensi", "g1");
  assert.equal(page.told(), "yours 1 Meja 1", "back again before the other was put away");
  page.putAway();
  hall.group("g1", "dimensi", 1, "Meja 9, dekat pintu");
  assert.equal(hall.page().told(), "yours 1 Meja 9, dekat pintu");
});

test("when the groups begin to work everybody is sent to the table, once a division", () => {
  const hall = new Hall();
  hall.group("g1", "dimensi", 1);
  hall.group("k3", "komponen", 3);
  hall.sits("dimensi", "g1");
  hall.page().putAway();
  hall.works("dimensi");
  const page = hall.page();
  assert.equal(page.told(), "go 1");
  page.putAway();
  assert.equal(hall.page().told(), "");

  hall.sits("komponen", "k3");
  assert.equal(page.told(), "", "nobody is sent away from the table they work at");
  hall.works("dimensi", "done");
  hall.works("komponen");
  assert.equal(page.told(), "go 3");
  page.putAway();
  hall.works("komponen", "done");
  hall.works("dimensi");
  assert.equal(page.told(), "go 1");
});

test("a phone that cannot keep anything tells it once a page", () => {
  const hall = new Hall();
  hall.group("g1", "dimensi", 1);
  hall.sits("dimensi", "g1");
  hall.keep.setItem = () => {
    throw new Error("full");
  };
  const page = hall.page();
  page.putAway();
  assert.equal(page.told(), "");
  assert.equal(hall.page().told(), "yours 1");
});

test("what another page left half written is no card put away", () => {
  const hall = new Hall();
  hall.group("g1", "dimensi", 1);
  hall.sits("dimensi", "g1");
  hall.keep.setItem("rembuk.table w per_ann", "{broken");
  assert.equal(hall.page().told(), "yours 1");
});
