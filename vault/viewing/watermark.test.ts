import type { CanvasKit } from 'canvaskit-wasm';
import { beforeAll, expect, test } from 'vitest';
import { loadCanvasKit } from '../../rasteriser/canvaskit.ts';
import type { PixelPage } from '../../rasteriser/pixel-page.ts';
import { FileFault } from '../../rasteriser/rasteriser.ts';
import type { MarkedPage, Watermarker, WatermarkText } from '../acts/watermarker.ts';
import { createWatermarker } from './watermark.ts';
import { codeBoxes, layOutWatermark } from './watermark-layout.ts';

const mark: WatermarkText = {
  personName: '许嘉禾',
  personNo: 7,
  instantText: '2026-11-19 10:24',
  place: '总部12层 A-03',
  viewText: '第2/3次',
  classText: '核心商密',
  traceCode: 'K7QF-M2XD',
};

let watermarker: Watermarker;
let kit: CanvasKit;
beforeAll(async () => {
  watermarker = await createWatermarker();
  kit = await loadCanvasKit();
});

function flat(widthPx: number, heightPx: number, grey: number): PixelPage {
  const rgba = new Uint8Array(widthPx * heightPx * 4).fill(grey);
  for (let offset = 3; offset < rgba.length; offset += 4) rgba[offset] = 255;
  return { widthPx, heightPx, rgba };
}

/** Grey values of a marked page, row after row. */
function greys(page: MarkedPage): Uint8Array {
  const image = kit.MakeImageFromEncoded(page.bytes);
  if (!image) throw new Error('the marked page is no image');
  const { widthPx: width, heightPx: height } = page;
  const colorSpace = kit.ColorSpace.SRGB;
  const info = {
    width,
    height,
    alphaType: kit.AlphaType.Unpremul,
    colorType: kit.ColorType.RGBA_8888,
    colorSpace,
  };
  const rgba = image.readPixels(0, 0, info) as Uint8Array;
  image.delete();
  return Uint8Array.from({ length: width * height }, (_, index) => rgba[index * 4 + 1] ?? 0);
}

function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** How strongly pixels inside each code's box differ among themselves. */
function contrastInCodes(page: MarkedPage): number[] {
  // Measured from the drawn line; a few hundredths of an em play no part here.
  const size = { lineEms: 36, codeEms: 5.6 };
  const layout = layOutWatermark(page.widthPx, page.heightPx, size);
  const values = greys(page);
  const inside = (box: { left: number; top: number; right: number; bottom: number }) =>
    box.left >= 0 && box.top >= 0 && box.right < page.widthPx && box.bottom < page.heightPx;
  return codeBoxes(layout!, size)
    .filter(inside)
    .map((box) => {
      const found: number[] = [];
      for (let y = Math.ceil(box.top); y < box.bottom; y++) {
        for (let x = Math.ceil(box.left); x < box.right; x++) found.push(values[y * page.widthPx + x] ?? 0);
      }
      return spread(found);
    });
}

test.each([
  ['white paper', 255],
  ['a grey photograph', 128],
  ['a dark photograph', 24],
  ['black', 0],
])('the codes stand out on %s', (_what, grey) => {
  const contrasts = contrastInCodes(watermarker.compose(flat(1240, 1754, grey), mark));
  expect(contrasts.length).toBeGreaterThan(12);
  // A flat page has none; compression noise stays under 2.
  expect(Math.min(...contrasts)).toBeGreaterThan(5);
});

test('black words under the mark stay dark, and white paper stays light', () => {
  expect(
    greys(watermarker.compose(flat(800, 800, 0), mark)).reduce((most, grey) => Math.max(most, grey)),
  ).toBeLessThan(160);
  expect(
    greys(watermarker.compose(flat(800, 800, 255), mark)).reduce((least, grey) => Math.min(least, grey)),
  ).toBeGreaterThan(180);
});

test('no part of the page is left without a mark', () => {
  const page = watermarker.compose(flat(1240, 1754, 255), mark);
  const values = greys(page);
  const cells = 6;
  for (let column = 0; column < cells; column++) {
    for (let row = 0; row < cells; row++) {
      let marked = 0;
      for (let y = Math.floor((row * 1754) / cells); y < ((row + 1) * 1754) / cells; y++) {
        for (let x = Math.floor((column * 1240) / cells); x < ((column + 1) * 1240) / cells; x++) {
          if ((values[y * 1240 + x] ?? 255) < 235) marked += 1;
        }
      }
      expect(marked, `cell ${column}, ${row}`).toBeGreaterThan(200);
    }
  }
});

test('the mark is in the pixels: the image has one layer, of the size of the page', () => {
  const page = watermarker.compose(flat(1240, 1754, 255), mark);
  expect(page).toMatchObject({ mime: 'image/jpeg', widthPx: 1240, heightPx: 1754 });
  expect([...page.bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
});

test('another code gives other pixels', () => {
  const page = flat(600, 800, 255);
  const one = watermarker.compose(page, mark);
  const other = watermarker.compose(page, { ...mark, traceCode: 'K7QF-M2XE' });
  expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(false);
});

test('leaves the page it was given unchanged', () => {
  const page = flat(300, 300, 200);
  watermarker.compose(page, mark);
  expect(page.rgba.every((value, index) => value === (index % 4 === 3 ? 255 : 200))).toBe(true);
});

test('a page too narrow for any mark is not shown', () => {
  expect(() => watermarker.compose(flat(4000, 4, 255), mark)).toThrow(FileFault);
});

test('composes 50 pages in one watermarker without running out of memory', () => {
  const page = flat(1240, 1754, 255);
  for (let turn = 0; turn < 50; turn++) watermarker.compose(page, mark);
});
