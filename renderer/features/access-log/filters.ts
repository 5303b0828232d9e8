/** What the log is asked by, and the kinds of entry in groups that people think in. */
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { type EntryType, entryTypes } from '../../../shared/vocabulary/entry.ts';

export type Period = 'any' | 'today' | 'week' | 'month';
export type Group = 'views' | 'loans' | 'filings' | 'people' | 'sessions' | 'readings' | 'keeping';
export type Outcome = 'done' | 'refused' | 'failed';

export interface Filters {
  readonly period: Period;
  readonly person: string;
  readonly about: string;
  readonly group: Group | '';
  readonly outcome: Outcome | '';
}

export const noFilters: Filters = { period: 'any', person: '', about: '', group: '', outcome: '' };

const begins =
  (...starts: readonly string[]) =>
  (type: EntryType): boolean =>
    starts.some((start) => type.startsWith(start));

const inGroup: Record<Exclude<Group, 'keeping'>, (type: EntryType) => boolean> = {
  views: begins('view.', 'note.', 'page.'),
  loans: begins('loan.'),
  filings: begins('document.', 'dossier.', 'hold.'),
  people: begins('person.', 'role.'),
  sessions: begins('session.', 'vault.opened', 'vault.closed', 'open.'),
  readings: begins('directory.', 'log.', 'trace.'),
};
export const groups: readonly Group[] = [...(Object.keys(inGroup) as (keyof typeof inGroup)[]), 'keeping'];

const typesOf = (group: Group): EntryType[] =>
  entryTypes.filter((type) =>
    group === 'keeping'
      ? !Object.values(inGroup).some((has) => has(type)) && type !== 'refusal'
      : inGroup[group](type),
  );

const DAY_MS = 86_400_000;

export function questionOf(
  filters: Filters,
  nowMs: number,
): Omit<CommandInput<'log.page'>, 'limit' | 'before'> {
  const midnight = new Date(nowMs).setHours(0, 0, 0, 0);
  const from = { any: null, today: midnight, week: midnight - 6 * DAY_MS, month: midnight - 29 * DAY_MS }[
    filters.period
  ];
  return {
    ...(from === null ? {} : { fromMs: from }),
    ...(filters.person.trim() === '' ? {} : { person: filters.person.trim() }),
    ...(filters.about.trim() === '' ? {} : { about: filters.about.trim() }),
    ...(filters.group === '' ? {} : { types: typesOf(filters.group) }),
    ...(filters.outcome === '' ? {} : { outcome: filters.outcome }),
  };
}
