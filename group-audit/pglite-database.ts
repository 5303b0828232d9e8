/** The database without a server: PostgreSQL as WebAssembly (PGlite), its files in a folder. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import type { GroupDatabase, Session } from './database.ts';
import { GroupFault } from './group-fault.ts';

/** Bytes are given as text, `\\x…`, as to a server. */
const serializers = { [types.BYTEA]: String };

const filesFolder = 'postgres';
/** Names the process that has the files open: two that write to them would destroy them. */
const lockFile = 'in-use';

/** `folder` is new, empty, or one that this function made. */
export async function openPglite(folder: string, mayCreate: boolean): Promise<GroupDatabase> {
  const files = join(folder, filesFolder);
  if (!existsSync(files)) {
    if (!mayCreate) throw new GroupFault('DATABASE_MISSING');
    if (existsSync(folder) && readdirSync(folder).some((name) => name !== lockFile))
      throw new GroupFault('NOT_A_DATABASE');
  }
  const lock = join(folder, lockFile);
  try {
    mkdirSync(folder, { recursive: true });
    takeLock(lock);
  } catch (error) {
    if (error instanceof GroupFault) throw error;
    throw new GroupFault('DATABASE_UNREACHABLE', { cause: codeOf(error) });
  }
  try {
    return new PgliteDatabase(await PGlite.create(files, { serializers }), lock);
  } catch (error) {
    rmSync(lock, { force: true });
    throw new GroupFault('DATABASE_UNREACHABLE', { cause: codeOf(error) });
  }
}

/** A lock of a process that is gone is taken over. */
function takeLock(lock: string): void {
  try {
    writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' });
    return;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
  if (Number.isNaN(pid) || pid === process.pid || isRunning(pid))
    throw new GroupFault('DATABASE_IN_USE', { pid: Number.isNaN(pid) ? '?' : pid, file: lockFile });
  rmSync(lock, { force: true });
  writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';

type Queries = Pick<PGlite, 'query' | 'exec'>;

class PgliteSession implements Session {
  private readonly queries: Queries;

  constructor(queries: Queries) {
    this.queries = queries;
  }

  async rows(sql: string, parameters: readonly (string | number | boolean | null)[] = []) {
    return (await this.queries.query<Record<string, unknown>>(sql, [...parameters])).rows;
  }

  async script(sql: string): Promise<void> {
    await this.queries.exec(sql);
  }
}

class PgliteDatabase extends PgliteSession implements GroupDatabase {
  private readonly db: PGlite;
  private readonly lock: string;

  constructor(db: PGlite, lock: string) {
    super(db);
    this.db = db;
    this.lock = lock;
  }

  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.db.transaction((tx) => work(new PgliteSession(tx))) as Promise<T>;
  }

  async close(): Promise<void> {
    await this.db.close();
    rmSync(this.lock, { force: true });
  }
}
