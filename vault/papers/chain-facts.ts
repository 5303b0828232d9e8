/** What a chain of custody is printed from. */
import type { Classification } from '../../shared/vocabulary/terms.ts';

export interface Stretch {
  readonly label: string;
  readonly fromMs: number;
  /** Null: until now. */
  readonly toMs: number | null;
}
export interface LoanStretch extends Stretch {
  /** Views of this loan. */
  readonly viewsAtMs: readonly number[];
}
/** A stretch of which the log does not tell, or not to be relied on. */
export type Gap =
  | {
      readonly kind: 'generation';
      readonly atMs: number;
      readonly generation: number;
      readonly lost: number;
      readonly ledgerCovers: boolean;
    }
  | { readonly kind: 'clock'; readonly atMs: number; readonly backToMs: number }
  | { readonly kind: 'nobody'; readonly atMs: number; readonly toMs: number };

export interface ChainFacts {
  readonly firm: string;
  readonly onMs: number;
  readonly printedBy: string;
  readonly code: string;
  readonly client: string;
  readonly classification: Classification;
  readonly home: string | null;
  readonly openedAtMs: number;
  readonly holders: readonly Stretch[];
  readonly loans: readonly LoanStretch[];
  /** From the handing out of a release until all of it is back, or until now. */
  readonly releases: readonly Stretch[];
  /** Of custody, and of the client to another responsible person. */
  readonly handovers: readonly { readonly atMs: number; readonly label: string }[];
  readonly gaps: readonly Gap[];
  readonly events: readonly {
    readonly entry: number;
    readonly atMs: number;
    readonly person: string | null;
    readonly sentence: string;
  }[];
  /** The table holds the latest ones only. */
  readonly cutOff: boolean;
}
