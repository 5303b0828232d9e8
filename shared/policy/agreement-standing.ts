/** How an agreement stands on a day (P5): what runs out is shown before it has. */
import { type AgreementStands, runningOutDays } from '../vocabulary/agreement-terms.ts';
import { daysBetween } from '../vocabulary/calendar-day.ts';

export interface StandingFacts {
  readonly signed: boolean;
  readonly ended: 'dropped' | 'released' | 'replaced' | null;
  readonly until: string | null;
}

export function agreementStands({ signed, ended, until }: StandingFacts, day: string): AgreementStands {
  if (ended !== null) return ended;
  if (!signed) return 'draft';
  if (until === null) return 'in-force';
  const left = daysBetween(day, until);
  if (left < 0) return 'expired';
  return left <= runningOutDays ? 'running-out' : 'in-force';
}
