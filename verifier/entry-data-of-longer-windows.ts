import { flag, id, instant, object, orNull, text } from './kinds.ts';

/** A longer window: asked for, and decided anew (log-entry.md §4). */
export const longerWindows = {
  'loan.extension-requested': object({ loan: id, document: id, to: instant, reason: text }),
  'loan.extension-approved': object({
    loan: id,
    document: id,
    complete: flag,
    to: instant,
    reason: text,
    batch: orNull(id),
  }),
  'loan.extension-rejected': object({ loan: id, reason: text, batch: orNull(id) }),
};
