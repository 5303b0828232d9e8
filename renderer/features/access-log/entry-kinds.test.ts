import { describe, expect, test } from 'vitest';
import { entryTypes } from '../../../shared/vocabulary/entry.ts';
import { kindGroups } from './entry-kinds.ts';

describe('groups of kinds', () => {
  const grouped: string[] = Object.values(kindGroups).flat();
  test('no kind is in two groups', () => {
    expect(grouped.filter((kind, i) => grouped.indexOf(kind) !== i)).toEqual([]);
  });
  test('every kind is in one', () => {
    expect(entryTypes.filter((kind) => !grouped.includes(kind))).toEqual([]);
  });
});
