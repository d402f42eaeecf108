// The hash of a field's text, as the server computes it (RC1): FNV-1a, 32 bits, over UTF-8; lists joined by U+001F.

export type Text = string | number | boolean | readonly string[] | null | undefined;

export function textHash(text: Text): string {
  let value = 0x811c9dc5;
  for (const byte of utf8(plain(text))) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value.toString(16).padStart(8, "0");
}

function plain(text: Text): string {
  if (text === null || text === undefined) return "";
  return typeof text === "object" ? text.join("\u001f") : String(text);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
