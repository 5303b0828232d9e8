/** Files that show the same pages in other bytes: what saving a document again in another program makes of it. */
import { deflateSync } from 'node:zlib';
import { firstExtra, plainPdf } from '../../build/scripts/plain-pdf.ts';
import { helvetica } from '../support/pdf-fixtures.ts';

const pages = ['Delivery terms', 'Prices until March'];
const pageOf = (words: string, font: number, spaces: string) => ({
  content: `BT /F1 24 Tf 72 700 Td (${words}) Tj ET${spaces}`,
  resources: `/Font << /F1 ${font} 0 R >>`,
});

export const firstSaving = (): Uint8Array =>
  plainPdf({ pages: pages.map((words) => pageOf(words, firstExtra, '')), extras: [helvetica] });

/** Objects in another order, an unused one among them, other metadata, streams of another length. */
export const secondSaving = (): Uint8Array =>
  plainPdf({
    pages: pages.map((words) => pageOf(words, firstExtra + 2, '\n% written by another program\n')),
    extras: [
      '<< /Title (Saved again) /Producer (Another program) >>',
      '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
      helvetica,
    ],
    catalog: '/PageLayout /OneColumn /Lang (en-GB)',
  });

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c >>> 0;
});

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (crcTable[(crc ^ byte) & 255]! ^ (crc >>> 8)) >>> 0;
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

const side = 96;
/** A picture of stripes and a slope; `filtered` stores each row as differences to the one above (PNG filter 2). */
function picture(filtered: boolean, level: number, words: string | null): Uint8Array {
  const rows = Array.from({ length: side }, (_, y) =>
    Uint8Array.from({ length: side * 3 }, (_, i) => ((i * 7 + y * 13) ^ (y > i / 3 ? 90 : 0)) & 255),
  );
  const raw = rows.map((row, y) =>
    filtered && y > 0
      ? Buffer.from([2, ...row.map((value, i) => (value - rows[y - 1]![i]!) & 255)])
      : Buffer.from([0, ...row]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(words === null ? [] : [chunk('tEXt', Buffer.from(`Comment\0${words}`, 'latin1'))]),
    chunk('IDAT', deflateSync(Buffer.concat(raw), { level })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const firstPicture = (): Uint8Array => picture(false, 9, null);
/** The same pixels: other filter, other compression, a comment. */
export const secondPicture = (): Uint8Array => picture(true, 1, 'saved again');
