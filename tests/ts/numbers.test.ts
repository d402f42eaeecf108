import assert from "node:assert/strict";
import { test } from "node:test";
import { isWhole, readCurrency, readNumber, written, writtenRupiah } from "../../static/src/core/numbers";

test("numbers are read as Indonesians type them, and as the server reads them", () => {
  const read = (typed: string) => readNumber(typed);
  assert.deepEqual(
    ["4.310", "54,70", "26,4", "-0.8", "0.800", " 41 ", "1.500.000", "12.5", "\u22123", "+7", "2.2500", "007"].map(read),
    ["4.310", "54,70", "26,4", "-0,8", "0,800", "41", "1.500.000", "12,5", "-3", "7", "2,2500", "7"],
  );
});

test("what does not fit is no number, and nothing is guessed", () => {
  for (const typed of ["", "abc", "1,2,3", "1.50.000", "12%", "1.500,", ",5", "1 000", "1e3", "9".repeat(17), "0".repeat(70)]) {
    assert.equal(readNumber(typed), undefined, typed);
  }
});

test("rupiah with their many spellings are whole amounts", () => {
  const amounts: readonly (readonly [string, number])[] = [
    ["Rp. 1.500.000.000,-", 1_500_000_000],
    ["1,4 M", 1_400_000_000],
    ["750jt", 750_000_000],
    ["Rp 2,5 triliun", 2_500_000_000_000],
    ["350 ribu rupiah", 350_000],
    ["1000,5", 1001],
    ["IDR 10.000", 10_000],
    ["0,1 jt", 100_000],
  ];
  for (const [typed, rupiah] of amounts) assert.equal(readCurrency(typed), rupiah, typed);
  for (const typed of ["", "1.5", "seratus", "5 kg", "-5", "Rp"]) assert.equal(readCurrency(typed), undefined, typed);
});

test("a whole number may be written with a decimal nought", () => {
  assert.deepEqual(["25", "25,0", "25,5", "4.310", "x"].map(isWhole), [true, true, false, true, false]);
});

test("the server's numbers are written with dots and a comma", () => {
  assert.deepEqual([1234567.5, -0.25, 0, 1000].map(written), ["1.234.567,5", "-0,25", "0", "1.000"]);
  assert.equal(writtenRupiah(1_500_000), "Rp 1.500.000");
});
