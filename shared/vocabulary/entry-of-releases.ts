/**
 * What the log says when an original leaves the vault, or a copy of it (D8). Field by field in docs/formats/log-entry.md §4.
 */
import { z } from 'zod';
import { committed } from './committed.ts';
import * as id from './ids.ts';
import * as term from './terms.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const epochMs = z.int().min(0).max(253_402_300_799_999);

/** One release holds this many documents at most: a court's list, not a vault. */
export const releaseDocumentsMax = 500;

export const releaseEntries = {
  'release.requested': z.strictObject({
    release: id.releaseId,
    no: z.int().min(1),
    dossier: id.dossierId,
    /** A person of the vault; null where it goes to an outsider, who is named instead. */
    recipient: id.personId.nullable(),
    outsider: committed.nullable(),
    form: term.releaseForm,
    ground: committed,
    /** The day by which it is to be back; null where it is given for good. */
    due: date.nullable(),
    documents: z
      .array(z.strictObject({ document: id.documentId, lineage: id.lineageId }))
      .min(1)
      .max(releaseDocumentsMax),
  }),
  'release.withdrawn': z.strictObject({ release: id.releaseId }),
  'release.approved': z.strictObject({
    release: id.releaseId,
    /** Whether no further approval is needed; where policy asks for two, the first says no. */
    complete: z.boolean(),
    reason: committed,
    /** Until when it may be handed out; null in an approval that does not complete it. */
    until: epochMs.nullable(),
    /** To whom the shares of the documents are sealed; null where an approver opens them at the handing out. */
    recipientKeyset: id.keysetId.nullable(),
    recipientKey: id.hex32Bytes.nullable(),
    /** SHA-256 of each grant, in the order of the documents. */
    grants: z.array(id.hex32Bytes).max(releaseDocumentsMax),
  }),
  'release.rejected': z.strictObject({ release: id.releaseId, reason: committed }),
  'release.handed-out': z.strictObject({
    release: id.releaseId,
    on: date,
    /** Of the words burned into a marked copy. */
    language: z.enum(['zh-CN', 'en']),
    /** Entry of the slip that an outsider has signed by hand. */
    paper: z.int().min(0).nullable(),
    /** Until when its files may be written again, where they were not; null for a certificate, which has none. */
    writeUntil: epochMs.nullable(),
    /** In the order of the request; the digest is SHA-256 of the file that leaves, of the original for a certificate. */
    items: z
      .array(z.strictObject({ document: id.documentId, bytes: z.int().min(0), digest: committed }))
      .min(1)
      .max(releaseDocumentsMax),
  }),
  'release.again': z.strictObject({ release: id.releaseId }),
  'release.written': z.strictObject({ release: id.releaseId }),
  'release.returned': z.strictObject({
    release: id.releaseId,
    documents: z.array(id.documentId).min(1).max(releaseDocumentsMax),
    how: z.enum(['returned', 'destroyed']),
    on: date,
    remark: committed.nullable(),
  }),
} as const;
