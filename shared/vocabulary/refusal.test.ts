import { describe, expect, test } from 'vitest';
import { factText } from './fact-words.ts';
import { describeRefusal, refusalCodes, refusalSentences } from './refusal.ts';
import { loanState, role } from './terms.ts';

const placeholders = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').toSorted();

describe('refusals', () => {
  for (const code of refusalCodes) {
    const entry = refusalSentences[code];
    test(`${code} has its rule and its sentence in both languages`, () => {
      expect(entry.rule).toMatch(/^(?:[SDLAHPK]\d+[abc]?|§8)$/);
      expect(entry.zh).toMatch(/\p{Script=Han}/u);
      expect(entry.en).toMatch(/^[A-Z{]/);
      expect(entry.en).not.toMatch(/\p{Script=Han}/u);
      expect(entry.zhNow === undefined).toBe(entry.enNow === undefined);
    });
    test(`${code} tells the same in both languages`, () => {
      expect(placeholders(entry.en)).toEqual(placeholders(entry.zh));
      expect(placeholders(entry.enNow)).toEqual(placeholders(entry.zhNow));
    });
    test(`${code} leaves no brace when its facts are given`, () => {
      const names = [...placeholders(entry.zh), ...placeholders(entry.zhNow)];
      const facts = Object.fromEntries(names.map((name) => [name, 7]));
      for (const language of ['zh-CN', 'en'] as const) {
        const { sentence, now } = describeRefusal(code, facts, language);
        expect(sentence + (now ?? '')).not.toMatch(/[{}]/);
      }
    });
  }

  test('a state, a role or a cause stands in the words of the sentence', () => {
    for (const state of loanState.options) {
      expect(describeRefusal('LOAN_STATE', { state }, 'zh-CN').sentence).not.toContain(state);
    }
    for (const one of role.options) {
      expect(describeRefusal('LAST_OF_ROLE', { role: one }, 'zh-CN').sentence).not.toContain(one);
    }
    expect(describeRefusal('QUARANTINE', { cause: 'anchor-ahead' }, 'en').sentence).toBe(
      'The vault is in quarantine: an anchor outside is ahead of the log',
    );
  });
  test('a fact without a word, and names that objects have by nature, stay as they are', () => {
    expect(factText('field', 'constructor', 'en')).toBe('constructor');
    expect(factText('state', 'unknown', 'en')).toBe('unknown');
    expect(factText('constructor', 'name', 'en')).toBe('name');
  });
  test('a fact that is not given leaves its placeholder to be seen', () => {
    expect(describeRefusal('VIEWS_SPENT', {}, 'en').sentence).toContain('{cap}');
  });
});
