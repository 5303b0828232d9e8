/** What the log is asked by, as the screen keeps it and as the vault takes it. */
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { dayEndMs, dayStartMs, isCalendarDay } from '../../../shared/vocabulary/calendar-day.ts';
import { type EntryType, entryTypes } from '../../../shared/vocabulary/entry.ts';

export const timeSpans = ['all', 'today', 'week', 'month', 'range'] as const;
export type TimeSpan = (typeof timeSpans)[number];
export const outcomes = ['done', 'refused', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];

export interface LogFilters {
  readonly span: TimeSpan;
  /** YYYY-MM-DD, both included; for the span `range`. */
  readonly from: string;
  readonly to: string;
  /** Code, or code/number. */
  readonly about: string;
  /** A person's number: `#3`. */
  readonly person: string | null;
  /** None: all. */
  readonly types: readonly EntryType[];
  readonly outcome: Outcome | null;
}

export const noFilters: LogFilters = {
  span: 'all',
  from: '',
  to: '',
  about: '',
  person: null,
  types: [],
  outcome: null,
};

/** The filters that an address begins with; what it says wrongly is left out. */
export function filtersIn(params: URLSearchParams): LogFilters {
  const [from, to] = ['from', 'to'].map((name) => {
    const day = params.get(name) ?? '';
    return isCalendarDay(day) ? day : '';
  }) as [string, string];
  const types = (params.get('types') ?? '').split(',');
  return {
    span: from === '' && to === '' ? 'all' : 'range',
    from,
    to,
    about: params.get('about') ?? '',
    person: params.get('person'),
    types: entryTypes.filter((type) => types.includes(type)),
    outcome: outcomes.find((each) => each === params.get('outcome')) ?? null,
  };
}

export type LogQuestion = Omit<CommandInput<'log.page'>, 'before' | 'limit'>;

const spanDays = { today: 1, week: 7, month: 30 } as const;

/** Days are the reader's own: seven days are today and the six before it. */
function timesOf({ span, from, to }: LogFilters, nowMs: number): Pick<LogQuestion, 'fromMs' | 'toMs'> {
  if (span === 'all') return {};
  if (span === 'range') {
    return {
      ...(from === '' ? {} : { fromMs: dayStartMs(from) }),
      ...(to === '' ? {} : { toMs: dayEndMs(to) + 1 }),
    };
  }
  const first = new Date(nowMs);
  first.setHours(0, 0, 0, 0);
  first.setDate(first.getDate() - (spanDays[span] - 1));
  return { fromMs: first.getTime() };
}

export const questionOf = (filters: LogFilters, nowMs: number): LogQuestion => ({
  ...timesOf(filters, nowMs),
  ...(filters.about === '' ? {} : { about: filters.about }),
  ...(filters.person === null ? {} : { person: filters.person }),
  ...(filters.types.length === 0 ? {} : { types: [...filters.types] }),
  ...(filters.outcome === null ? {} : { outcome: filters.outcome }),
});

export const isFiltered = (filters: LogFilters): boolean => Object.keys(questionOf(filters, 0)).length > 0;
