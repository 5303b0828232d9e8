/** Pay during training (P6): base pay goes on whole; how much of the bonus does is a matter of the figures. */
import type { TrainingFigures } from '../vocabulary/training-terms.ts';

export interface Trained {
  /** Days on which there was a session. */
  readonly days: number;
  /** Null where there was no test, or it is still to come. */
  readonly passed: boolean | null;
}

/** Per cent of the bonus for the time of the training; the stricter of length and result. */
export const bonusPercent = (
  { bonusWholeDays, bonusLongPercent, bonusFailedPercent }: TrainingFigures,
  { days, passed }: Trained,
): number =>
  Math.min(days > bonusWholeDays ? bonusLongPercent : 100, passed === false ? bonusFailedPercent : 100);
