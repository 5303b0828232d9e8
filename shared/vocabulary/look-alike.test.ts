import { describe, expect, it } from 'vitest';
import { lookOf, looksLike, namesAlike } from './look-alike.ts';

describe('S8: alike to the eye', () => {
  it.each([
    ['case', 'kh-2026-1', 'KH-2026-1'],
    ['width', 'ＫＨ－２０２６', 'KH-2026'],
    ['a hyphen of another kind', 'KH‑2026–1', 'KH-2026-1'],
    ['no hyphen', 'KH20261', 'KH-2026-1'],
    ['a Chinese one between letters', 'KH一2026', 'KH-2026'],
    ['Cyrillic letters', 'КН-2026', 'KH-2026'],
    ['Greek letters', 'ΚΗ-2026', 'KH-2026'],
    ['nought and O', 'KO-2026', 'K0-2026'],
    ['one, I and l', 'KI-l', 'K1-1'],
    ['a blank in a name', '王 芳', '王芳'],
    ['a dot in a name', '阿依·古丽', '阿依古丽'],
    ['an accent', 'Müller', 'Muller'],
  ])('%s', (_what, a, b) => {
    expect(looksLike(a, b)).toBe(true);
  });
  it.each([
    ['other digits', 'KH-2026-1', 'KH-2026-2'],
    ['other characters', '王芳', '王方'],
    ['一 in a name', '王一', '王'],
    ['the same', 'KH-1', 'KH-1'],
    ['signs only', '+', '-'],
  ])('not %s', (_what, a, b) => {
    expect(looksLike(a, b)).toBe(false);
  });
  it('never gives an empty look', () => {
    for (const text of ['—', '··', '+', '一']) expect(lookOf(text)).not.toBe('');
  });
  it('finds names whose parts stand in another order, and tells numbered ones apart', () => {
    expect(namesAlike('Ann Lee', 'Lee-Ann')).toBe(true);
    expect(namesAlike('reader 12', 'reader 21')).toBe(false);
  });
});
