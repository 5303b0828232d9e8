/**
 * How many views of a lineage a person has left, for life; three is the most (L4).
 *
 * `used` counts every view by the human, whatever their accounts, of any version in the lineage. Where part of the
 * history is missing and no ledger covers it, everything that existed counts as used (A6).
 */
const viewsMax = 3;

export interface AllowanceFacts {
  readonly cap: number;
  readonly used: number;
  /** The lineage existed before a generation whose gap no ledger covers. */
  readonly lostInGap: boolean;
}

/** From 0 to 3. A count that is no whole number from 0 up is a missing fact, and then nothing is left (S6). */
export function viewsLeft(f: AllowanceFacts): number {
  if (f.lostInGap || !Number.isInteger(f.cap) || !Number.isInteger(f.used) || f.used < 0) return 0;
  return Math.max(0, Math.min(viewsMax, f.cap) - f.used);
}
