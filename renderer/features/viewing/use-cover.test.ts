import { describe, expect, test } from 'vitest';
import { CallError } from '../../calls/vault-client.ts';
import { coverOfFocus, coverOfRefusal } from './use-cover.ts';

const refused = (code: string): CallError =>
  new CallError({ kind: 'refusal', code, facts: {}, entry: null } as unknown as ConstructorParameters<
    typeof CallError
  >[0]);

describe('what a refused page means', () => {
  test.each([
    ['VIEW_BLANK', 'blank'],
    ['VIEW_OVER', 'ended'],
    ['PERSON_FROZEN', 'ended'],
    ['DOSSIER_HELD', 'ended'],
    ['CLOCK_IN_DOUBT', null],
  ])('%s', (code, cover) => {
    expect(coverOfRefusal(refused(code))).toBe(cover);
  });
  test('what is no refusal is an error', () => {
    expect(coverOfRefusal(new Error('VIEW_OVER'))).toBeNull();
    expect(coverOfRefusal(null)).toBeNull();
  });
});

describe('the window before and behind others', () => {
  test('covers what can be read, and uncovers it again', () => {
    expect(coverOfFocus('none', false)).toBe('away');
    expect(coverOfFocus('away', true)).toBe('none');
  });
  test.each(['blank', 'ended'] as const)('what is %s stays so', (cover) => {
    expect([coverOfFocus(cover, true), coverOfFocus(cover, false)]).toEqual([cover, cover]);
  });
});
