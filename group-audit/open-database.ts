import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusalCodes, refusalSentences } from '../shared/vocabulary/refusal.ts';
import { sha256 } from '../verifier/merkle-tree.ts';
import type { GroupDatabase, Session } from './database.ts';
import { GroupFault } from './group-fault.ts';
import { openPglite } from './pglite-database.ts';
import { openPostgres } from './postgres-database.ts';

/** Of the tables in schema.sql. */
const schemaVersion = 1;

const sqlFile = (...path: string[]): string => readFileSync(join(import.meta.dirname, ...path), 'utf8');

/** Taken by whoever changes tables: two programs on one server work one after the other. */
export const oneAtATime = 'select pg_advisory_xact_lock(7305120014)';

/**
 * Opens the database at a `postgres:` address or in a folder, with the tables and views of this version.
 * `mayCreate` is false where there is nothing to ask before something was read in.
 */
export async function openGroupDatabase(place: string, mayCreate: boolean): Promise<GroupDatabase> {
  const isServer = /^postgres(?:ql)?:/.test(place);
  const db = isServer ? await openPostgres(place) : await openPglite(place, mayCreate);
  try {
    await prepareTables(db, mayCreate);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Makes what is missing of tables and views, if it may. Throws `DATABASE_MISSING`, `OTHER_SCHEMA`. */
export async function prepareTables(db: GroupDatabase, mayCreate: boolean): Promise<void> {
  await db.transaction(async (session) => {
    await session.rows(oneAtATime);
    if (!(await hasTables(session))) {
      if (!mayCreate) throw new GroupFault('DATABASE_MISSING');
      await session.script(sqlFile('schema.sql'));
      await session.rows('insert into group_audit.schema_version values ($1)', [schemaVersion]);
    }
    const [row] = await session.rows('select version from group_audit.schema_version');
    if (row?.version !== schemaVersion)
      throw new GroupFault('OTHER_SCHEMA', { found: String(row?.version), ours: schemaVersion });
    if (mayCreate) await makeViews(session);
  });
}

async function hasTables(session: Session): Promise<boolean> {
  const [row] = await session.rows(`select to_regclass('group_audit.schema_version') is not null as there`);
  return row?.there === true;
}

/** The questions, by the names of their views: one file each, made in this order. */
export const questionNames: readonly string[] = readdirSync(join(import.meta.dirname, 'questions'))
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.replace(/\.sql$/, '').replaceAll('-', '_'))
  .toSorted();

/** Views hold nothing: where this program has other ones than the database, they are made anew. */
async function makeViews(session: Session): Promise<void> {
  const files = questionNames.map((name) => sqlFile('questions', `${name.replaceAll('_', '-')}.sql`));
  const statements = [sqlFile('base-views.sql'), sqlFile('acts-views.sql'), ...files].join('\n');
  const digest = sha256(Buffer.from(statements)).toString('hex');
  const [row] = await session.rows('select views from group_audit.schema_version');
  if (row?.views !== digest) {
    await dropViews(session);
    await session.script(statements);
    await session.rows('update group_audit.schema_version set views = $1', [digest]);
  }
  const rules = refusalCodes.map((code) => {
    const { rule, en, zh } = refusalSentences[code];
    return { code, rule, en, zh };
  });
  await session.rows(
    `insert into group_audit.refusal_rules
     select code, rule, en, zh from json_to_recordset($1::json) as r (code text, rule text, en text, zh text)
     on conflict (code) do update set rule = excluded.rule, en = excluded.en, zh = excluded.zh`,
    [JSON.stringify(rules)],
  );
}

async function dropViews(session: Session): Promise<void> {
  await session.script('drop function if exists group_audit.in_office_hours(timestamp) cascade');
  const views = await session.rows(
    `select format('drop view if exists %I.%I cascade', schemaname, viewname) as drop
     from pg_views where schemaname = 'group_audit'`,
  );
  for (const { drop } of views) await session.script(String(drop));
}
