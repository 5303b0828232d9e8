import { describe, expect, test } from 'vitest';
import { meant, peopleLike, personLabel, personOption } from './people-options.ts';

const people = [
  { no: 1, name: '顾清', department: '法务' },
  { no: 2, name: '顾清', department: null },
  { no: 12, name: '顾清源', department: null },
  { no: 3, name: 'Anna Gu', department: 'Tax' },
];
const numbers = (typed: string): number[] => meant(people, typed).map(({ no }) => no);

describe('whom the typed text means', () => {
  test.each([
    ['nothing means nobody', ' ', []],
    ['a number means that one alone', '#1', [1]],
    ['a name means all who are called so, and nobody who is called longer', '顾清', [1, 2]],
    ['a part means everybody it fits', '顾', [1, 2, 12]],
    ['in any case and width', 'ａｎｎａ ｇｕ', [3]],
    ['by pinyin', 'guqing', [1, 2, 12]],
    ['nobody', '赵', []],
  ])('%s', (_what, typed, expected) => {
    expect(numbers(typed)).toEqual(expected);
  });
});

test('two of one name are told apart by number and department', () => {
  expect(people.slice(0, 2).map(personLabel)).toEqual(['顾清 · #1 · 法务', '顾清 · #2']);
  expect(personLabel({ no: 9, name: '#9', department: null })).toBe('#9');
  expect(personOption(people[0]!)).toEqual({ value: '#1', label: '顾清 · #1 · 法务' });
});

test('a name that looks like one that is there is found', () => {
  expect(peopleLike(people, 'Аnna Gu').map(({ no }) => no)).toEqual([3]);
  expect(peopleLike(people, 'Bob')).toEqual([]);
});
