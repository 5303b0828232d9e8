/** The database on a PostgreSQL server: the only place in the project that opens a connection. */
import pg from 'pg';
import type { GroupDatabase, Session } from './database.ts';
import { GroupFault } from './group-fault.ts';

/** `url` as libpq has it (`postgres://…`); what is not said in it comes from the usual variables (PGPASSWORD, …). */
export async function openPostgres(url: string): Promise<GroupDatabase> {
  try {
    const client = new pg.Client({
      connectionString: url,
      types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
    });
    // A server that goes away between two queries is heard of at the next one.
    client.on('error', () => {});
    await client.connect();
    return new PostgresDatabase(client);
  } catch (error) {
    // Never the message: it may repeat the address with the password in it.
    const cause = error instanceof Error && 'code' in error ? String(error.code) : 'ADDRESS';
    throw new GroupFault('DATABASE_UNREACHABLE', { cause });
  }
}

/** Sums and counts are numbers here, as on PGlite; none of them comes near 2^53. */
function parserOf(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === pg.types.builtins.INT8) return Number;
  return pg.types.getTypeParser(oid, format as 'text');
}

class PostgresDatabase implements GroupDatabase {
  private readonly client: pg.Client;

  constructor(client: pg.Client) {
    this.client = client;
  }

  async rows(sql: string, parameters: readonly (string | number | boolean | null)[] = []) {
    return (await this.client.query<Record<string, unknown>>(sql, [...parameters])).rows;
  }

  async script(sql: string): Promise<void> {
    await this.client.query(sql);
  }

  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    await this.client.query('begin');
    try {
      const result = await work(this);
      await this.client.query('commit');
      return result;
    } catch (error) {
      await this.client.query('rollback').catch(() => {});
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
