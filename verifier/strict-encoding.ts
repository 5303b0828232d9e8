/**
 * Encodings that have one spelling only. Each reader refuses what an honest writer would not have written, so
 * that two readers of one bundle never see different things. RFC 4648 §4 with padding; RFC 3629.
 */

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of the bytes, or null where they are not UTF-8. A byte order mark stays and is not JSON. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** How many bytes canonical base64 of this length and padding stands for; −1 where there is no such base64. */
export function base64Length(text: string): number {
  if (text.length % 4 !== 0) return -1;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}

/** Writes the bytes of `text` at `offset`; false where it is not canonical. `target` must have the room. */
export function decodeBase64Into(text: string, target: Buffer, offset: number): boolean {
  const length = base64Length(text);
  if (length < 0) return false;
  target.write(text, offset, length, 'base64');
  // Node's decoder forgives foreign characters, missing padding and stray bits; the way back shows them all.
  return target.toString('base64', offset, offset + length) === text;
}

/** The bytes, or null where the text is not canonical base64. */
export function decodeBase64(text: string): Buffer | null {
  const length = base64Length(text);
  if (length < 0) return null;
  const bytes = Buffer.alloc(length);
  return decodeBase64Into(text, bytes, 0) ? bytes : null;
}

const hexPattern = /^(?:[0-9a-f]{2})*$/;

/** The bytes, or null where the text is not lower-case hexadecimal of whole bytes. */
export function decodeHex(text: string): Buffer | null {
  return hexPattern.test(text) ? Buffer.from(text, 'hex') : null;
}
