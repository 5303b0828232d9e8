/** Answers about everything leaving at once (D8). */

export type WholeReleaseState = 'none' | 'announced' | 'open' | 'written';

export interface WholeReleaseShown {
  readonly state: WholeReleaseState;
  readonly ground: string;
  /** Who announced it: custodian and approver. */
  readonly by: readonly string[];
  readonly plannedAtMs: number | null;
  /** From when to when it may be carried out. */
  readonly fromMs: number | null;
  readonly untilMs: number | null;
  /** Who has to sign beside whoever is at the desk. */
  readonly cosigners: readonly ('custodian' | 'approver')[];
  /** What would leave today. */
  readonly dossiers: number;
  readonly documents: number;
  readonly bytes: number;
  /** Submitted, and neither accepted nor sent back: these stay. */
  readonly pending: number;
  /** Where the newest run writes or wrote; empty where there was none. */
  readonly folder: string;
  readonly begunAtMs: number | null;
  readonly underWay: { readonly done: number; readonly total: number } | null;
  /** Why the newest run of this program ended early: a code of a fault. */
  readonly failed: string | null;
  readonly written: {
    readonly atMs: number;
    readonly documents: number;
    readonly without: number;
    readonly bytes: number;
    readonly sums: string;
  } | null;
}
