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
  /** Days, YYYY-MM-DD, in UTC; the last is counted. */
  readonly since: string | null;
  readonly until: string | null;
}

export interface Answered {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Entries of the vaults asked that no bundle has brought: the answer says nothing of them. */
  readonly missing: readonly { readonly vault: string; readonly entries: number }[];
}

/** How each narrowing is put to a view; `needs` is the column that the view must have for it. */
const conditions: Record<
  keyof Narrowed,
  { readonly needs: string; readonly sql: (columns: Set<string>) => string }
> = {
  client: { needs: 'client', sql: () => `(client ilike '%' || $ || '%' or $ in (code, dossier))` },
  person: {
    needs: 'person',
    sql: () => `(name ilike '%' || $ || '%' or person = $)`,
  },
  vault: { needs: 'vault', sql: () => 'vault = $' },
  since: { needs: 'at', sql: () => `at >= $::date at time zone 'UTC'` },
  until: { needs: 'at', sql: () => `at < ($::date + 1) at time zone 'UTC'` },
};

const day = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

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
  const here = new Set(columns);
  const where: string[] = [];
  const values: string[] = [];
  for (const [filter, { needs, sql }] of Object.entries(conditions)) {
    const value = narrowed[filter as keyof Narrowed];
    if (value === null) continue;
    if (!here.has(needs)) throw new GroupFault('FILTER_NOT_HERE', { filter });
    if (needs === 'at' && !day.test(value)) throw new GroupFault('DAY_MALFORMED');
    values.push(value);
    where.push(sql(here).replaceAll('$', `$${values.length}`));
  }
  const order = here.has('at') ? 'order by at, vault, entry' : '';
  const rows = await session.rows(
    `select * from group_audit.${name} ${where.length > 0 ? `where ${where.join(' and ')}` : ''} ${order}`,
    values,
  );
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
