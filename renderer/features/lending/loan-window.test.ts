import { describe, expect, test } from 'vitest';
import { windowOf } from './loan-window.ts';

const now = new Date(2026, 10, 19, 15, 20).getTime();
const today = '2026-11-19';

describe('from when to when a loan is asked for', () => {
  test('today begins now, another day with its first minute; each ends with its last', () => {
    const lastOf21 = new Date(2026, 10, 22).getTime() - 1;
    expect(windowOf({ from: today, to: '2026-11-21', today }, 14, now)).toEqual({
      fromMs: now,
      toMs: lastOf21,
    });
    expect(windowOf({ from: '2026-11-20', to: '2026-11-21', today }, 14, now)).toEqual({
      fromMs: new Date(2026, 10, 20).getTime(),
      toMs: lastOf21,
    });
  });
  test('no longer than the policy allows, to the hour', () => {
    expect(windowOf({ from: today, to: '2026-12-24', today }, 3, now).toMs).toBe(now + 3 * 86_400_000);
  });
});
