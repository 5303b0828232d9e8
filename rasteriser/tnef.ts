/** Files inside `winmail.dat` (MS-OXTNEF): Outlook wraps the attachments of a mail in it. */
import { joinBytes } from './bytes.ts';

export interface TnefFile {
  readonly fileName: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const signature = 0x223e9f78;
const headBytes = 6;
/** Level, id and length; a checksum of two bytes follows the data. */
const attributeBytes = 9;
const checksumBytes = 2;
const attachmentLevel = 2;
/** MS-OXTNEF §2.1.3.2 */
const beginsAttachment = 0x00069002;
const attachmentName = 0x00018010;
const attachmentData = 0x0006800f;
const attachmentProperties = 0x00069005;
/** MS-OXPROPS */
const longName = 0x3707;
const mimeType = 0x370e;
const filesMax = 200;

interface Building {
  shortName: string;
  longName: string;
  type: string;
  bytes: Uint8Array | null;
}

/** In their order; null where it is no such container, or cut short. */
export function readTnef(source: Uint8Array): TnefFile[] | null {
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  if (source.byteLength < headBytes || view.getUint32(0, true) !== signature) return null;
  const files: Building[] = [];
  for (let at = headBytes; at + attributeBytes <= source.byteLength; ) {
    const level = view.getUint8(at);
    const id = view.getUint32(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const data = source.subarray(at + attributeBytes, at + attributeBytes + length);
    if (data.byteLength !== length) return null;
    at += attributeBytes + length + checksumBytes;
    if (level !== attachmentLevel) continue;
    if (id === beginsAttachment) {
      if (files.length >= filesMax) return null;
      files.push({ shortName: '', longName: '', type: '', bytes: null });
    }
    const file = files.at(-1);
    if (file === undefined) continue;
    if (id === attachmentName) file.shortName = text(data);
    else if (id === attachmentData) file.bytes = data.slice();
    else if (id === attachmentProperties) readProperties(data, file);
  }
  return files.flatMap(({ shortName, longName: long, type, bytes }) =>
    bytes === null
      ? []
      : [
          {
            fileName: long === '' ? shortName : long,
            type: type === '' ? 'application/octet-stream' : type,
            bytes,
          },
        ],
  );
}

/** MS-OXTNEF §2.1.3.4: as far as the two that are wanted; a property of a kind not known here ends it. */
function readProperties(data: Uint8Array, file: Building): void {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const padded = (length: number): number => Math.ceil(length / 4) * 4;
  try {
    let at = 4;
    for (let left = view.getUint32(0, true); left > 0; left--) {
      const kind = view.getUint16(at, true) & 0x0fff;
      const many = (view.getUint16(at, true) & 0x1000) !== 0;
      const id = view.getUint16(at + 2, true);
      at += 4;
      if (id >= 0x8000) {
        const byName = view.getUint32(at + 16, true) === 1;
        at += 20;
        at += byName ? 4 + padded(view.getUint32(at, true)) : 4;
      }
      const fixed = fixedBytes[kind];
      if (fixed !== undefined) {
        const values = many ? view.getUint32(at, true) : 1;
        at += (many ? 4 : 0) + values * fixed;
        continue;
      }
      if (!variableKinds.has(kind)) return;
      const values = view.getUint32(at, true);
      at += 4;
      for (let value = 0; value < values; value++) {
        const length = view.getUint32(at, true);
        const bytes = data.subarray(at + 4, at + 4 + length);
        at += 4 + padded(length);
        const said = kind === unicode ? new TextDecoder('utf-16le').decode(bytes) : text(bytes);
        if (id === longName) file.longName = said.replace(/\0+$/, '');
        if (id === mimeType) file.type = said.replace(/\0+$/, '').toLowerCase();
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

const unicode = 0x001f;
const variableKinds: ReadonlySet<number> = new Set([0x000d, 0x001e, unicode, 0x0102]);
/** Padded to four bytes each. */
const fixedBytes: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};

/** In the code page of its machine, which the container says in a place nobody fills: UTF-8 where it fits, else GBK, which has ASCII in it. */
function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const said = joinBytes([end < 0 ? bytes : bytes.subarray(0, end)]);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(said);
  } catch {
    return new TextDecoder('gb18030').decode(said);
  }
}
