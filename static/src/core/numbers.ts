// Numbers and rupiah as Indonesians type them, read as the server reads them, to show how they were understood.  Nothing is
// guessed: what does not fit is no number.  Counted in whole digits, never in binary fractions.

const LARGEST = 1e15;
const LONGEST_TEXT = 60;
const UNITS: Readonly<Record<string, number>> = {
  rb: 1e3, ribu: 1e3, jt: 1e6, juta: 1e6, m: 1e9, miliar: 1e9, milyar: 1e9, t: 1e12, triliun: 1e12, trilyun: 1e12,
};

const GROUPED = /^[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?$/;
const COMMA = /^[0-9]+(?:,[0-9]+)?$/;
const POINT = /^(?:[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|0\.[0-9]+)$/;
const RUPIAH = /^(?:(?:rp|idr)\s*\.?\s*)?([0-9][0-9.,]*?)(?:\s*([a-z]+))??(?:\s*rupiah)?(?:[,.]\s*[-=\u2013\u2014]+)?$/;
const INVISIBLE = /^[\s\u200b\u200e\u200f\u2060\ufeff]+|[\s\u200b\u200e\u200f\u2060\ufeff]+$/g;

/** Whole digits and where the comma stands: 54,70 is {digits: "5470", places: 2}. */
interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly places: number;
}

export function stripped(text: string): string {
  return text.replace(INVISIBLE, "");
}

/** `4.310` → "4.310", `-0.8` → "-0,8"; undefined where it is no number. */
export function readNumber(typed: string): string | undefined {
  const text = stripped(typed).replace("\u2212", "-");
  if (text === "" || text.length > LONGEST_TEXT) return undefined;
  const unsigned = text.startsWith("-") || text.startsWith("+") ? text.slice(1) : text;
  const found = decimal(unsigned);
  if (found === undefined || Number(found.digits) / 10 ** found.places > LARGEST) return undefined;
  return written({ ...found, negative: text.startsWith("-") });
}

/** `1,4 M` → 1400000000 rupiah; undefined where it is no amount. */
export function readCurrency(typed: string): number | undefined {
  const text = stripped(typed).toLowerCase();
  const match = text.length > LONGEST_TEXT ? null : RUPIAH.exec(text);
  const amount = match?.[1] ?? "";
  const unit = match?.[2];
  const scale = unit === undefined ? 1 : UNITS[unit];
  if (match === null || scale === undefined || (unit === undefined && POINT.test(amount))) return undefined;
  const found = decimal(amount);
  if (found === undefined) return undefined;
  const rupiah = Math.floor((Number(found.digits) * scale) / 10 ** found.places + 0.5);
  return rupiah > LARGEST ? undefined : rupiah;
}

export function isWhole(typed: string): boolean {
  const found = readNumber(typed);
  return found !== undefined && !/,\d*[1-9]/.test(found);
}

/** A number of the server's, as an Indonesian writes it. */
export function written(value: number | Decimal): string {
  const { negative, digits, places } = typeof value === "number" ? fromNumber(value) : value;
  const padded = digits.padStart(places + 1, "0");
  const whole = padded.slice(0, padded.length - places).replace(/^0+(?=\d)/, "");
  const fraction = padded.slice(padded.length - places);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return `${negative ? "-" : ""}${grouped}${places > 0 ? `,${fraction}` : ""}`;
}

export function writtenRupiah(rupiah: number): string {
  return `Rp ${written(rupiah)}`;
}

function decimal(text: string): Decimal | undefined {
  const comma = GROUPED.test(text) || COMMA.test(text);
  if (!comma && !POINT.test(text)) return undefined;
  const [whole = "", fraction = ""] = comma ? text.replace(/\./g, "").split(",") : text.split(".");
  return { negative: false, digits: whole + fraction, places: fraction.length };
}

function fromNumber(value: number): Decimal {
  const [whole = "0", fraction = ""] = String(Math.abs(value)).split(".");
  return { negative: value < 0, digits: whole + fraction, places: fraction.length };
}
