import { describe, expect, test } from 'vitest';
import { usualFigures } from '../vocabulary/training-terms.ts';
import { bonusPercent } from './training-pay.ts';

describe('P6: bonus by length and result', () => {
  test.each([
    [5, true, 100],
    [30, null, 100],
    [31, true, 50],
    [5, false, 0],
    [31, false, 0],
  ] as const)('P6: %i days, passed %s', (days, passed, percent) => {
    expect(bonusPercent(usualFigures, { days, passed })).toBe(percent);
  });
  test('P6: the figures are the firm’s', () => {
    expect(bonusPercent({ ...usualFigures, bonusFailedPercent: 80 }, { days: 31, passed: false })).toBe(50);
  });
});
