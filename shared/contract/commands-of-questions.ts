/** Questions about the log that are kept by name (A4c, P4): each with what it is asked by. Days are those of the clock where it happened. */
import { z } from 'zod';
import { calendarDay } from '../vocabulary/calendar-day.ts';
import { path, text, textMax, who } from './inputs.ts';

/** First and last day, both included. Left out: from New Year's Day of this year (own-past: the last four weeks), to today. */
const period = { from: calendarDay.optional(), to: calendarDay.optional() };
/** A dossier's code, or its client's name. */
const client = text(textMax.name);
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

export const viewLenses = ['day', 'hour', 'weekday', 'place', 'client', 'reason', 'person'] as const;
export type ViewLens = (typeof viewLenses)[number];

export const logQuestion = z.discriminatedUnion('question', [
  /** With a person: their views one by one. */
  z.strictObject({ question: z.literal('client-seen-by'), ...period, client, person: who.optional() }),
  z.strictObject({ question: z.literal('person-saw'), ...period, person: who, client: client.optional() }),
  /** `group`: one day, hour, place… of them, view by view. */
  z.strictObject({
    question: z.literal('views-by'),
    ...period,
    by: z.enum(viewLenses),
    group: text(textMax.place).optional(),
  }),
  z.strictObject({
    question: z.literal('out-of-hours'),
    ...period,
    /** Of office hours, at the clock where it happened. */
    opens: clock.optional(),
    closes: clock.optional(),
    /** Working days: 1 for Monday to 7 for Sunday. */
    days: z.array(z.int().min(1).max(7)).max(7).optional(),
    person: who.optional(),
  }),
  z.strictObject({
    question: z.literal('quick-approvals'),
    ...period,
    /** Fewer seconds than this were there. */
    seconds: z.int().min(1).max(86_400).optional(),
  }),
  z.strictObject({
    question: z.literal('approval-pairs'),
    ...period,
    /** Both: their decisions one by one. */
    approver: who.optional(),
    requester: who.optional(),
  }),
  z.strictObject({ question: z.literal('views-spent'), ...period }),
  z.strictObject({ question: z.literal('refusals-by-rule'), ...period, code: text(40).optional() }),
  z.strictObject({ question: z.literal('releases'), ...period }),
  z.strictObject({ question: z.literal('approver-statistics'), ...period, approver: who.optional() }),
  z.strictObject({ question: z.literal('own-past'), ...period, person: who.optional() }),
  z.strictObject({ question: z.literal('near-allowance') }),
  z.strictObject({ question: z.literal('overdue') }),
]);

export const questionInputs = {
  'log.question': z.strictObject({ asked: logQuestion }),
  'log.question-csv': z.strictObject({ asked: logQuestion, file: path }),
  /** Of who is signed in. */
  'question.list': z.strictObject({}),
  'question.keep': z.strictObject({ name: text(textMax.name), asked: logQuestion }),
  'question.forget': z.strictObject({ name: text(textMax.name) }),
} as const;
