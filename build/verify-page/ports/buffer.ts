/** As much of Node's Buffer as the verifier asks for, over the browser's own arrays. Base64 and UTF-8 as Node has them. */

const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const base64Codes = Uint8Array.from(base64Digits, (digit) => digit.charCodeAt(0));
/** Value of each digit, 255 for what is none. */
const base64Values = new Uint8Array(256).fill(255);
for (const [value, code] of base64Codes.entries()) base64Values[code] = value;
const utf8 = new TextEncoder();
const latin1 = new TextDecoder('latin1');

const sized = (length: number): PageBuffer => new PageBuffer(new ArrayBuffer(length));

/** What newer browsers bring along, much faster than what stands below. */
interface NativeCodecs {
  toBase64?(): string;
  toHex?(): string;
}
const fromBase64 = (
  Uint8Array as { fromBase64?: (text: string, how: object) => Uint8Array }
).fromBase64?.bind(Uint8Array);

type Encoding = 'hex' | 'base64' | 'utf8' | 'latin1';

export class PageBuffer extends Uint8Array<ArrayBuffer> {
  static override from(value: unknown, encoding: unknown = 'utf8'): PageBuffer {
    if (typeof value !== 'string') {
      const bytes = Uint8Array.from(value as Iterable<number>);
      return new PageBuffer(bytes.buffer);
    }
    if (encoding === 'hex') {
      const bytes = sized(value.length >> 1);
      for (let at = 0; at < bytes.length; at++)
        bytes[at] = Number.parseInt(value.slice(2 * at, 2 * at + 2), 16);
      return bytes;
    }
    if (encoding === 'base64') {
      const bytes = sized(Math.floor((value.replace(/=+$/, '').length * 3) / 4));
      bytes.write(value, 0, bytes.length, 'base64');
      return bytes;
    }
    const bytes = utf8.encode(value);
    return new PageBuffer(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length);
  }

  static override of(...bytes: number[]): PageBuffer {
    return PageBuffer.from(bytes);
  }

  static alloc(length: number, fill = 0): PageBuffer {
    const bytes = sized(length);
    if (fill !== 0) bytes.fill(fill);
    return bytes;
  }

  static allocUnsafe(length: number): PageBuffer {
    return sized(length);
  }

  static concat(parts: readonly Uint8Array[]): PageBuffer {
    const bytes = sized(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  equals(other: Uint8Array): boolean {
    if (this.length !== other.length) return false;
    for (let at = 0; at < this.length; at++) if (this[at] !== other[at]) return false;
    return true;
  }

  copy(target: Uint8Array, start: number): void {
    target.set(this, start);
  }

  writeUInt32BE(value: number, at: number): number {
    this[at] = value >>> 24;
    this[at + 1] = value >>> 16;
    this[at + 2] = value >>> 8;
    this[at + 3] = value;
    return at + 4;
  }

  /** `write(text, at, 'latin1')` or `write(text, at, length, 'base64')`; returns how many bytes were written. */
  write(
    text: string,
    at: number,
    lengthOrEncoding: number | Encoding,
    encoding: Encoding = 'latin1',
  ): number {
    if (typeof lengthOrEncoding === 'number' && encoding === 'base64') {
      this.writeBase64(text, at, lengthOrEncoding);
      return lengthOrEncoding;
    }
    for (let i = 0; i < text.length; i++) this[at + i] = text.charCodeAt(i);
    return text.length;
  }

  /** What is no digit counts as zero: the verifier writes the bytes back and compares. */
  private writeBase64(text: string, at: number, length: number): void {
    if (fromBase64 !== undefined) {
      try {
        const bytes = fromBase64(text, { lastChunkHandling: 'strict' });
        if (bytes.length === length) {
          this.set(bytes, at);
          return;
        }
      } catch {
        // Not as it is written by an honest writer: below, and found when it is written back.
      }
    }
    const end = at + length;
    let out = at;
    for (let i = 0; out < end; i += 4) {
      const a = digitAt(text, i);
      const b = digitAt(text, i + 1);
      const c = digitAt(text, i + 2);
      this[out++] = (a << 2) | (b >> 4);
      if (out < end) this[out++] = (b << 4) | (c >> 2);
      if (out < end) this[out++] = (c << 6) | digitAt(text, i + 3);
    }
  }

  override toString(encoding: Encoding = 'utf8', start = 0, end: number = this.length): string {
    if (encoding === 'hex') {
      const native = start === 0 && end === this.length ? (this as NativeCodecs).toHex : undefined;
      if (native !== undefined) return native.call(this);
      let text = '';
      for (let at = start; at < end; at++) text += hexDigits[this[at]!];
      return text;
    }
    const bytes = Uint8Array.prototype.subarray.call(this, start, end);
    if (encoding === 'base64') return base64Of(bytes);
    return encoding === 'latin1' ? latin1.decode(bytes) : new TextDecoder().decode(bytes);
  }
}

function digitAt(text: string, at: number): number {
  const value = base64Values[text.charCodeAt(at) & 0xff]!;
  return value === 255 ? 0 : value;
}

function base64Of(bytes: Uint8Array & NativeCodecs): string {
  if (bytes.toBase64 !== undefined) return bytes.toBase64();
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(0x3d);
  let out = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const a = bytes[at]!;
    const b = bytes[at + 1];
    const c = bytes[at + 2];
    codes[out] = base64Codes[a >> 2]!;
    codes[out + 1] = base64Codes[((a & 3) << 4) | ((b ?? 0) >> 4)]!;
    if (b !== undefined) codes[out + 2] = base64Codes[((b & 15) << 2) | ((c ?? 0) >> 6)]!;
    if (c !== undefined) codes[out + 3] = base64Codes[c & 63]!;
    out += 4;
  }
  return latin1.decode(codes);
}

(globalThis as { Buffer?: unknown }).Buffer = PageBuffer;
