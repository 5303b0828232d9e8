import { describe, expect, it } from 'vitest';
import { clockForwardMsMax } from '../time/clock.ts';
import { officeDaysBefore, SampleClock } from './sample-clock.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const realAt = (wallMs: number, offsetMinutes: number) => ({
  read: () => ({ wallMs, offsetMinutes, monoMs: 1, boot: 'real' }),
});

describe('the days behind a sample', () => {
  const moments = Array.from({ length: 9 }, (_, day) =>
    [1, 11, 23].map((hour) => Date.UTC(2026, 10, 23 + day, hour, 30)),
  ).flat();

  it('A8: leave no gap that counts as a jump, on whatever day and in whatever zone it is made', () => {
    for (const nowMs of moments)
      for (const offset of [-720, 0, 345, 840]) {
        const clock = new SampleClock(realAt(nowMs, offset), 18);
        let eveningMs: number | null = null;
        for (let no = 0; no < 18; no++) {
          clock.begin(no);
          const morning = clock.read();
          if (eveningMs !== null)
            expect(morning.wallMs - eveningMs).toSatisfy((ms: number) => ms > 0 && ms <= clockForwardMsMax);
          clock.evening();
          eveningMs = clock.read().wallMs;
        }
        clock.toNow();
        expect(clock.read()).toEqual({ wallMs: nowMs, offsetMinutes: offset, monoMs: 1, boot: 'real' });
        expect(nowMs - (eveningMs ?? 0)).toSatisfy((ms: number) => ms > 0 && ms <= clockForwardMsMax);
      }
  });

  it('are days of work, but for the Sunday before a Monday', () => {
    const tuesday = Date.UTC(2026, 10, 24, 9);
    const weekdays = (nowMs: number) => officeDaysBefore(nowMs, 0, 6).map((ms) => new Date(ms).getUTCDay());
    expect(weekdays(tuesday)).toEqual([1, 2, 3, 4, 5, 1]);
    expect(weekdays(tuesday - dayMs)).toEqual([1, 2, 3, 4, 5, 0]);
  });

  it('A8: each day is a start of the machine of its own, and both clocks move together', () => {
    const clock = new SampleClock(realAt(Date.UTC(2026, 10, 25, 9), 480), 3);
    clock.begin(0);
    const before = clock.read();
    clock.pass(7);
    const after = clock.read();
    expect([after.wallMs - before.wallMs, after.monoMs - before.monoMs]).toEqual([420_000, 420_000]);
    clock.begin(1);
    expect(clock.read().boot).not.toBe(before.boot);
  });
});
