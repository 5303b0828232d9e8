import { count, hash, object, text } from './kinds.ts';

/** What entries say when everything leaves the vault at once: docs/formats/log-entry.md §4. */
export const wholeReleases = {
  'whole.planned': object({ ground: text }),
  'whole.withdrawn': object({ ground: text }),
  'whole.begun': object({ folder: text, dossiers: count, documents: count, bytes: count }),
  'whole.written': object({ documents: count, without: count, bytes: count, sums: hash }),
};
