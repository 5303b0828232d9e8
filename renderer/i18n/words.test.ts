import i18next from 'i18next';
import { afterAll, describe, expect, test } from 'vitest';
import { sayClassesAs, terms } from './terms.ts';
import { defineWords } from './words.ts';

afterAll(() => i18next.changeLanguage('zh-CN'));
const { say } = defineWords('words-test', {
  pages: ['{{count}} 页', '{{count}} page|{{count}} pages'],
  by: ['由 {{who}}', 'by {{who}}'],
});

describe('words', () => {
  test('are those of the language, with English one and many', async () => {
    expect([say('pages', { count: 1 }), say('pages', { count: 2 })]).toEqual(['1 页', '2 页']);
    await i18next.changeLanguage('en');
    expect([say('pages', { count: 1 }), say('pages', { count: 2 }), say('pages', { count: 0 })]).toEqual([
      '1 page',
      '2 pages',
      '0 pages',
    ]);
  });
  test('are filled in as they stand', () => {
    expect(say('by', { who: '<b>&{{count}}' })).toContain('<b>&');
  });
  test('of the classes are the founders’ own until another vault is open', () => {
    const usual = terms.say('secret');
    sayClassesAs({ internal: 'One', confidential: 'Two', secret: 'Crown' });
    const own = terms.say('secret');
    sayClassesAs(null);
    expect(own).toBe('Crown');
    expect(terms.say('secret')).toBe(usual);
  });
});
