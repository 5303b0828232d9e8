/** A loan from its request to its return (L1–L3, L12). docs/formats/log-entry.md §4. */
import { z } from 'zod';
import { committed } from './committed.ts';
import * as id from './ids.ts';
import * as term from './terms.ts';

/** Up to the end of the year 9999. */
const epochMs = z.int().min(0).max(253_402_300_799_999);
const loanOf = { loan: id.loanId, document: id.documentId };
/** The same on all that were signed under one passphrase; entries from before have none. */
const batchSinceLater = { batch: id.batchId.optional() };

export const loanEntries = {
  'loan.requested': z.strictObject({
    ...loanOf,
    no: z.int().min(1),
    lineage: id.lineageId,
    dossier: id.dossierId,
    category: term.reasonCategory,
    reason: committed,
    place: committed,
    from: epochMs,
    to: epochMs,
  }),
  'loan.withdrawn': z.strictObject({ loan: id.loanId }),
  'loan.approved': z.strictObject({
    ...loanOf,
    /** Left out where one approval is enough: it is complete. Where policy asks for two, the first says no. */
    complete: z.boolean().optional(),
    /** SHA-256 of the grant: share A of the rendition, sealed to the borrower's keyset `borrowerKeyset`; null in an approval that
     * does not complete the request, which grants nothing. */
    grant: id.hex32Bytes.nullable(),
    borrowerKeyset: id.keysetId.nullable(),
    /** The borrower's sealing key that it was sealed to; entries from before it was named have none. */
    borrowerKey: id.hex32Bytes.nullable().optional(),
    from: epochMs,
    to: epochMs,
    minutes: z.int().min(1).max(240),
    reason: committed,
    batch: id.batchId.nullable(),
  }),
  'loan.rejected': z.strictObject({ loan: id.loanId, reason: committed, batch: id.batchId.nullable() }),
  'loan.issued': z.strictObject({ loan: id.loanId, ...batchSinceLater }),
  'loan.received': z.strictObject({ loan: id.loanId }),
  'loan.returned': z.strictObject({ loan: id.loanId }),
  'loan.checked-in': z.strictObject({ loan: id.loanId, ...batchSinceLater }),
  'loan.recalled': z.strictObject({ loan: id.loanId, reason: committed }),
  'loan.reminded': z.strictObject({ loan: id.loanId }),
  'loan.overdue': z.strictObject({ loan: id.loanId }),
} as const;
