import { describe, expect, it } from 'vitest';
import { isDrillDue, isDue, isOverdue, statesThatGo } from './backup-keeping.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const keep = { days: 7, weeks: 4, months: 12 };
const start = Date.UTC(2026, 0, 1, 18);

/** A day of work each: a state in the evening, dropped by the rule as it goes on. */
function years(days: number): number[] {
  let states: number[] = [];
  for (let day = 0; day < days; day += 1) {
    states.push(start + day * dayMs);
    const gone = new Set(statesThatGo(states, keep));
    states = states.filter((state) => !gone.has(state));
  }
  return states;
}

describe('K1: which states are kept', () => {
  it('keeps the newest days, weeks and months, and one of every year', () => {
    const kept = years(4 * 365);
    const newest = Math.max(...kept);
    for (let day = 0; day < 7; day += 1) expect(kept).toContain(newest - day * dayMs);
    expect(new Set(kept.map((ms) => new Date(ms).getUTCFullYear())).size).toBe(4);
    const months = new Set(kept.map((ms) => new Date(ms).toISOString().slice(0, 7)));
    expect(months.size).toBeGreaterThanOrEqual(12);
    expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12 + 4);
  });

  it('never lets the newest go, nor any of the day before it, and drops what is there only', () => {
    const states = Array.from({ length: 40 }, (_, i) => start + i * hourMs);
    const gone = statesThatGo(states, keep);
    const newest = Math.max(...states);
    for (const state of gone) {
      expect(states).toContain(state);
      expect(newest - state).toBeGreaterThanOrEqual(dayMs);
    }
    expect(gone.length).toBeGreaterThan(0);
    expect(statesThatGo([start], keep)).toEqual([]);
    expect(statesThatGo([], keep)).toEqual([]);
  });

  it('does not depend on their order, and having dropped once drops nothing more', () => {
    const states = Array.from({ length: 200 }, (_, i) => start + i * 7 * hourMs);
    const gone = statesThatGo(states, keep);
    expect(statesThatGo(states.toReversed(), keep)).toEqual(gone);
    expect(
      statesThatGo(
        states.filter((state) => !gone.includes(state)),
        keep,
      ),
    ).toEqual([]);
  });
});

describe('K1, K2: what is due', () => {
  const times = { everyHours: 24, atClosing: true, plannedAtMs: start, newestAtMs: null, drilledAtMs: null };

  it('is a first one at once, the next when its hours are over', () => {
    expect(isDue(times, start)).toBe(true);
    expect(isDue({ ...times, newestAtMs: start }, start + 23 * hourMs)).toBe(false);
    expect(isDue({ ...times, newestAtMs: start }, start + 24 * hourMs)).toBe(true);
    expect(isDue({ ...times, everyHours: 0 }, start + 1_000 * dayMs)).toBe(false);
  });

  it('is overdue after twice its hours, and a drill after 90 days', () => {
    expect(isOverdue({ ...times, newestAtMs: start }, start + 48 * hourMs)).toBe(false);
    expect(isOverdue({ ...times, newestAtMs: start }, start + 49 * hourMs)).toBe(true);
    expect(isDrillDue(times, start + 1_000 * dayMs)).toBe(false);
    expect(isDrillDue({ ...times, newestAtMs: start }, start + 91 * dayMs)).toBe(true);
    const drilled = { ...times, newestAtMs: start, drilledAtMs: start + 80 * dayMs };
    expect(isDrillDue(drilled, start + 91 * dayMs)).toBe(false);
  });
});
