import i18next from 'i18next';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countText } from './format.ts';
import { defineWords } from './words.ts';

beforeAll(() => i18next.changeLanguage('en'));
afterAll(() => i18next.changeLanguage('zh-CN'));

describe('words with a count', () => {
  const { say } = defineWords('words-test', {
    entries: ['{{count}} 条', '{{count}} entry|{{count}} entries'],
  });
  test.each([
    [0, '0 entries'],
    [1, '1 entry'],
    [2, '2 entries'],
  ])('%d', (count, words) => expect(say('entries', { count })).toBe(words));
  test.each([
    [1, '1 entry'],
    [319, '319 entries'],
    [1_204, '1,204 entries'],
  ])('%d, written as a text', (count, words) =>
    expect(say('entries', { count: countText(count) })).toBe(words),
  );
});
