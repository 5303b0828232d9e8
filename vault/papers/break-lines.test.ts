import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLines } from './break-lines.ts';

/** Each character one point wide. */
const broken = (text: string, width: number): string[] => breakLines(text, width, (part) => [...part].length);

describe('lines', () => {
  test('break between words and between Chinese characters', () => {
    expect(broken('two small words', 10)).toEqual(['two small', 'words']);
    expect(broken('海宁纺织集团背景', 5)).toEqual(['海宁纺织集', '团背景']);
    expect(broken('', 5)).toEqual(['']);
  });
  test('never begin with a closing mark nor end with an opening one', () => {
    expect(broken('海宁纺织集团，背景', 6)).toEqual(['海宁纺织集', '团，背景']);
    expect(broken('海宁纺织（集团）', 5)).toEqual(['海宁纺织', '（集团）']);
  });
  test('break a word that is longer than a line, behind a hyphen where there is one', () => {
    expect(broken('KH-2026-0147', 9)).toEqual(['KH-2026-', '0147']);
    expect(broken('x'.repeat(25), 10)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]);
  });
  test('hold at least one character, however narrow', () => {
    expect(broken('ab', 0)).toEqual(['a', 'b']);
  });
  test('lose nothing but spaces, and are no wider than asked for', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '-', '海', '，', '（', '。', '“', '7') });
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 30 }), (entered, width) => {
        const lines = broken(entered, width);
        const bare = (line: string): string => line.replaceAll(' ', '');
        expect(bare(lines.join(''))).toBe(bare(entered));
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width);
      }),
    );
  });
});
