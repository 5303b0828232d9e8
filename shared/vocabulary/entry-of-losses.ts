/** What the log says after a loss: evidence that turned up, gaps that are closed, allowances given back (A6b). docs/formats/log-entry.md §5.16. */
import { z } from 'zod';
import { committed } from './committed.ts';
import * as id from './ids.ts';

const count = z.int().min(0);
/** The generation that the gap came before. */
const generation = z.int().min(2);

/** A view that something outside knows and this log did not. */
export const spentView = z.strictObject({
  person: id.personId,
  lineage: id.lineageId,
  n: z.int().min(1).max(3),
  view: id.viewId,
});

export const lossEntries = {
  'gap.narrowed': z.strictObject({
    generation,
    /** A stick, an anchor's folder or a backup; or an exported bundle. */
    source: z.enum(['ledger', 'bundle']),
    /** Entries of the lost log up to which every view is known by this evidence; 0 where it is not whole. */
    reach: count,
    from: committed,
    spent: z.array(spentView),
  }),
  /** Both sides say that nobody worked after the entry up to which evidence reaches. */
  'gap.closed': z.strictObject({ generation, reach: count, ground: committed }),
  'allowance.restored': z.strictObject({
    person: id.personId,
    document: id.documentId,
    lineage: id.lineageId,
    /** Views that the surviving record does not show as used. */
    left: z.int().min(1).max(3),
    ground: committed,
  }),
} as const;
