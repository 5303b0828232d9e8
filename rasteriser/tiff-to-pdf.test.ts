import { afterAll, expect, test } from 'vitest';
import { tiffForms } from '../build/scripts/tiff-forms.ts';
import { builtRasteriserUrl } from '../test/support/built-cli.ts';
import { decodeFax } from './fax-decoding.ts';
import type { PixelPage } from './pixel-page.ts';
import { createWorkerRasteriser } from './worker-rasteriser.ts';

const rasteriser = createWorkerRasteriser({ workerUrl: await builtRasteriserUrl() });
afterAll(() => rasteriser.close());

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
const examined = (bytes: Uint8Array) => rasteriser.examine(new Uint8Array(bytes), 'a.tif');

async function pagesOf(bytes: Uint8Array): Promise<PixelPage[]> {
  const { rendition, pages } = await examined(bytes);
  if (rendition === 'same') throw new Error('a picture has a rendition of its own');
  const open = await rasteriser.open(rendition);
  const drawn: PixelPage[] = [];
  for (let page = 0; page < pages; page++) drawn.push(await open.renderPage(page, 96));
  await open.close();
  return drawn;
}
/** At parts of its width and height. */
function lightAt(page: PixelPage, across: number, down: number): number {
  const at = (Math.floor(page.heightPx * down) * page.widthPx + Math.floor(page.widthPx * across)) * 4;
  return (page.rgba[at]! + page.rgba[at + 1]! + page.rgba[at + 2]!) / 3;
}

test.each(Object.entries(tiffForms))('a TIFF of %s is drawn as it is', async (form, base64) => {
  const pages = await pagesOf(bytesOf(base64));
  expect(pages.length).toBe(form === 'two pages' ? 2 : 1);
  const [first, second] = pages;
  expect([first!.widthPx, first!.heightPx]).toEqual([24, 16]);
  expect(lightAt(first!, 0.2, 0.5)).toBeLessThan(110);
  expect(lightAt(first!, 0.7, 0.7)).toBeGreaterThan(200);
  if (second) {
    expect(lightAt(second, 0.2, 0.7)).toBeGreaterThan(200);
    expect(lightAt(second, 0.8, 0.5)).toBeLessThan(110);
  }
  const inks = form === 'four inks' ? [{ what: 'style', count: 1 }] : [];
  expect((await examined(bytesOf(base64))).report.losses).toEqual(inks);
});

test.each(Object.entries(tiffForms))(
  'a TIFF of %s is refused where it is cut short',
  async (_form, base64) => {
    const whole = bytesOf(base64);
    for (const part of [0.3, 0.6]) {
      const cut = examined(whole.subarray(0, Math.floor(whole.length * part)));
      await expect(cut).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
    }
  },
);

/** Grey, uncompressed, rows of the values given; further tags may be set, also to what is not so. */
function plainTiff(
  rows: readonly (readonly number[])[],
  further: Readonly<Record<number, number>> = {},
): Uint8Array {
  const data = rows.flat();
  const tags: Record<number, number> = {
    256: rows[0]!.length,
    257: rows.length,
    258: 8,
    259: 1,
    262: 1,
    273: 8,
    277: 1,
    278: rows.length,
    279: data.length,
    ...further,
  };
  const entries = Object.entries(tags);
  const directoryAt = 8 + data.length + (data.length % 2);
  const file = Buffer.alloc(directoryAt + 2 + entries.length * 12 + 4);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(directoryAt, 4);
  file.set(data, 8);
  file.writeUInt16LE(entries.length, directoryAt);
  for (const [index, [tag, value]] of entries.entries()) {
    const at = directoryAt + 2 + index * 12;
    file.writeUInt16LE(Number(tag), at);
    file.writeUInt16LE(4, at + 2);
    file.writeUInt32LE(1, at + 4);
    file.writeUInt32LE(value, at + 8);
  }
  return new Uint8Array(file);
}
/** One dark corner: top left as stored. */
const corner = [
  [0, 0, 255, 255, 255, 255],
  [0, 0, 255, 255, 255, 255],
  [255, 255, 255, 255, 255, 255],
  [255, 255, 255, 255, 255, 255],
];

test.each([
  [1, 6, 4, 0.1, 0.1],
  [2, 6, 4, 0.9, 0.1],
  [3, 6, 4, 0.9, 0.9],
  [4, 6, 4, 0.1, 0.9],
  [5, 4, 6, 0.1, 0.1],
  [6, 4, 6, 0.9, 0.1],
  [7, 4, 6, 0.9, 0.9],
  [8, 4, 6, 0.1, 0.9],
])('orientation %i is applied', async (orientation, width, height, across, down) => {
  const [page] = await pagesOf(plainTiff(corner, { 274: orientation }));
  expect([page!.widthPx, page!.heightPx]).toEqual([width, height]);
  const dark = [0.1, 0.9].flatMap((x) => [0.1, 0.9].map((y) => [x, y, lightAt(page!, x, y)] as const));
  expect(dark.filter(([, , light]) => light < 100).map(([x, y]) => [x, y])).toEqual([[across, down]]);
});

test.each([
  ['a compression that is not read', { 259: 34_925 }, 'FILE_KIND_TO_CONVERT'],
  ['colours that are not read', { 262: 8 }, 'FILE_KIND_TO_CONVERT'],
  ['numbers with a sign', { 339: 2 }, 'FILE_KIND_TO_CONVERT'],
  ['more pixels than are decoded', { 256: 60_000, 257: 60_000 }, 'IMAGE_TOO_LARGE'],
  ['no width', { 256: 0 }, 'FILE_DAMAGED'],
  ['fewer bytes than rows', { 279: 10 }, 'FILE_DAMAGED'],
  ['strips that are not there', { 278: 1 }, 'FILE_DAMAGED'],
  ['a preview and no page', { 254: 1 }, 'FILE_DAMAGED'],
] as const)('a TIFF with %s is refused', async (_what, further, code) => {
  await expect(examined(plainTiff(corner, further))).rejects.toMatchObject({ code });
});

test('a directory that names itself as the next is refused', async () => {
  const circle = Buffer.from(plainTiff(corner));
  circle.writeUInt32LE(circle.readUInt32LE(4), circle.length - 4);
  await expect(examined(circle)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
});

test('a fax row that ends short of the width, or beyond it, is damage', () => {
  const row = (bits: string) => {
    const bytes = bits.match(/.{1,8}/g)!.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
    return () =>
      decodeFax(Uint8Array.from(bytes), { widthPx: 8, rows: 1, way: 'rows', leastBitFirst: false });
  };
  // White 2, black 3, white 3.
  expect([...row('0111101000')()]).toEqual([0b00111000]);
  expect(row('011110')).toThrow(expect.objectContaining({ code: 'FILE_DAMAGED' }));
  expect(row('01111010100')).toThrow(expect.objectContaining({ code: 'FILE_DAMAGED' }));
});
