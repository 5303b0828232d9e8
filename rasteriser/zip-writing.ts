/** A ZIP archive of uncompressed entries, the same bytes each time: what an untrusted archive is handed on as. */
import { joinBytes } from './bytes.ts';
import { crc32 } from './crc32.ts';

export interface EntryToWrite {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const versionNeeded = 20;
const utf8Names = 0x0800;
/** 1 January 1980, where the format's calendar begins. */
const noDate = 0x0021;

export function writeZip(entries: readonly EntryToWrite[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  const put = (...pieces: Uint8Array[]): void => {
    for (const piece of pieces) at += piece.byteLength;
    parts.push(...pieces);
  };
  for (const { name, bytes } of entries) {
    const nameBytes = new TextEncoder().encode(name);
    const shared = [
      ...u16(versionNeeded, utf8Names, 0, 0, noDate),
      ...u32(crc32(bytes), bytes.byteLength, bytes.byteLength),
      ...u16(nameBytes.byteLength, 0),
    ];
    const localAt = at;
    put(Uint8Array.from([...u32(0x04034b50), ...shared]), nameBytes, bytes);
    const entry = [...u32(0x02014b50), ...u16(versionNeeded), ...shared, ...u16(0, 0, 0), ...u32(0, localAt)];
    directory.push(Uint8Array.from(entry), nameBytes);
  }
  const directoryAt = at;
  put(...directory);
  const ends = [
    ...u32(0x06054b50),
    ...u16(0, 0, entries.length, entries.length),
    ...u32(at - directoryAt, directoryAt),
    ...u16(0),
  ];
  put(Uint8Array.from(ends));
  return joinBytes(parts);
}

const u16 = (...values: number[]): number[] =>
  values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff]);
const u32 = (...values: number[]): number[] =>
  values.flatMap((value) => [
    value & 0xff,
    (value >>> 8) & 0xff,
    (value >>> 16) & 0xff,
    (value >>> 24) & 0xff,
  ]);
