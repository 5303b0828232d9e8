/** A longer window for a loan that is out: asked for, and decided anew (L11). docs/formats/log-entry.md §4. */
import { z } from 'zod';
import { committed } from './committed.ts';
import * as id from './ids.ts';

/** Up to the end of the year 9999. */
const epochMs = z.int().min(0).max(253_402_300_799_999);

export const longerWindowEntries = {
  'loan.extension-requested': z.strictObject({
    loan: id.loanId,
    document: id.documentId,
    /** Until when it is asked for. */
    to: epochMs,
    reason: committed,
  }),
  'loan.extension-approved': z.strictObject({
    loan: id.loanId,
    document: id.documentId,
    /** Whether with this one as many have approved as the policy asks for; only then the window ends later. */
    complete: z.boolean(),
    to: epochMs,
    reason: committed,
    batch: id.batchId.nullable(),
  }),
  'loan.extension-rejected': z.strictObject({
    loan: id.loanId,
    reason: committed,
    batch: id.batchId.nullable(),
  }),
} as const;
