/** Answers about what is unknown since a loss, and what narrows it (A6b). */

/** What came before one generation. Numbers are entries of the lost log. */
export interface GapShown {
  readonly generation: number;
  /** Entry of this log that began the generation, and when it was signed. */
  readonly entry: number;
  readonly atMs: number;
  /** Entries of this copy when the loss was found; of the newest anchor found then (0: none); up to which evidence reaches (0: none). */
  readonly have: number;
  readonly anchored: number;
  readonly reach: number;
  readonly state: 'covered' | 'open' | 'closed';
}

export interface GapsShown {
  readonly gaps: readonly GapShown[];
  /** People and documents that a gap has taken the views of: how many pairs can at most be given back. */
  readonly people: number;
  readonly documents: number;
  /** What was given back, newest first, at most a hundred. */
  readonly restored: readonly {
    readonly person: string;
    readonly document: string;
    readonly ground: string;
    readonly by: readonly string[];
    readonly atMs: number;
    readonly entry: number;
  }[];
  /** Who signs beside whoever is at the desk when an allowance is given back, in this order. */
  readonly cosigners: readonly ('custodian' | 'approver')[];
}

export interface Evidence {
  readonly source: 'ledger' | 'bundle';
  /** What it says about each gap that it says something about. */
  readonly gaps: readonly {
    readonly generation: number;
    readonly reach: number;
    /** Views that this log did not know. */
    readonly views: number;
    /** Whether it reaches far enough for both sides to close the gap. */
    readonly reachesEnd: boolean;
  }[];
  /** Views of people whom this log does not know: they cannot be counted to anybody. */
  readonly ofStrangers: number;
}
