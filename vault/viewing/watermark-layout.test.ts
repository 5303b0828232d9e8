import { expect, test } from 'vitest';
import {
  type Box,
  codeBoxes,
  type LineSize,
  layOutWatermark,
  type WatermarkLayout,
} from './watermark-layout.ts';

/** A4 upright and across, square, letter at 96 dpi, a phone's photograph, and two strips. */
const pages = [
  [1240, 1754],
  [1754, 1240],
  [1000, 1000],
  [816, 1056],
  [3024, 4032],
  [900, 2000],
  [4000, 800],
] as const;
/** Of the code, drawn larger than the words before it (watermark.ts). */
const codeEms = 7.3;
const lines: LineSize[] = [14, 20, 26, 31, 36, 44, 50, 54].map((lineEms) => ({ lineEms, codeEms }));

/** Crops that hold no whole code, of a grid of positions over the page. */
function emptyCrops(
  layout: WatermarkLayout,
  boxes: readonly Box[],
  partWide: number,
  partHigh: number,
): number {
  const width = layout.widthPx * partWide;
  const height = layout.heightPx * partHigh;
  const steps = 30;
  let empty = 0;
  for (let column = 0; column <= steps; column++) {
    for (let row = 0; row <= steps; row++) {
      const left = ((layout.widthPx - width) * column) / steps;
      const top = ((layout.heightPx - height) * row) / steps;
      const whole = boxes.some(
        (box) =>
          box.left >= left && box.right <= left + width && box.top >= top && box.bottom <= top + height,
      );
      if (!whole) empty += 1;
    }
  }
  return empty;
}

function layOut(width: number, height: number, size: LineSize): WatermarkLayout {
  const layout = layOutWatermark(width, height, size);
  if (!layout) throw new Error('this page should carry a mark');
  return layout;
}

test.each(pages)(
  'every quarter of a page of %i × %i pixels holds a whole code, in every position',
  (width, height) => {
    for (const size of lines) {
      const layout = layOut(width, height, size);
      const boxes = codeBoxes(layout, size);
      expect(emptyCrops(layout, boxes, 1 / 2, 1 / 2), `half by half, line of ${size.lineEms} em`).toBe(0);
      expect(emptyCrops(layout, boxes, 1, 1 / 4), `a band, line of ${size.lineEms} em`).toBe(0);
      expect(emptyCrops(layout, boxes, 1 / 4, 1), `a column, line of ${size.lineEms} em`).toBe(0);
    }
  },
);

test('a tenth of a page may be without a code: the check above can fail', () => {
  const size = { lineEms: 31, codeEms };
  const layout = layOut(1240, 1754, size);
  expect(emptyCrops(layout, codeBoxes(layout, size), 0.2, 0.2)).toBeGreaterThan(0);
});

test.each([1, 40, 150])('a page of %i pixels a side is enlarged until its mark is legible', (side) => {
  const layout = layOut(side, side, { lineEms: 31, codeEms });
  expect(layout.fontPx).toBeGreaterThanOrEqual(13);
  expect(layout.scale).toBeGreaterThan(1);
});

test('a hair of a page carries no mark and is not laid out', () => {
  expect(layOutWatermark(20_000, 20, { lineEms: 31, codeEms })).toBeUndefined();
});
