/** From when to when a loan is asked for, of the days that were chosen. */
import { dayEndMs, dayStartMs } from '../../../shared/vocabulary/calendar-day.ts';

const DAY_MS = 86_400_000;

export interface DaysAsked {
  readonly from: string;
  readonly to: string;
  /** As it was when the days were chosen. */
  readonly today: string;
}

/** A day begins at its first minute and ends with its last; today begins now. No longer than the policy allows. */
export function windowOf(
  { from, to, today }: DaysAsked,
  daysMax: number,
  nowMs: number,
): { readonly fromMs: number; readonly toMs: number } {
  const fromMs = from === today ? nowMs : dayStartMs(from);
  return { fromMs, toMs: Math.min(dayEndMs(to), fromMs + daysMax * DAY_MS) };
}
