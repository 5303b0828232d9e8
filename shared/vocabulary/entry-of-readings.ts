/** Bodies of the entries about reading and refusing, by type; entry.ts merges them. Field by field in docs/formats/log-entry.md §4. */
import { z } from 'zod';
import { committed } from './committed.ts';
import * as id from './ids.ts';
import { partOfLog } from './part-of-log.ts';

const count = z.int().min(0);

export const readingEntries = {
  'directory.searched': z.strictObject({ query: committed.nullable(), results: count }),
  'log.read': z.strictObject({ person: id.personId.nullable(), query: committed.nullable(), results: count }),
  'log.exported': z.strictObject({
    size: count,
    root: id.hex32Bytes,
    openings: count,
    /** Absent where it was the whole log, and in entries from before parts were exported. */
    part: partOfLog.optional(),
  }),
  /** A witness outside had seen this log as it was then; their line came back (A5a). */
  'checkpoint.cosigned': z.strictObject({
    generation: z.int().min(1),
    size: count,
    root: id.hex32Bytes,
    name: committed,
    key: id.hex32Bytes,
    /** Since 1970, when they signed. */
    seconds: count,
    signature: z.string().regex(/^[0-9a-f]{128}$/),
  }),
  'trace.looked-up': z.strictObject({ query: committed, view: id.viewId.nullable() }),
  refusal: z.strictObject({
    verb: z.string().regex(/^[a-z.-]{3,40}$/),
    code: z.string().regex(/^[A-Z_0-9]{3,40}$/),
    dossier: id.dossierId.nullable(),
    document: id.documentId.nullable(),
    loan: id.loanId.nullable(),
    person: id.personId.nullable(),
  }),
} as const;
