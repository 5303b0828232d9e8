import { describe, expect, test } from 'vitest';
import { type InductionPart, usualFigures } from '../vocabulary/training-terms.ts';
import { planInduction } from './induction-plan.ts';

describe('P6: an induction by its figures', () => {
  const sessions = planInduction('2026-11-27', usualFigures, ['技术部', '财务部']);
  test('P6: at least 10 hours general, 2/2/6/6/2 in the department, 30 minutes in each other', () => {
    const sum = (part: InductionPart) =>
      sessions.filter((each) => each.part === part).reduce((total, { minutes }) => total + minutes, 0);
    expect(sum('general')).toBe(600);
    expect(
      ['welcome', 'structure', 'professional', 'procedures', 'figures'].map((part) =>
        sum(part as InductionPart),
      ),
    ).toEqual([120, 120, 360, 360, 120]);
    expect(
      sessions.filter(({ part }) => part === 'visit').map(({ visited, minutes }) => [visited, minutes]),
    ).toEqual([
      ['技术部', 30],
      ['财务部', 30],
    ]);
  });
  test('two sessions a day, none at a weekend', () => {
    const days = sessions.map(({ on }) => on);
    for (const on of days) {
      expect(days.filter((other) => other === on).length).toBeLessThanOrEqual(2);
      expect([0, 6]).not.toContain(new Date(`${on}T00:00:00Z`).getUTCDay());
    }
    expect(days[0]).toBe('2026-11-27');
    expect(days[2]).toBe('2026-11-30');
  });
});
