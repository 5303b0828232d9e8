/**
 * What somebody pays back who leaves before the service that a paid course binds them to is over (P6). The sum falls by
 * an equal share each year, and within a year day by day. All sums are integers of fen; what is no whole fen is left to
 * the person. Nothing is owed after the last day of service, and never more than was paid.
 */
import { daysBetween, monthsLater } from '../vocabulary/calendar-day.ts';

export interface PaidCourse {
  /** Fen that the firm paid for it. */
  readonly paid: number;
  /** First day of the service that follows. */
  readonly from: string;
  readonly years: number;
}

/** First day on which nothing is owed any more. */
export const serviceEnds = ({ from, years }: Omit<PaidCourse, 'paid'>): string =>
  monthsLater(from, years * 12) ?? '';

/** Fen to be paid back by somebody whose last day is `on`; throws where a day is none. */
export function repaymentOn({ paid, from, years }: PaidCourse, on: string): number {
  if (!Number.isSafeInteger(paid) || paid < 0) throw new RangeError('paid');
  const after = daysBetween(from, on);
  if (Number.isNaN(after)) throw new RangeError('day');
  if (after <= 0) return paid;
  for (let served = 0; served < years; served++) {
    const begins = monthsLater(from, served * 12) ?? '';
    const ends = monthsLater(from, (served + 1) * 12) ?? '';
    if (daysBetween(on, ends) <= 0) continue;
    const days = daysBetween(begins, ends);
    const left = (years - served) * days - daysBetween(begins, on);
    return Number((BigInt(paid) * BigInt(left)) / BigInt(years * days));
  }
  return 0;
}
