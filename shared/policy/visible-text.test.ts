import { describe, expect, it } from 'vitest';
import { cleanText, holdsInvisible, holdsVisible, visibleOnly } from './visible-text.ts';

describe('S8: nothing invisible or private-use', () => {
  it.each([
    ['a zero-width blank', '许\u200b嘉禾'],
    ['a zero-width joiner', '许\u200d嘉禾'],
    ['a byte order mark within', '许\ufeff嘉禾'],
    ['the Hangul filler', '\u3164'],
    ['the blank Braille cell', '\u2800'],
    ['a soft hyphen', 'KH\u00ad1'],
    ['a private-use character', '许\ue000'],
    ['one beyond the first plane', '许\u{f0000}'],
    ['a lone surrogate', '许\ud800'],
    ['an invisible times sign', '许\u2062'],
    ['a tag character', '许\u{e0041}'],
  ])('finds %s', (_what, text) => {
    expect(holdsInvisible(text)).toBe(true);
    expect(holdsInvisible(visibleOnly(text))).toBe(false);
  });
  it.each(['许嘉禾', 'Ann-Marie O’Neil', '𠮷野家', 'القاضي', 'é', '“引号”——破折号', '👍', '　全角空格　内'])(
    'takes %j',
    (text) => {
      expect(holdsInvisible(text)).toBe(false);
      expect(holdsVisible(text)).toBe(true);
    },
  );
  it.each(['', ' ', '\u3000', '\u0301', '\u00a0'])('sees nothing in %j', (text) => {
    expect(holdsVisible(text)).toBe(false);
  });
  it('keeps a text on one line without control and direction characters', () => {
    expect(cleanText(' a\r\nb\u202ec\u0007 ❤\ufe0f ')).toBe('a bc ❤');
  });
});
