/** When somebody is away (S6): it informs, and no right goes with it. docs/formats/log-entry.md §4. */
import { z } from 'zod';
import * as id from './ids.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Periods that somebody has entered at one time. */
export const absencesMax = 12;
/** How far ahead one may end, in days. */
export const absenceDaysMax = 366;

/** First and last day, both of the absence. */
export interface Absence {
  readonly from: string;
  readonly until: string;
}

export const absenceEntries = {
  'person.absent': z.strictObject({
    person: id.personId,
    /** First and last day of each, in their order: the whole new state, none where the person is not away. */
    periods: z.array(z.strictObject({ from: date, until: date })).max(absencesMax),
  }),
} as const;
