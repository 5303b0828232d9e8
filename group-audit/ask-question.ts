import { isCalendarDay } from '../shared/vocabulary/calendar-day.ts';
import type { Row, Session } from './database.ts';
import { GroupFault } from './group-fault.ts';
import { questionNames } from './open-database.ts';

/** A question of questions/, asked of the database: its rows, narrowed down. */

export interface Narrowed {
  /** Part of a client's name, or a dossier's code or id. */
  readonly client: string | null;
  /** Part of a person's name, or their id. */
  readonly person: string | null;
  readonly vault: string | null;
  /** Days, YYYY-MM-DD, in UTC; the last is counted. Of what is counted by months: the months that they lie in. */
  readonly since: string | null;
  readonly until: string | null;
}

export interface Answered {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Entries of the vaults asked that no bundle has brought: the answer says nothing of them. */
  readonly missing: readonly { readonly vault: string; readonly entries: number }[];
}

interface Condition {
  /** The column that a view must have for it. */
  readonly needs: string;
  /** `$` stands for the value. */
  readonly sql: string;
}

/** How each narrowing is put to a view: the first that it has the column for. */
const conditions: Record<keyof Narrowed, readonly Condition[]> = {
  client: [{ needs: 'client', sql: `(client ilike '%' || $ || '%' or $ in (code, dossier))` }],
  person: [{ needs: 'person', sql: `(name ilike '%' || $ || '%' or person = $)` }],
  vault: [{ needs: 'vault', sql: 'vault = $' }],
  since: [
    { needs: 'at', sql: `at >= $::timestamp at time zone 'UTC'` },
    { needs: 'month', sql: 'month >= left($, 7)' },
  ],
  until: [
    { needs: 'at', sql: `at < ($::timestamp + interval '1 day') at time zone 'UTC'` },
    { needs: 'month', sql: 'month <= left($, 7)' },
  ],
};

/** Throws `QUESTION_UNKNOWN`, `FILTER_NOT_HERE`, `DAY_MALFORMED`. */
export async function askQuestion(session: Session, question: string, narrowed: Narrowed): Promise<Answered> {
  const name = question.replaceAll('-', '_');
  if (!questionNames.includes(name))
    throw new GroupFault('QUESTION_UNKNOWN', { known: questionNames.join(', ') });
  const found = await session.rows(
    `select column_name from information_schema.columns
     where table_schema = 'group_audit' and table_name = $1 order by ordinal_position`,
    [name],
  );
  const columns = found.map(({ column_name }) => String(column_name));
  const where: string[] = [];
  const values: string[] = [];
  for (const filter of Object.keys(conditions) as (keyof Narrowed)[]) {
    const value = narrowed[filter];
    if (value === null) continue;
    const condition = conditions[filter].find(({ needs }) => columns.includes(needs));
    if (condition === undefined) throw new GroupFault('FILTER_NOT_HERE', { filter });
    if ((filter === 'since' || filter === 'until') && !isCalendarDay(value))
      throw new GroupFault('DAY_MALFORMED');
    values.push(value);
    where.push(condition.sql.replaceAll('$', `$${values.length}`));
  }
  const narrowing = where.length > 0 ? `where ${where.join(' and ')}` : '';
  const order = columns.includes('at') ? 'order by at, vault, entry' : '';
  const rows = await session.rows(`select * from group_audit.${name} ${narrowing} ${order}`, values);
  const missing = await session.rows(
    `select vault, sum(entries)::bigint as entries from group_audit.gaps
     where $1::text is null or vault = $1 group by vault order by vault`,
    [narrowed.vault],
  );
  return {
    columns,
    rows,
    missing: missing.map(({ vault, entries }) => ({ vault: String(vault), entries: Number(entries) })),
  };
}
