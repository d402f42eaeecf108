// The office's profile as the form works with it: what is kept, what follows from the workshop, what changed, what is missing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, gaps, numberOf, type Profile, profileOf } from "../../static/src/views/console/office_state";
import type { Hall } from "../../static/src/views/console/hall_state";

const WORKSHOP = { region: "Kabupaten Konawe Selatan", organiser: "Diskominfo", place: "Aula Dikbud, Andoolo" };

function profile(kept: Partial<Profile> = {}): Profile {
  const objects = { all: () => [{ profile: kept }] };
  return profileOf({ id: "w", get: () => undefined, objects, workshop: { value: WORKSHOP } } as unknown as Hall);
}

test("what was never set follows from the workshop, as the server says it", () => {
  assert.deepEqual(profile().lines.map((line) => line.text), ["PEMERINTAH KABUPATEN KONAWE SELATAN", "DISKOMINFO"]);
  assert.equal(profile().place, "Andoolo");
  assert.deepEqual(profile({ margins: { left: 30 } as Profile["margins"] }).margins, { top: 20, right: 20, bottom: 20, left: 30 });
});

test("only parts that are not as they were are sent", () => {
  const before = profile({ place: "Andoolo" });

  assert.deepEqual(changed(before, { ...before }), {});
  assert.deepEqual(changed(before, { ...before, paper: "F4", place: "Kendari" }), { paper: "F4", place: "Kendari" });
});

test("a number keeps dots where it is filled in by hand", () => {
  assert.equal(numberOf(profile({ numbering: "000.1.5/{nomor}/Diskominfo/{bulan}/{tahun}" }), "2021-09-23"), "000.1.5/……/Diskominfo/IX/2021");
  assert.equal(numberOf(profile(), "2021-09-23"), "……/……/2021");
});

test("what has to be filled in before signing is named until it is there", () => {
  const one = { role: "chair", name: "Annas", position: "", rank: "", nip: "" };

  assert.deepEqual(gaps(profile()), ["numbering", "committee", "chair"]);
  assert.deepEqual(gaps(profile({ numbering: "1", signatories: [one] })), ["committee", "chair_nip"]);
  assert.deepEqual(gaps(profile({ numbering: "1", signatories: [{ ...one, nip: "1" }, { ...one, role: "committee" }] })), []);
});
