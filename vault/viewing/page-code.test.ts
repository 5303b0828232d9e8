import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  compressed,
  cropped,
  decodePicture,
  drawnPage,
  halfOf,
  inverted,
  scaled,
} from '../../test/support/degraded-pictures.ts';
import type { Watermarker, WatermarkText } from '../acts/watermarker.ts';
import { embedPageCode } from './embed-page-code.ts';
import { checkOf, squarePxOf, tileOf, tileSide } from './page-code.ts';
import { readPageCode } from './read-page-code.ts';
import { createWatermarker } from './watermark.ts';

const code = 'K7QF-M2XD';
const mark: WatermarkText = {
  personName: '许嘉禾',
  personNo: 7,
  instantText: '2026-11-19 10:24',
  place: '总部12层 A-03',
  viewText: '第2/3次',
  classText: '核心商密',
  traceCode: code,
};
let watermarker: Watermarker;
beforeAll(async () => {
  watermarker = await createWatermarker();
});
const shown = (page: Parameters<Watermarker['compose']>[0]) =>
  decodePicture(watermarker.compose(page, mark).bytes);

describe('the tile of docs/formats/page-mark.md', () => {
  test('is that of the page, square by square', () => {
    const rows = Array.from({ length: 4 }, (_, row) =>
      [...tileOf(code).subarray(row * tileSide, (row + 1) * tileSide)]
        .map((each) => (each > 0 ? '+' : '-'))
        .join(''),
    );
    expect(rows).toEqual([
      '--++++-++----++---++-----++-----',
      '+--++++--+-+----+-+-+++---+-----',
      '-+--+--++-++-+++++----++-+++++-+',
      '-+++-++-++----+-+-+--++++----+++',
    ]);
    expect(checkOf([19, 7, 23, 15, 20, 2, 29, 13])).toEqual([31, 15, 4, 13]);
    expect(squarePxOf(992, 1403)).toBe(16);
  });

  test('two codes that differ in one character differ in a good part of the squares', () => {
    const [one, other] = [tileOf('K7QF-M2XD'), tileOf('K7QF-M2XE')];
    const differing = one.filter((each, i) => each !== other[i]).length;
    expect(differing).toBeGreaterThan(60);
  });

  test('every change of one character changes the check', () => {
    const characters = fc.array(fc.nat(31), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(characters, fc.nat(7), fc.integer({ min: 1, max: 31 }), (data, at, by) => {
        const changed = data.map((each, i) => (i === at ? (each + by) % 32 : each));
        expect(checkOf(changed)).not.toEqual(checkOf(data));
      }),
    );
  });
});

describe('L8: the second carrier', () => {
  test.each(['text', 'dense table', 'blank'] as const)(
    'is read from a page as shown, light and dark: %s',
    async (what) => {
      const page = drawnPage(what, 1);
      expect(await readPageCode(shown(page))).toMatchObject({ code });
      expect(await readPageCode(shown(inverted(page)))).toMatchObject({ code });
    },
  );

  test('is read at half the size and quality 40, from half of a page, and from a larger screen', async () => {
    const page = shown(drawnPage('text', 2));
    expect(await readPageCode(compressed(scaled(page, 0.5), 40))).toMatchObject({ code });
    expect(await readPageCode(compressed(scaled(halfOf(page, 0.37), 0.8), 60))).toMatchObject({ code });
    expect(await readPageCode(scaled(cropped(page, 37, 411, 700, 800), 1.5))).toMatchObject({ code });
  });

  test('is read from a busy photograph as it was shown', async () => {
    expect(await readPageCode(shown(drawnPage('photograph', 3)))).toMatchObject({ code });
  });

  test('is not found where there is none', async () => {
    for (const what of ['text', 'photograph'] as const) {
      expect(await readPageCode(compressed(halfOf(drawnPage(what, 4), 0.2), 80)), what).toBeNull();
    }
  });

  test('moves no channel by more than ten levels, and plain paper by three', () => {
    for (const what of ['text', 'photograph', 'blank'] as const) {
      const page = drawnPage(what, 5);
      const marked = page.rgba.slice();
      embedPageCode(marked, page.widthPx, page.heightPx, code);
      let most = 0;
      for (let i = 0; i < marked.length; i++)
        most = Math.max(most, Math.abs((marked[i] ?? 0) - (page.rgba[i] ?? 0)));
      expect(most, what).toBeLessThanOrEqual(what === 'photograph' ? 10 : 3);
      expect(most, what).toBeGreaterThan(0);
    }
  });

  test('stops when it is told to', async () => {
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(readPageCode(drawnPage('text', 6), stopped)).rejects.toThrow('stopped');
  });
});
