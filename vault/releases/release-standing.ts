/** How a release stands today: its state in the log, with the clock, its files and what has come back taken into account. */
import { daysBetween } from '../../shared/vocabulary/calendar-day.ts';
import type { ReleaseStanding } from '../../shared/vocabulary/term-words.ts';
import type { Release, ReleaseItemRow } from '../storage/releases.ts';

type OfStanding = Pick<
  Release,
  'state' | 'untilMs' | 'written' | 'writeUntilMs' | 'form' | 'due' | 'requested'
>;

/** A certificate holds nothing of the content: there is nothing to come back. */
export const itemsOut = <Item extends Pick<ReleaseItemRow, 'back'>>(
  { state, form }: Pick<Release, 'state' | 'form'>,
  items: readonly Item[],
): Item[] =>
  state === 'handed-out' && form !== 'certificate' ? items.filter(({ back }) => back === null) : [];

/** Days past the due day; 0 where nothing is out, or none was set. */
export const daysOverdue = (
  release: OfStanding,
  items: readonly Pick<ReleaseItemRow, 'back'>[],
  today: string,
): number =>
  release.due === null || itemsOut(release, items).length === 0
    ? 0
    : Math.max(0, daysBetween(release.due, today));

export function standingOf(
  release: OfStanding,
  items: readonly Pick<ReleaseItemRow, 'back'>[],
  { nowMs, today, approvals }: { readonly nowMs: number; readonly today: string; readonly approvals: number },
): ReleaseStanding {
  const { state } = release;
  if (state === 'requested') return approvals > 0 ? 'second-approval' : 'requested';
  if (state === 'approved') return nowMs < (release.untilMs ?? 0) ? 'approved' : 'lapsed';
  if (state !== 'handed-out') return state;
  const out = itemsOut(release, items).length;
  if (out === 0) return 'settled';
  // Its file may have left half written all the same: it stays out until somebody says what became of it.
  if (release.written === null) return 'not-written';
  if (release.due === null) return 'given';
  return daysOverdue(release, items, today) > 0 ? 'overdue' : 'out';
}
