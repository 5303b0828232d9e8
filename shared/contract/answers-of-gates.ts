/** What is answered about the gate before roles (P7). Days `2027-03-01`. */
import type { GateRole, GateWhat } from '../vocabulary/gate-terms.ts';
import type { CourseKind } from '../vocabulary/training-terms.ts';

/** One demand on one role of one person. */
export interface GateLine {
  readonly personNo: number;
  readonly person: string;
  readonly own: boolean;
  readonly role: GateRole;
  readonly what: GateWhat;
  readonly kind: CourseKind | null;
  readonly months: number | null;
  /** From this day it is asked of them, and whether that is so today. */
  readonly askedFrom: string;
  readonly asked: boolean;
  readonly met: boolean;
  /** Where it is there: its last day, null for good. Where it is asked and not there: since when. */
  readonly until: string | null;
  readonly since: string | null;
  /** Runs out within thirty days, or will be asked within thirty days and is not there. */
  readonly soon: boolean;
}
