/**
 * Everything leaves the vault as open files (D8): announced by both sides, seen by everybody for a week, carried out by both sides.
 * The two shares of every document are in reach of those two; what keeps them from doing it overnight is that the others see it coming.
 */
import type { Rule } from './rule-table.ts';

const dayMs = 86_400_000;

/** How long everybody sees that it is planned before it may be carried out. */
export const wholeReleaseNoticeMs = 7 * dayMs;
/** When a plan that nobody carried out is over. */
export const wholeReleasePlanMs = 60 * dayMs;

export interface WholeReleaseFacts {
  /** When the newest plan that nobody withdrew was announced; null where there is none. */
  readonly plannedAtMs: number | null;
  readonly nowMs: number;
}

const isOpen = ({ plannedAtMs, nowMs }: WholeReleaseFacts): boolean =>
  plannedAtMs !== null && nowMs < plannedAtMs + wholeReleasePlanMs;

export const planWholeRules: readonly Rule<WholeReleaseFacts>[] = [{ code: 'WHOLE_PLANNED', broken: isOpen }];

const planned: Rule<WholeReleaseFacts> = { code: 'WHOLE_NOT_PLANNED', broken: (f) => !isOpen(f) };
export const withdrawWholeRules: readonly Rule<WholeReleaseFacts>[] = [planned];

export interface BeginWholeFacts extends WholeReleaseFacts {
  readonly underWay: boolean;
  /** As the refusal says it: the day from which it may be carried out. */
  readonly from: string;
}
export const beginWholeRules: readonly Rule<BeginWholeFacts>[] = [
  planned,
  {
    code: 'WHOLE_TOO_EARLY',
    broken: (f) => !(f.nowMs >= (f.plannedAtMs ?? 0) + wholeReleaseNoticeMs),
    tell: (f) => ({ from: f.from }),
  },
  { code: 'WHOLE_UNDER_WAY', broken: (f) => f.underWay },
];
