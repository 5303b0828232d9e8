/** Numbers before clauses, as Word writes them (ECMA-376 part 1, §17.18.59). */
import { expect, test } from 'vitest';
import { writtenNumber } from './number-words.ts';

test.each([
  [
    'chineseCounting',
    { 1: '一', 10: '十', 11: '十一', 20: '二十', 99: '九十九', 100: '一〇〇', 123: '一二三' },
  ],
  [
    'chineseCountingThousand',
    {
      3: '三',
      10: '十',
      19: '十九',
      100: '一百',
      101: '一百零一',
      110: '一百一十',
      1010: '一千零一十',
      10001: '一万零一',
    },
  ],
  ['chineseLegalSimplified', { 1: '壹', 10: '壹拾', 21: '贰拾壹', 105: '壹佰零伍' }],
  ['ideographDigital', { 1: '一', 10: '一〇', 25: '二五' }],
  ['taiwaneseCountingThousand', { 12: '十二', 20000: '二萬' }],
  ['ideographTraditional', { 1: '甲', 10: '癸', 11: '11' }],
  ['decimalEnclosedCircle', { 1: '①', 20: '⑳', 21: '21' }],
  ['decimalZero', { 1: '01', 9: '09', 10: '10', 100: '100' }],
  ['lowerLetter', { 1: 'a', 26: 'z', 27: 'aa', 53: 'aaa' }],
  ['upperRoman', { 4: 'IV', 1999: 'MCMXCIX' }],
  ['lowerRoman', { 9: 'ix' }],
  ['ordinal', { 1: '1st', 2: '2nd', 11: '11th', 23: '23rd', 112: '112th' }],
  ['ordinalText', { 1: 'First', 20: 'Twentieth', 32: 'Thirty-second' }],
  ['cardinalText', { 1: 'One', 45: 'Forty-five', 101: 'One hundred one' }],
  ['numberInDash', { 3: '- 3 -' }],
  ['none', { 7: '' }],
] as const)('%s', (format, expected) => {
  for (const [value, text] of Object.entries(expected)) {
    expect(writtenNumber(Number(value), format), `${value}`).toEqual({ text, known: true });
  }
});

test('a format that is not known is written in digits and says so', () => {
  expect(writtenNumber(12, 'hebrew1')).toEqual({ text: '12', known: false });
  expect(writtenNumber(99_999, 'cardinalText')).toEqual({ text: '99999', known: false });
  expect(writtenNumber(3, 'toString')).toEqual({ text: '3', known: false });
});

test('a pattern of digits with zeros before them is followed; another is not', () => {
  expect(writtenNumber(7, 'custom', '001, 002, 003, ...')).toEqual({ text: '007', known: true });
  expect(writtenNumber(7, 'custom', 'a, b, c, ...')).toEqual({ text: '7', known: false });
});
