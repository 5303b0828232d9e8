/** What may be asked about releases (D8), merged into commands.ts. */
import { z } from 'zod';
import { calendarDay } from '../vocabulary/calendar-day.ts';
import { releaseDocumentsMax } from '../vocabulary/entry-of-releases.ts';
import * as term from '../vocabulary/terms.ts';
import { credential, path, reason, signature, text, textMax, who } from './inputs.ts';

const date = calendarDay;
/** As people write it: R12. */
const release = text(12);
/** Numbers of documents within their dossier. */
const numbers = z.array(z.int().min(1).max(1_000_000_000)).min(1).max(releaseDocumentsMax);
/**
 * Who signs beside the custodian at the desk: the recipient, if a person of the vault; an approver, where it goes to an outsider
 * or is a certificate; first the approver, then the recipient.
 */
const cosign = z.array(credential).min(1).max(2);

export const releaseInputs = {
  'release.request': z.strictObject({
    code: text(textMax.code),
    /** Left out: every document of the dossier. */
    numbers: numbers.optional(),
    form: term.releaseForm,
    /** One of the two. */
    recipient: who.optional(),
    outsider: who.optional(),
    ground: reason,
    /** Left out: it is given for good. */
    due: date.optional(),
    signature,
  }),
  'release.withdraw': z.strictObject({ release, signature }),
  'release.show': z.strictObject({ release }),
  'release.list': z.strictObject({
    /** Left out: all. */
    state: z.enum(['waiting', 'to-hand-out', 'out', 'overdue', 'settled']).optional(),
    query: text(textMax.title),
    offset: z.int().min(0).max(10_000_000),
    limit: z.int().min(1).max(500),
  }),
  'release.decide': z.strictObject({
    release,
    decision: z.enum(['approve', 'reject']),
    reason,
    signature,
  }),
  'release.hand-out': z.strictObject({
    release,
    /** Where a new folder for its files is made; none for a certificate. */
    folder: path.optional(),
    /** Of the slip that the outsider has signed: 2 of R12-2. */
    slip: z.int().min(1).max(1_000_000).optional(),
    signature,
    cosign,
  }),
  'release.write-again': z.strictObject({ release, folder: path, signature, cosign }),
  'release.return': z.strictObject({
    release,
    /** Left out: all that are still out. */
    numbers: numbers.optional(),
    how: z.enum(['returned', 'destroyed']),
    /** Left out: today. */
    on: date.optional(),
    remark: reason.optional(),
    signature,
  }),
} as const;
