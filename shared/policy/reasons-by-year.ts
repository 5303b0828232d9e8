/** Reasons of departures over time as numbers: what is too rare to be a number of nobody in particular is folded (P2b). */
import type { ReasonsByYear } from '../contract/answers-of-leaving.ts';
import { type LeavingKind, leavingKind } from '../vocabulary/leaving-terms.ts';

export interface Left {
  readonly year: number;
  readonly kind: LeavingKind | null;
}

/**
 * Each year by itself and no sum over the years: a sum would give back, by subtraction, what one of its years folds. Years in
 * which somebody left, the oldest first.
 */
export function reasonsByYear(left: readonly Left[], fewerThan: number): ReasonsByYear {
  const years = [...new Set(left.map(({ year }) => year))].sort((a, b) => a - b);
  return {
    fewerThan,
    years: years.map((year) => {
      const of = left.filter((each) => each.year === year);
      const kinds = leavingKind.options
        .filter((kind) => kind !== 'other')
        .map((kind) => ({ kind, count: of.filter((each) => each.kind === kind).length }))
        .filter(({ count }) => count >= fewerThan);
      return {
        year,
        all: of.length,
        kinds,
        others: of.length - kinds.reduce((sum, { count }) => sum + count, 0),
      };
    }),
  };
}
