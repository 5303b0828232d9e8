/**
 * The clock of a sample that has a past: office days before today, each a start of the machine of its own, and in the end
 * the real clock, so that nothing is in doubt when the vault is opened (A8).
 */
import type { Clock, ClockReading } from '../time/clock.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const opensAtMinute = 8 * 60 + 30;
const closesAtMinute = 18 * 60;
/** The machine was started a little before the vault was opened. */
const monoAtOpeningMs = 5 * minuteMs;

export class SampleClock implements Clock {
  private readonly real: Clock;
  private readonly offsetMinutes: number;
  /** Local midnight of each office day, as an instant, oldest first. */
  private readonly days: readonly number[];
  private today: { readonly startMs: number; readonly no: number; minute: number } | null = null;

  constructor(real: Clock, days: number) {
    this.real = real;
    const { wallMs, offsetMinutes } = real.read();
    this.offsetMinutes = offsetMinutes;
    this.days = officeDaysBefore(wallMs, offsetMinutes, days);
  }

  read(): ClockReading {
    if (this.today === null) return this.real.read();
    const { startMs, no, minute } = this.today;
    return {
      wallMs: startMs + minute * minuteMs,
      offsetMinutes: this.offsetMinutes,
      monoMs: monoAtOpeningMs + (minute - opensAtMinute) * minuteMs,
      boot: `sample-day-${no}`,
    };
  }

  begin(no: number): void {
    this.today = { startMs: this.days[no]!, no, minute: opensAtMinute };
  }
  pass(minutes: number): void {
    if (this.today !== null) this.today.minute += minutes;
  }
  evening(): void {
    if (this.today !== null) this.today.minute = Math.max(this.today.minute, closesAtMinute);
  }
  toNow(): void {
    this.today = null;
  }
}

/**
 * Mondays to Fridays before the day of `nowMs`. From a Friday's evening to a Monday's morning are 62 hours, so that no gap is
 * a jump of the clock (A8); whoever makes the sample on a Monday has its last day on the Sunday, lest the gap be longer.
 */
export function officeDaysBefore(nowMs: number, offsetMinutes: number, count: number): number[] {
  const offsetMs = offsetMinutes * minuteMs;
  const today = Math.floor((nowMs + offsetMs) / dayMs);
  const days: number[] = [];
  for (let day = today - 1; days.length < count; day--) {
    const lastSunday = day === today - 1 && weekdayOf(day) === 0;
    if ((weekdayOf(day) !== 0 && weekdayOf(day) !== 6) || lastSunday) days.unshift(day * dayMs - offsetMs);
  }
  return days;
}

/** 0 is Sunday; day 0, the first of January 1970, was a Thursday. */
const weekdayOf = (day: number): number => (day + 4) % 7;
