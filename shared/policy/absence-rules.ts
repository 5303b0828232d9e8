/**
 * Being away (S6): entered by oneself, from today on. It tells whoever waits; it takes no right from anybody and gives none, so no
 * rule of any decision asks for it.
 */
import { daysBetween, isCalendarDay } from '../vocabulary/calendar-day.ts';
import { type Absence, absenceDaysMax, absencesMax } from '../vocabulary/entry-of-absences.ts';
import type { Rule } from './rule-table.ts';

export interface EnterAbsenceFacts extends Absence {
  /** Those entered before that are not over, in their order. */
  readonly entered: readonly Absence[];
  readonly today: string;
}
export const enterAbsenceRules: readonly Rule<EnterAbsenceFacts>[] = [
  {
    code: 'ABSENCE_DATES',
    broken: ({ from, until, today }) =>
      !(isCalendarDay(from) && isCalendarDay(until) && today <= from && from <= until) ||
      !(daysBetween(today, until) <= absenceDaysMax),
  },
  {
    code: 'ABSENCE_OVERLAPS',
    broken: ({ from, until, entered }) =>
      entered.some((other) => !(until < other.from || other.until < from)),
  },
  { code: 'ABSENCES_TOO_MANY', broken: ({ entered }) => !(entered.length < absencesMax) },
];

export interface EndAbsenceFacts {
  readonly known: boolean;
}
export const endAbsenceRules: readonly Rule<EndAbsenceFacts>[] = [
  { code: 'NO_SUCH_ABSENCE', broken: (f) => !f.known },
];

/** The last day of the absence that today falls into, with those that follow on it without a day between; null for who is here. */
export function awayUntil(absences: readonly Absence[], today: string): string | null {
  let last: string | null = null;
  for (const { from, until } of absences) {
    if (last === null ? from <= today && today <= until : daysBetween(last, from) === 1) last = until;
  }
  return last;
}

/** Whether fewer of those who can decide are here than approvals are missing. */
export const tooFewHere = (
  deciders: readonly { readonly awayUntil: string | null }[],
  missing: number,
): boolean => deciders.filter((each) => each.awayUntil === null).length < missing;
