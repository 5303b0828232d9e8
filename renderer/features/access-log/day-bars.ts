/** The listed entries counted for the picture of days; pure, so that the picture only draws. */
import type { LogRow } from '../../../shared/contract/answers.ts';
import { daysLater } from '../../../shared/vocabulary/calendar-day.ts';
import { dayOf, hourOf } from './row-words.ts';

const DAY_MS = 86_400_000;
/** Up to this many days each is drawn in parts of three hours; one alone, hour by hour. */
const daysInParts = 7;
const barsMax = 92;

type Dated = Pick<LogRow, 'atMs' | 'offsetMinutes'>;

export interface DayBars {
  readonly first: string;
  readonly spanDays: number;
  readonly columns: number;
  /** A column is one day, or as many as keep the picture within its number of bars. */
  readonly daysInBar: number;
  /** How many bars stand within one column. */
  readonly parts: number;
  /** Whether days are divided, and so stand apart. */
  readonly inParts: boolean;
  /** `column/part` to how many; none where there is no entry. */
  readonly counts: ReadonlyMap<string, number>;
  readonly perColumn: readonly number[];
  keyOf(row: Dated): string;
  dayOfColumn(column: number): string;
}

/** `rows` in any order; at least one. */
export function dayBarsOf(rows: readonly Dated[]): DayBars {
  const days = rows.map(dayOf).toSorted();
  const first = days[0]!;
  const spanDays = Math.round((Date.parse(days.at(-1)!) - Date.parse(first)) / DAY_MS) + 1;
  const inParts = spanDays <= daysInParts;
  const partHours = spanDays === 1 ? 1 : 3;
  const daysInBar = inParts ? 1 : Math.ceil(spanDays / barsMax);
  const columns = Math.ceil(spanDays / daysInBar);
  const columnOf = (row: Dated): number =>
    Math.floor((Date.parse(dayOf(row)) - Date.parse(first)) / DAY_MS / daysInBar);
  const partOf = (row: Dated): number => (inParts ? Math.floor(hourOf(row) / partHours) : 0);
  const keyOf = (row: Dated): string => `${columnOf(row)}/${partOf(row)}`;
  const counts = new Map<string, number>();
  const perColumn: number[] = new Array(columns).fill(0);
  for (const row of rows) {
    counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
    perColumn[columnOf(row)]! += 1;
  }
  return {
    first,
    spanDays,
    columns,
    daysInBar,
    parts: inParts ? 24 / partHours : 1,
    inParts,
    counts,
    perColumn,
    keyOf,
    dayOfColumn: (column) => daysLater(first, column * daysInBar) ?? first,
  };
}
