/**
 * Three looks and never a fourth (L4): how many views of a lineage a person has left, for life.
 *
 * `used` counts every view by the human, whatever their accounts, of any version in the lineage. Where part of
 * the history is missing and no ledger covers it, everything that existed counts as used (A6).
 */
export interface AllowanceFacts {
  readonly cap: number;
  readonly used: number;
  /** The lineage existed before a generation whose gap no ledger covers. */
  readonly lostInGap: boolean;
}

export const viewsLeft = (f: AllowanceFacts): number =>
  f.lostInGap ? 0 : Math.max(0, Math.min(3, f.cap) - f.used);
