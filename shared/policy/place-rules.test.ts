import { describe, expect, it } from 'vitest';
import { type PlaceFacts, placeRules } from './place-rules.ts';
import { decide } from './rule-table.ts';

const copy: PlaceFacts = {
  isHere: false,
  isRenamed: false,
  wentElsewhere: false,
  restored: false,
  isPutBack: false,
  saidToHaveMoved: false,
  label: 'archive',
};

describe('A6c: where a vault is opened', () => {
  it.each([
    ['where it was last', { isHere: true }],
    ['under another name on the same machine, the old folder gone', { isRenamed: true }],
    ['where two people say that it has moved', { saidToHaveMoved: true }],
  ])('is allowed %s', (_what, facts) => {
    expect(decide(placeRules, { ...copy, ...facts })).toEqual({ allowed: true });
  });
  it('lets in what was put back and signed for, before its new generation, though its sticks tell of the lost place', () => {
    const putBack = { ...copy, isHere: true, wentElsewhere: true, isPutBack: true };
    expect(decide(placeRules, putBack)).toEqual({ allowed: true });
    expect(decide(placeRules, { ...putBack, restored: true })).toMatchObject({ code: 'RESTORE_UNSIGNED' });
  });
  it('asks what a copy is', () => {
    expect(decide(placeRules, copy)).toMatchObject({ code: 'PLACE_UNKNOWN', facts: { label: 'archive' } });
  });
  it('says where the vault went, whatever is said of the copy it left', () => {
    for (const facts of [{ isHere: true }, { saidToHaveMoved: true }])
      expect(decide(placeRules, { ...copy, ...facts, wentElsewhere: true })).toMatchObject({
        code: 'PLACE_LEFT',
      });
  });
});
