/** The sessions of an induction as the figures ask for them: each part in pieces of half a day at most, on working days. */
import { daysLater } from '../vocabulary/calendar-day.ts';
import type { InductionPart, TrainingFigures } from '../vocabulary/training-terms.ts';

export interface PlannedSession {
  readonly on: string;
  readonly at: number;
  readonly minutes: number;
  readonly part: InductionPart;
  readonly visited: string | null;
}

const mornings = 9 * 60;
const afternoons = 13 * 60 + 30;
const halfDayMinutes = 180;

const isWorkingDay = (day: string): boolean => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};

/** From that day on; visits to each of these departments come last. */
export function planInduction(
  from: string,
  { induction: { visit, ...own } }: TrainingFigures,
  visited: readonly string[],
): PlannedSession[] {
  const pieces: Omit<PlannedSession, 'on' | 'at'>[] = [];
  for (const [part, minutes] of Object.entries(own) as [InductionPart, number][]) {
    for (let left = minutes; left > 0; left -= halfDayMinutes)
      pieces.push({ part, minutes: Math.min(left, halfDayMinutes), visited: null });
  }
  if (visit > 0) for (const each of visited) pieces.push({ part: 'visit', minutes: visit, visited: each });
  let day = from;
  const toWorkingDay = (): void => {
    while (!isWorkingDay(day)) day = daysLater(day, 1) ?? '';
  };
  toWorkingDay();
  return pieces.map((piece, i) => {
    if (i > 0 && i % 2 === 0) {
      day = daysLater(day, 1) ?? '';
      toWorkingDay();
    }
    return { ...piece, on: day, at: i % 2 === 0 ? mornings : afternoons };
  });
}
