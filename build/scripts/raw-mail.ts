/** Mails of lines as they stand, a letter for each byte: for what no well-behaved program writes. */
import { encodeGbk } from './chinese-encodings.ts';

export const rawMail = (...lines: readonly string[]): Uint8Array =>
  new Uint8Array(Buffer.from(lines.join('\r\n'), 'latin1'));

/** A text as raw bytes of an encoding, to be put into a line. */
export const rawGbk = (text: string): string => Buffer.from(encodeGbk(text)).toString('latin1');
export const rawUtf8 = (text: string): string => Buffer.from(text).toString('latin1');

export interface RawPart {
  readonly headers: readonly string[];
  readonly body: string;
}

export const multipart = (subtype: string, ...parts: readonly RawPart[]): RawPart => {
  const boundary = `b-${subtype.replace(/\W.*/, '')}-${parts.length}`;
  const lines = parts.flatMap(({ headers, body }) => [`--${boundary}`, ...headers, '', body]);
  return {
    headers: [`Content-Type: multipart/${subtype}; boundary="${boundary}"`],
    body: [...lines, `--${boundary}--`, ''].join('\r\n'),
  };
};

export const part = (type: string, body: string, ...headers: readonly string[]): RawPart => ({
  headers: [`Content-Type: ${type}`, ...headers],
  body,
});

export const base64Part = (type: string, bytes: Uint8Array, ...headers: readonly string[]): RawPart =>
  part(type, Buffer.from(bytes).toString('base64'), ...headers, 'Content-Transfer-Encoding: base64');

/** The smallest picture there is. */
export const dotPng: Uint8Array = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** `winmail.dat` with one file in it (MS-OXTNEF). */
export function winmail(fileName: string, bytes: Uint8Array): Uint8Array {
  const attribute = (level: number, id: number, data: Uint8Array): Buffer => {
    const head = Buffer.alloc(9);
    head.writeUInt8(level);
    head.writeUInt32LE(id, 1);
    head.writeUInt32LE(data.length, 5);
    return Buffer.concat([head, data, Buffer.alloc(2)]);
  };
  const signature = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]);
  return new Uint8Array(
    Buffer.concat([
      signature,
      attribute(1, 0x00089006, Buffer.from([0, 0, 1, 0])),
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x00018010, Buffer.from(`${fileName}\0`)),
      attribute(2, 0x0006800f, bytes),
    ]),
  );
}
