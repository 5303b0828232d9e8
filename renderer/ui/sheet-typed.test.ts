import { describe, expect, test } from 'vitest';
import { formatSheetText, wordsOfSheetText } from '../../shared/vocabulary/sheet-text.ts';
import { emptySheet, endsWord, isTyped, pasted, typedText, writtenOut } from './sheet-typed.ts';

const text = formatSheetText({
  vault: '6f0a3c'.padEnd(32, '5'),
  side: 'custody',
  number: 2,
  of: 3,
  threshold: 2,
  share: Uint8Array.from({ length: 33 }, (_, i) => 7 * i),
  check: '0123456789abcdef',
});
const words = wordsOfSheetText(text);
const lines = words.trimEnd().split('\n');

describe('K3: a sheet while it is typed', () => {
  test('words are written out from their first letters, whatever letters they are', () => {
    expect(writtenOut('acad ACID ｐｒｏｍ')).toBe('academic acid promise ');
    expect(writtenOut('academy ac')).toBe('academy ac ');
    expect(writtenOut('  ')).toBe('');
    expect(['acid ', 'acid　', 'acid,', 'acid，'].every(endsWord)).toBe(true);
    expect(endsWord('acid')).toBe(false);
  });

  test('a pasted sheet goes to its lines, with or without its digits beside it', () => {
    for (const whole of [
      words,
      words.replaceAll('\n', '\r\n'),
      lines.map((line) => line.slice(2)).join(' '),
    ]) {
      const sheet = pasted(whole, emptySheet, 0)!;
      expect(sheet.lines).toEqual(lines.map((line) => line.slice(2)));
      expect(isTyped(sheet)).toBe(true);
      expect(typedText(sheet)).toBe(words);
    }
    expect(pasted(`${text}\n${words}`, emptySheet, 3)?.lines).toEqual(lines.map((line) => line.slice(2)));
  });

  test('one pasted line goes where it was pasted, and less than a line is typed like anything else', () => {
    const line = lines[2]!.slice(2);
    expect(pasted(line, emptySheet, 2)?.lines[2]).toBe(line);
    expect(pasted('acid acne', emptySheet, 2)).toBeNull();
  });

  test('a sheet in digits is taken from its two lines, typed or pasted whole', () => {
    const sheet = pasted(text, emptySheet, 0)!;
    expect(sheet.inDigits).toBe(true);
    expect(isTyped(sheet)).toBe(true);
    const [share = '', check = ''] = text.trimEnd().split('\n').slice(4);
    expect(typedText(sheet)).toBe(`share ${share.slice(6).replaceAll(' ', '')}\n${check}\n`);
    expect(typedText({ ...emptySheet, inDigits: true, share: share.toUpperCase(), check })).toBe(
      typedText(sheet),
    );
    expect(isTyped({ ...sheet, check: sheet.check.slice(1) })).toBe(false);
  });
});
