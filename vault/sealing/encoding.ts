import { SealMalformed } from './faults.ts';

/**
 * Bytes as text and back, strictly: each value has exactly one spelling, and any other is refused, so that
 * what was signed as text cannot be respelled.
 */

const hexPattern = /^(?:[0-9a-f]{2})*$/;
const base64Pattern = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const textEncoder = new TextEncoder();
// ignoreBOM keeps a leading U+FEFF in the text, so that decoding and encoding again gives the same bytes.
const textDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Lowercase hexadecimal. */
export function encodeHex(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('hex');
}

/** Strict inverse of `encodeHex`; with `length`, the number of bytes that must come out. */
export function decodeHex(text: string, length?: number): Uint8Array {
  if (!hexPattern.test(text)) throw new SealMalformed('Not lowercase hexadecimal.');
  return exactly(copyOf(Buffer.from(text, 'hex')), length);
}

/** RFC 4648 §4 with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('base64');
}

/** Strict inverse of `encodeBase64`: unused bits must be zero (RFC 4648 §3.5). */
export function decodeBase64(text: string, length?: number): Uint8Array {
  if (!base64Pattern.test(text)) throw new SealMalformed('Not base64.');
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new SealMalformed('Not canonical base64.');
  return exactly(copyOf(bytes), length);
}

export function encodeUtf8(text: string): Uint8Array {
  // A lone surrogate would silently become U+FFFD: two texts, one encoding.
  if (!text.isWellFormed()) throw new SealMalformed('Not well-formed Unicode.');
  return textEncoder.encode(text);
}

export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return textDecoder.decode(bytes);
  } catch (cause) {
    throw new SealMalformed('Not UTF-8.', { cause });
  }
}

export function concatBytes(...parts: Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Four bytes, big-endian. */
export function uint32Bytes(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) throw new RangeError('Not a uint32.');
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** Eight bytes, big-endian, of an integer that JavaScript holds exactly. */
export function uint64Bytes(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('Not a safe uint64.');
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

/** Inverse of `uint64Bytes`; refuses what JavaScript cannot hold exactly. */
export function readUint64(bytes: Uint8Array, offset: number): number {
  const value = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(offset);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new SealMalformed('A number is too large.');
  return Number(value);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Small Buffers share one pool; a copy of its own can be zeroed and sent to another process whole. */
function copyOf(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes);
}

function exactly(bytes: Uint8Array, length: number | undefined): Uint8Array {
  if (length !== undefined && bytes.length !== length) {
    throw new SealMalformed(`Expected ${length} bytes, found ${bytes.length}.`);
  }
  return bytes;
}
