import { describe, expect, test } from 'vitest';
import {
  faultsOfPassphrase,
  hintOfPassphrase,
  type PassphraseFault,
  passphraseFaults,
  ruleOfPassphrase,
  slipsInPassphrase,
} from './passphrase-rules.ts';

const rows: readonly [string, string, readonly PassphraseFault[]][] = [
  ['twelve letters', 'abcdefghijkl', []],
  ['words with single blanks', 'correct horse battery', []],
  ['twelve Chinese characters', '山高月小水落石出清风徐来', []],
  ['Chinese characters and stops', '山高月小、水落石出。清风徐', []],
  ['a letter with its accent composed or not', 'cafe\u0301 au lait noir', []],
  ['an old drawn one of seven characters', '山高月小水落石', ['passphrase-short']],
  ['eleven letters', 'abcdefghijk', ['passphrase-short']],
  ['eleven letters and two accents', 'a\u0301bcde\u0301fghijk', ['passphrase-short']],
  ['fourteen blanks', ' '.repeat(14), ['passphrase-blanks', 'passphrase-short']],
  ['eleven letters and a blank', 'abcdef ghijk', ['passphrase-short']],
  ['a blank at the end', 'abcdefghijkl ', ['passphrase-blanks']],
  ['a blank at the beginning', ' abcdefghijkl', ['passphrase-blanks']],
  ['two blanks in a row', 'abcdef  ghijkl', ['passphrase-blanks']],
  ['a tab', 'abcdef\tghijkl', ['passphrase-invisible']],
  ['full-width letters', 'ａｂｃｄｅｆｇｈｉｊｋｌ', ['passphrase-full-width']],
  ['a full-width comma', '山高月小，水落石出清风徐来', ['passphrase-full-width']],
  ['an ideographic blank', '山高月小　水落石出清风徐来', ['passphrase-full-width']],
  ['a no-break blank', 'abcdef\u00a0ghijkl', ['passphrase-full-width']],
  ['a ligature', 'ﬁrst of twelve', ['passphrase-full-width']],
  ['a zero-width blank', 'abcdef\u200bghijkl', ['passphrase-invisible']],
  ['a Hangul filler', 'abcdef\u3164ghijkl', ['passphrase-invisible', 'passphrase-full-width']],
  ['a private character', 'abcdef\ue000ghijkl', ['passphrase-invisible']],
  ['half of a surrogate pair', 'abcdef\ud800ghijkl', ['passphrase-invisible']],
  ['control keys', '\u001b[Aabcdefghijkl', ['passphrase-invisible']],
  ['nothing', '', ['passphrase-short']],
];

describe('the rule for passphrases that are set', () => {
  test.each(rows)('%s', (_what, text, faults) => {
    expect(faultsOfPassphrase(text)).toEqual(faults);
  });

  test('what is typed later is never refused for being short, and hinted at for the rest', () => {
    for (const [, text, faults] of rows)
      expect(slipsInPassphrase(text)).toEqual(faults.filter((fault) => fault !== 'passphrase-short'));
  });

  test('each fault has its words in both languages', () => {
    for (const fault of passphraseFaults)
      for (const language of ['zh-CN', 'en'] as const) {
        expect(ruleOfPassphrase(fault, language)).not.toBe(fault);
        expect(hintOfPassphrase(fault, language)).not.toBe('');
      }
  });
});
