import type { Fault } from './fault.ts';

/** The checks in the order of docs/formats/audit-bundle.md, and what became of each. */
const checks = [
  'structure',
  'tree',
  'checkpoint',
  'signatures',
  'chains',
  'roles',
  'separation',
  'loans',
  'three-views',
  'handovers',
  'training',
  'clock',
  'openings',
  'generations',
  'since',
  'cosignatures',
] as const;
/** Asked of a part of a log besides (audit-part.md §5). */
const partChecks = [...checks, 'selection', 'completeness'] as const;
export type Check = (typeof partChecks)[number];

/**
 * What cannot be judged from the entry on at which a check breaks. Where structure or signatures break at an entry,
 * reading ends there: what follows is nobody's statement.
 */
const resting: Partial<Record<Check, readonly Check[]>> = {
  chains: ['roles', 'separation', 'loans', 'three-views', 'handovers', 'training'],
  roles: ['separation', 'loans', 'three-views', 'handovers', 'training'],
  clock: ['loans'],
};

/** Where something is wrong: in an entry, or (null) in the bundle as a whole. */
export interface Place {
  readonly index: number;
  readonly type: string | null;
}

export interface Finding {
  readonly check: Check;
  readonly place: Place | null;
  readonly fault: Fault;
}

export type Verdict =
  | { readonly check: Check; readonly answer: 'holds' }
  | { readonly check: Check; readonly answer: 'broken'; readonly finding: Finding }
  | { readonly check: Check; readonly answer: 'unjudged'; readonly why: Fault };

export class Verdicts {
  private readonly broken = new Map<Check, Finding>();
  private readonly unjudged = new Map<Check, Fault>();
  private readonly checks: readonly Check[];

  constructor(of: 'whole' | 'part' = 'whole') {
    this.checks = of === 'part' ? partChecks : checks;
  }

  /** Whether the check is still being judged. */
  stands(check: Check): boolean {
    return !this.broken.has(check) && !this.unjudged.has(check);
  }

  /** Records the first fault of a check; a check that no longer stands is not judged again. */
  break(check: Check, place: Place | null, fault: Fault): void {
    if (!this.stands(check)) return;
    this.broken.set(check, { check, place, fault });
    for (const other of resting[check] ?? []) {
      this.suspend(other, { code: 'rests-on', facts: { check, entry: place?.index ?? 0 } });
    }
  }

  suspend(check: Check, why: Fault): void {
    if (this.stands(check)) this.unjudged.set(check, why);
  }

  /** After this nothing more is read; whatever stood so far stands for a part of the log only. */
  endReading(check: Check, place: Place | null, fault: Fault): void {
    this.break(check, place, fault);
    for (const other of this.checks)
      this.suspend(other, { code: 'reading-ended', facts: { entry: place?.index ?? 0 } });
  }

  all(): Verdict[] {
    return this.checks.map((check) => {
      const finding = this.broken.get(check);
      if (finding !== undefined) return { check, answer: 'broken', finding };
      const why = this.unjudged.get(check);
      return why === undefined ? { check, answer: 'holds' } : { check, answer: 'unjudged', why };
    });
  }

  /** The earliest in the log; of one entry, the earliest in the order of checks; what names no entry comes last. */
  first(): Finding | null {
    const position = (finding: Finding) => finding.place?.index ?? Number.POSITIVE_INFINITY;
    let first: Finding | null = null;
    for (const check of this.checks) {
      const finding = this.broken.get(check);
      if (finding !== undefined && (first === null || position(finding) < position(first))) first = finding;
    }
    return first;
  }
}
