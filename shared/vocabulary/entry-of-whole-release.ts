/** What the log says when everything leaves the vault at once (D8). Field by field in docs/formats/log-entry.md §4. */
import { z } from 'zod';
import { committed } from './committed.ts';
import * as id from './ids.ts';

const count = z.int().min(0);

export const wholeReleaseEntries = {
  /** Announced: from seven days later on, and for sixty days, it may be carried out. */
  'whole.planned': z.strictObject({ ground: committed }),
  'whole.withdrawn': z.strictObject({ ground: committed }),
  /** Files are written from here on; said again where a run before did not come to its end. */
  'whole.begun': z.strictObject({ folder: committed, dossiers: count, documents: count, bytes: count }),
  'whole.written': z.strictObject({
    documents: count,
    /** Documents whose sealed file was missing or damaged: the index names them. */
    without: count,
    bytes: count,
    /** SHA-256 of the list of checksums, which has every file but the log's bundle. */
    sums: id.hex32Bytes,
  }),
} as const;
