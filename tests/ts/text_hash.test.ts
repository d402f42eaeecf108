import assert from "node:assert/strict";
import { test } from "node:test";
import { textHash } from "../../static/src/core/text_hash";

test("RC1 the hash is the published FNV-1a", () => {
  assert.equal(textHash(""), "811c9dc5");
  assert.equal(textHash("foobar"), "bf9cf968");
});

test("RC1 no text hashes as empty text, and a list as its parts joined", () => {
  assert.equal(textHash(null), textHash(""));
  assert.equal(textHash(["a", "b"]), textHash("a\u001fb"));
});

test("RC1 text beyond ASCII hashes over its UTF-8, as the server does", () => {
  assert.equal(textHash("Ma’ruf 🙂"), "6ad4bffd");
});
