/** Periods as people write them for papers about the log: a month, a year, or two days. */
import { Refusal } from '../../shared/vocabulary/refusal.ts';

export const dayMs = 86_400_000;

/** Days, both included, of the clock at the desk. */
export interface Period {
  readonly fromDay: string;
  readonly toDay: string;
}

export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
/** The beginning of a day as ms since 1970 of a clock that stands at UTC; null for what is no day. */
export function beginningOf(day: string): number | null {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) || dayOf(ms) !== day ? null : ms;
}

export const monthAt = (year: number, month: number): Period => ({
  fromDay: dayOf(Date.UTC(year, month, 1)),
  toDay: dayOf(Date.UTC(year, month + 1, 1) - dayMs),
});

/** `2026-10`, `2026`, `2026-10-01..2026-10-15`; nothing for the last month that is over. Throws Refusal. */
export function readPeriod(text: string, today: string): Period {
  const asked = text.trim();
  const [year, month] = today.split('-').map(Number) as [number, number];
  if (asked === '') return monthAt(year, month - 2);
  const [, y, m] = /^(\d{4})(?:-(\d{2}))?$/.exec(asked) ?? [];
  if (y !== undefined && m === undefined) return { fromDay: `${y}-01-01`, toDay: `${y}-12-31` };
  if (y !== undefined && Number(m) >= 1 && Number(m) <= 12) return monthAt(Number(y), Number(m) - 1);
  const [, fromDay = '', toDay = ''] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(asked) ?? [];
  const [from, to] = [beginningOf(fromDay), beginningOf(toDay)];
  if (from === null || to === null || to < from) throw new Refusal('INPUT_MALFORMED', { field: 'period' });
  return { fromDay, toDay };
}
