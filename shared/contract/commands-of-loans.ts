/** Questions about loans: requests, decisions, issue, return. */
import { z } from 'zod';
import * as term from '../vocabulary/terms.ts';
import { documentRef, instantMs, loanRef, reason, signature, text, textMax } from './inputs.ts';

const nothing = z.strictObject({});
const day = z.string().max(10);

export const loanInputs = {
  'loan.request': z.strictObject({
    document: documentRef,
    category: term.reasonCategory,
    reason,
    place: text(textMax.place),
    fromMs: instantMs.optional(),
    toMs: instantMs.optional(),
    signature,
  }),
  'loan.withdraw': z.strictObject({ loan: loanRef, signature }),
  'loan.show': z.strictObject({ loan: loanRef }),
  'loan.list': z.strictObject({ all: z.boolean() }),
  'loan.register': z.strictObject({
    /** Left out: all. */
    state: z.enum(['open', 'out', 'overdue', 'closed']).optional(),
    query: text(textMax.title),
    offset: z.int().min(0).max(10_000_000),
    limit: z.int().min(1).max(500),
  }),
  /** One's own absence (S6): the first and the last day of it. It is ended by the day on which it begins. */
  'absence.list': nothing,
  'absence.enter': z.strictObject({ from: day, until: day, signature }),
  'absence.end': z.strictObject({ from: day, signature }),
  'desk.custodian': nothing,
  /** One field for everything: a few rows of each kind that this person may know of. */
  'desk.find': z.strictObject({ query: text(textMax.title) }),
  /** What became of one's own requests since one last looked; and that one has. */
  'news.show': nothing,
  'news.seen': z.strictObject({
    upto: z.int().min(0),
    /** Left out: both were told. */
    of: z.enum(['loans', 'releases']).optional(),
  }),
  'loan.decide': z.strictObject({
    /** One, or a batch of at most 20 that were each opened (L2). */
    decisions: z
      .array(
        z.strictObject({
          loan: loanRef,
          decision: z.enum(['approve', 'reject']),
          /** What is decided is the longer window that was asked for, not the request (L11). */
          longer: z.literal(true).optional(),
          reason,
          minutes: z.int().min(1).max(100_000).optional(),
          fromMs: instantMs.optional(),
          toMs: instantMs.optional(),
        }),
      )
      .min(1)
      .max(1_000),
    signature,
  }),
  'loan.issue': z.strictObject({ loan: loanRef, signature }),
  'loan.receive': z.strictObject({ loan: loanRef, signature }),
  'loan.return': z.strictObject({ loan: loanRef, signature }),
  'loan.check-in': z.strictObject({ loan: loanRef, signature }),
  /** Issues and checks in up to 200 loans under one passphrase; each is its own statement. */
  'loan.step-many': z.strictObject({
    steps: z
      .array(z.strictObject({ loan: loanRef, step: z.enum(['issue', 'check-in']) }))
      .min(1)
      .max(1_000),
    signature,
  }),
  /** Only asks for it back: the borrower finds it at the desk. A recall ends the loan. */
  'loan.remind': z.strictObject({ loan: loanRef, signature }),
  /** Asks for a longer window for what is out; it is decided anew, by `loan.decide` (L11). */
  'loan.extend': z.strictObject({ loan: loanRef, toMs: instantMs, reason, signature }),
  'loan.recall': z.strictObject({ loan: loanRef, reason, signature }),
} as const;
