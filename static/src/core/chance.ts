// The only source of chance: ids and keys made on the phone.  Plain http has no crypto.randomUUID; getRandomValues is there.

const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
const ID_LENGTH = 16;
const SECRET_LENGTH = 32;

export function newId(prefix: string): string {
  return `${prefix}_${letters(ID_LENGTH)}`;
}

/** 160 bits: a device key, or the secret of a link. */
export function newSecret(): string {
  return letters(SECRET_LENGTH);
}

/** The alphabet has 32 letters, so a byte's remainder favours none of them. */
function letters(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}
