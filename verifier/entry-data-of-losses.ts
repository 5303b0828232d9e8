import { count, id, integer, list, object, oneOf, text } from './kinds.ts';

const threeAtMost = integer(1, 3);

/** Views that something outside the log knew of. */
export const spentViews = list(object({ person: id, lineage: id, n: threeAtMost, view: id }));

/** What entries say after a loss: docs/formats/log-entry.md §4. */
export const losses = {
  'gap.narrowed': object({
    generation: integer(2),
    source: oneOf('ledger', 'bundle'),
    reach: count,
    from: text,
    spent: spentViews,
  }),
  'gap.closed': object({ generation: integer(2), reach: count, ground: text }),
  'allowance.restored': object({ person: id, document: id, lineage: id, left: threeAtMost, ground: text }),
};
