/** CRC-32 of PNG and ZIP (ISO 3309), by table: a page has no zlib. */
import type * as inNode from './crc32.ts';

const polynomial = 0xedb88320;
const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
  return value;
});

export const crc32 = ((data: Uint8Array, before = 0) => {
  let crc = ~before;
  for (const byte of data) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}) as typeof inNode.crc32;
