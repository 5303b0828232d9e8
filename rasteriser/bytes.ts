/** Bytes without Node's Buffer, for code that runs in the worker and in the page alike. */

/** Where `needle` (a letter for each byte, Latin-1) first stands at or after `from`; -1 where nowhere. */
export function indexOfLetters(bytes: Uint8Array, needle: string, from = 0): number {
  const wanted = Uint8Array.from(needle, (letter) => letter.charCodeAt(0));
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((value, index) => bytes[at + index] === value)) return at;
  }
  return -1;
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.byteLength;
  }
  return joined;
}

/** The same memory where it belongs to these bytes alone; else a copy: small Buffers share a pool with strangers. */
export function ownMemory(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const alone = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  return alone ? new Uint8Array(buffer) : new Uint8Array(bytes);
}

/** A letter for each byte, of the same number: what is called Latin-1 in the Encoding Standard has other letters from 0x80 to 0x9f. */
export function lettersOf(bytes: Uint8Array): string {
  const pieces: string[] = [];
  const pieceBytes = 8192;
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + pieceBytes)));
  }
  return pieces.join('');
}

/** The bytes again. */
export const bytesOfLetters = (letters: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(letters, (letter) => letter.charCodeAt(0) & 0xff);
