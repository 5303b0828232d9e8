/**
 * After a loss (A6b): what evidence that turns up may do, when a gap is over, and what may be given back to one person for one
 * document. A missing fact refuses: a comparison with it does not hold.
 */
import type { Rule } from './rule-table.ts';

export interface GapFacts {
  /** The log has such a gap: no ledger covered it, and nobody has closed it. */
  readonly isOpen: boolean;
  /** Entries of the lost log: of this copy when the loss was found, of the newest anchor found then, and up to which evidence reaches. */
  readonly have: number;
  readonly anchored: number;
  readonly reach: number;
}

export const closeGapRules: readonly Rule<GapFacts>[] = [
  { code: 'GAP_NOT_OPEN', broken: (f) => !f.isOpen },
  {
    code: 'EVIDENCE_SHORT',
    broken: (f) => !(f.reach > f.have && f.reach >= f.anchored),
    tell: (f) => ({ reach: f.reach, needed: Math.max(f.have + 1, f.anchored) }),
  },
];

export interface RestoreFacts {
  /** The person's allowance of the lineage counts as used because of a gap. */
  readonly isLost: boolean;
  readonly cap: number;
  /** Views on record. */
  readonly used: number;
}

export const restoreAllowanceRules: readonly Rule<RestoreFacts>[] = [
  { code: 'ALLOWANCE_NOT_LOST', broken: (f) => !f.isLost },
  { code: 'VIEWS_SPENT', broken: (f) => !(f.used >= 0 && f.used < f.cap), tell: (f) => ({ cap: f.cap }) },
];
