/** Which states of a backup are kept (K1), and when the next one is due. Times are milliseconds since 1970. */
import type { KeptStates } from '../vocabulary/entry-of-backups.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Monday is the first day of a week, and 1970-01-01 was a Thursday. */
const weekOf = (ms: number): number => Math.floor((ms / DAY_MS + 3) / 7);
const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);
const monthOf = (ms: number): number => {
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const yearOf = (ms: number): number => new Date(ms).getUTCFullYear();

/** The newest state of each of the newest `many` periods that have one. */
function newestOf(newestFirst: readonly number[], period: (ms: number) => number, many: number): number[] {
  const kept = new Map<number, number>();
  for (const state of newestFirst) {
    const of = period(state);
    if (!kept.has(of) && kept.size < many) kept.set(of, state);
  }
  return [...kept.values()];
}

/**
 * Those that go by the rule: of the newest days, weeks and months the newest state of each stays, one of every year for good, and
 * all of the 24 hours before the newest.
 */
export function statesThatGo(states: readonly number[], keep: KeptStates): number[] {
  const newestFirst = [...new Set(states)].sort((one, other) => other - one);
  const newest = newestFirst[0] ?? 0;
  const kept = new Set([
    ...newestFirst.filter((state) => newest - state < DAY_MS),
    ...newestOf(newestFirst, dayOf, keep.days),
    ...newestOf(newestFirst, weekOf, keep.weeks),
    ...newestOf(newestFirst, monthOf, keep.months),
    ...newestOf(newestFirst, yearOf, Number.POSITIVE_INFINITY),
  ]);
  return newestFirst.filter((state) => !kept.has(state)).reverse();
}

/** After so many days without a trial a drill is due (K2). */
const drillEveryDays = 90;
/** Where no clock was set, a backup at closing is missed after so long. */
const closingMissedMs = 3 * DAY_MS;

export interface BackupTimes {
  readonly everyHours: number;
  readonly atClosing: boolean;
  readonly plannedAtMs: number;
  readonly newestAtMs: number | null;
  readonly drilledAtMs: number | null;
}

/** By the clock the next one is to be made now. */
export const isDue = ({ everyHours, newestAtMs, plannedAtMs }: BackupTimes, nowMs: number): boolean =>
  everyHours > 0 && nowMs >= (newestAtMs ?? plannedAtMs - everyHours * HOUR_MS) + everyHours * HOUR_MS;

/** It should have been there by now: twice the time of the clock, a day at least. */
export function isOverdue(times: BackupTimes, nowMs: number): boolean {
  const { everyHours, atClosing, newestAtMs, plannedAtMs } = times;
  const allowed =
    everyHours > 0 ? Math.max(2 * everyHours * HOUR_MS, DAY_MS) : atClosing ? closingMissedMs : 30 * DAY_MS;
  return nowMs - (newestAtMs ?? plannedAtMs) > allowed;
}

/** Counted from the first backup on: what was never made cannot be tried. */
export const isDrillDue = ({ drilledAtMs, newestAtMs, plannedAtMs }: BackupTimes, nowMs: number): boolean =>
  newestAtMs !== null && nowMs - (drilledAtMs ?? plannedAtMs) > drillEveryDays * DAY_MS;
