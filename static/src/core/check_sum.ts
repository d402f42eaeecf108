// CRC-32 of a file, as the server counts it (plain http has no crypto.subtle): bytes that turned on the way are found.

const TABLE = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** Read a piece at a time: an old phone has no memory for a whole document. */
export async function checkSum(file: Blob, piece = 1 << 20): Promise<string> {
  let value = 0xffffffff;
  for (let at = 0; at < file.size; at += piece) {
    for (const byte of await bytesOf(file.slice(at, at + piece))) value = (TABLE[(value ^ byte) & 0xff] as number) ^ (value >>> 8);
  }
  return ((value ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

/** Browsers before 2020 read a blob only by way of an answer. */
async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await new Response(blob).arrayBuffer());
}
