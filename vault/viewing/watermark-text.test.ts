import { expect, test } from 'vitest';
import { watermarkLine } from './watermark-text.ts';

const mark = {
  personName: '许嘉禾',
  personNo: 7,
  instantText: '2026-11-19 10:24',
  place: '总部12层 A-03',
  viewText: '第2/3次',
  classText: '核心商密',
  traceCode: 'K7QF-M2XD',
};

test('says who, when, where, which view, and the code', () => {
  const { lead, code } = watermarkLine(mark);
  expect(lead + code).toBe('许嘉禾 · 2026-11-19 10:24 · 总部12层 A-03 · 第2/3次 · 核心商密 · K7QF-M2XD');
});

test('a name of 300 characters is cut with an ellipsis, the code never', () => {
  const { lead, code } = watermarkLine({ ...mark, personName: '长'.repeat(300), place: 'Long '.repeat(60) });
  expect(lead).toMatch(/^长{9}… · 2026-11-19 10:24 · Long Long Long Lon…/u);
  expect(code).toBe('K7QF-M2XD');
});

test.each([
  ['a new line', '许\n嘉禾', '许 嘉禾'],
  ['a right-to-left override', '许\u202e嘉禾', '许嘉禾'],
  ['direction isolates and marks', '\u2066许\u200f嘉\u2069禾', '许嘉禾'],
  ['control characters', '许\u0000\u001b[2J嘉禾', '许[2J嘉禾'],
  ['a lone surrogate', '许\ud800嘉禾', '许嘉禾'],
  ['a paragraph separator', '许\u2029嘉禾', '许 嘉禾'],
  ['a zero-width joiner', '许\u200d嘉禾', '许嘉禾'],
])('strips %s from a name', (_what, personName, drawn) => {
  expect(watermarkLine({ ...mark, personName }).lead.split(' · ')[0]).toBe(drawn);
});

test.each(['', 'k7qf', 'K7QF\nM2XD', 'K7QF–M2XD', '许'])(
  'refuses to draw a mark with the code %j',
  (traceCode) => {
    expect(() => watermarkLine({ ...mark, traceCode })).toThrow(/trace code/);
  },
);

test.each([
  ['nothing', ''],
  ['blanks', ' \u3000 '],
  ['zero-width characters', '\u200b\u200d'],
  ['the Hangul filler', '\u3164'],
  ['private-use characters', '\ue000\ue001'],
  ['accents without letters', '\u0301\u0301'],
])('L8: names the person by number where the name is %s', (_what, personName) => {
  expect(watermarkLine({ ...mark, personName }).lead.split(' · ')[0]).toBe('#7');
});

test('L8: names the person by number where the typeface lacks a character of the name', () => {
  const { lead } = watermarkLine({ ...mark, personName: '𓀀𓀁' }, () => false);
  expect(lead.split(' · ')[0]).toBe('#7');
});
