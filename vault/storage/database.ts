/**
 * The encrypted database. One statement cache a connection. What the log says is written inside a transaction of
 * audit/log-writer.ts, which appends the entry as well (A3); nothing here enforces it.
 *
 * Cipher: SQLCipher 4 format with a raw key (docs/decisions/0003-database-cipher.md). `aes256cbc` without MAC would
 * accept flipped bits; sqlcipher authenticates every page. Neither notices an older page put back: the log does.
 */
import { accessSync, constants, existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { encodeHex } from '../sealing/suite.ts';
import { ChangedPages } from './changed-pages.ts';
import { type FileIdentity, fileIdentity, isSameFile } from './file-identity.ts';
import { allProjections, allStores } from './migrations/tables.ts';

export const databaseFormat = 15;

export type Row = Record<string, unknown>;
export type Parameter = string | number | bigint | null | Uint8Array;

/** As many pages as SQLite lets its write-ahead log have by itself. */
const framesMax = 1_000;

export class VaultDatabase {
  private current: Database.Database;
  private file: FileIdentity | null;
  private changes: ChangedPages | null;
  private connections = 1;
  private readonly statements = new Map<string, Database.Statement>();

  constructor(
    connection: Database.Database,
    file: FileIdentity | null = null,
    changes: ChangedPages | null = null,
  ) {
    this.current = connection;
    this.file = file;
    this.changes = changes;
    // Nothing comes into the file before it is noted.
    if (changes !== null) connection.pragma('wal_autocheckpoint=0');
  }
  /** Which file this connection has open; null in memory, or where it was just made. */
  get identity(): FileIdentity | null {
    return this.file;
  }

  /** Which pages of the file change; null where nobody asks, as for a copy. */
  get changedPages(): ChangedPages | null {
    return this.changes;
  }

  get connection(): Database.Database {
    return this.current;
  }
  /** Takes over what `other` has opened: the same database under another key. `other` is not used again. */
  replaceBy(other: VaultDatabase): void {
    this.statements.clear();
    this.current = other.current;
    this.file = other.file;
    this.changes = other.changes;
    this.connections += 1;
  }

  private prepared(sql: string): Database.Statement {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.connection.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  get<T = Row>(sql: string, ...parameters: Parameter[]): T | undefined {
    return this.prepared(sql).get(...parameters) as T | undefined;
  }
  all<T = Row>(sql: string, ...parameters: Parameter[]): T[] {
    return this.prepared(sql).all(...parameters) as T[];
  }
  /** Rows as lists of their columns: of very many, where objects would take most of the time. */
  lists<T extends readonly unknown[]>(sql: string, ...parameters: Parameter[]): T[] {
    return this.connection
      .prepare(sql)
      .raw()
      .all(...parameters) as T[];
  }
  /** Rows one at a time; the connection does nothing else until the loop ends. */
  iterate<T = Row>(sql: string, ...parameters: Parameter[]): IterableIterator<T> {
    return this.connection.prepare(sql).iterate(...parameters) as IterableIterator<T>;
  }
  run(sql: string, ...parameters: Parameter[]): number {
    return this.prepared(sql).run(...parameters).changes;
  }
  count(sql: string, ...parameters: Parameter[]): number {
    return (this.get<{ n: number }>(sql, ...parameters) ?? { n: 0 }).n;
  }
  /** How much memory its pages may take from now on, in KiB; answers what it was. */
  cacheKib(kib: number): number {
    const before = this.connection.pragma('cache_size', { simple: true }) as number;
    this.connection.pragma(`cache_size=-${kib}`);
    // Of pages, where it was never set: some 4 KiB each.
    return before < 0 ? -before : before * 4;
  }
  /** Number of the format that the tables are in; an older one is for vault/audit/migrate.ts. */
  format(): number {
    return this.connection.pragma('user_version', { simple: true }) as number;
  }
  /** Changes whenever another connection has written, and never by what this one writes. */
  dataVersion(): string {
    // SQLite counts for each connection on its own.
    return `${this.connections}.${this.connection.pragma('data_version', { simple: true })}`;
  }
  /** Reads every page that holds anything; a changed one does not pass its MAC. */
  everyPageHolds(): boolean {
    try {
      return this.connection.pragma('quick_check(1)', { simple: true }) === 'ok';
    } catch (error) {
      const known = storageFault(error);
      if (known instanceof VaultFault && known.code === 'VAULT_DAMAGED') return false;
      throw known;
    }
  }
  /** After the tables have changed their shape. */
  forgetStatements(): void {
    this.statements.clear();
  }
  /** After each commit, in place of SQLite's own habit: a long write-ahead log comes into the file. */
  committed(): void {
    const { changes } = this;
    if (changes === null) return;
    changes.harvest();
    if (changes.isLost) this.connection.pragma(`wal_autocheckpoint=${framesMax}`);
    else if (changes.waiting >= framesMax) {
      try {
        this.bringIntoFile('PASSIVE');
      } catch {
        // What was committed stands in the log; the next commit tries again.
      }
    }
  }

  /** Brings the write-ahead log into the file; false where somebody else reads and it could not be done whole. */
  bringIntoFile(how: 'PASSIVE' | 'TRUNCATE'): boolean {
    const bring = () => this.connection.pragma(`wal_checkpoint(${how})`) as { busy: number }[];
    const [result] = this.changes === null ? bring() : this.changes.around(bring);
    return result?.busy === 0;
  }

  close(): void {
    this.statements.clear();
    if (!this.connection.open) return;
    if (this.changes === null || this.connection.readonly) this.connection.close();
    else this.changes.around(() => this.connection.close());
    this.changes?.close();
  }
}

function unlock(connection: Database.Database, key: Uint8Array): void {
  connection.pragma("cipher='sqlcipher'");
  connection.pragma('legacy=4');
  connection.pragma(`key="x'${encodeHex(key)}'"`);
  // Sorting and temporary tables would otherwise spill plaintext to disk.
  connection.pragma('temp_store=MEMORY');
  connection.pragma('foreign_keys=ON');
}

/** Throws what SQLite throws; `storageFault` puts it into words. */
export function createDatabase(path: string, key: Uint8Array): VaultDatabase {
  const connection = new Database(path);
  unlock(connection, key);
  connection.pragma('journal_mode=WAL');
  connection.pragma('synchronous=FULL');
  connection.exec(allStores);
  connection.exec(allProjections);
  connection.pragma(`user_version=${databaseFormat}`);
  return new VaultDatabase(connection, null, new ChangedPages(path));
}

/** `changes`: the vault's own file, of which backups are made. */
export function openDatabase(
  path: string,
  key: Uint8Array,
  readonly = false,
  changes: 'noted' | 'unheard' = 'unheard',
): VaultDatabase {
  if (!existsSync(path)) throw new VaultFault('VAULT_DAMAGED', { part: 'vault.db' });
  let connection: Database.Database | null = null;
  let noted: ChangedPages | null = null;
  try {
    // SQLite would open it for reading, and leave files of its own beside it before it says that it cannot write.
    if (!readonly) accessSync(path, constants.W_OK);
    const file = fileIdentity(path);
    if (changes === 'noted') noted = new ChangedPages(path);
    connection = new Database(path, { fileMustExist: true, readonly });
    unlock(connection, key);
    const found = connection.pragma('user_version', { simple: true }) as number;
    if (found > databaseFormat)
      throw new VaultFault('VAULT_FROM_FUTURE', { found, supported: databaseFormat });
    if (found < 1) throw new VaultFault('VAULT_DAMAGED', { part: 'vault.db' });
    if (!readonly) {
      connection.pragma('journal_mode=WAL');
      connection.pragma('synchronous=FULL');
    }
    // SQLite has opened it by now: what lay there before and lies there still is what it opened.
    if (!isSameFile(file, fileIdentity(path)))
      throw new VaultFault('STORAGE_FAULT', { cause: 'FILE_REPLACED' });
    return new VaultDatabase(connection, file, noted);
  } catch (error) {
    connection?.close();
    noted?.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB')
      throw new VaultFault('DATABASE_KEY_MISMATCH', {}, error);
    throw storageFault(error);
  }
}

/** The projections alone, in memory: what a replay of the log writes into, to be compared. */
export function createProjections(): VaultDatabase {
  const connection = new Database(':memory:');
  connection.pragma('temp_store=MEMORY');
  connection.exec(allProjections);
  return new VaultDatabase(connection);
}

/** Puts an error of SQLite or the file system into words; anything else is returned as it is. */
export function storageFault(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  if (code.startsWith('SQLITE_')) {
    if (code === 'SQLITE_FULL') return new VaultFault('DISK_FULL', {}, error);
    if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN' || code === 'SQLITE_PERM')
      return new VaultFault('FOLDER_READ_ONLY', {}, error);
    if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED')
      return new VaultFault('VAULT_IN_USE', { pid: '?' }, error);
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
      return new VaultFault('VAULT_DAMAGED', { part: 'vault.db' }, error);
    return new VaultFault('STORAGE_FAULT', { cause: code }, error);
  }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new VaultFault('DISK_FULL', {}, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new VaultFault('FOLDER_READ_ONLY', {}, error);
  // Above all where somebody said where something is to go, and there is no such folder.
  if (code === 'ENOENT' || code === 'ENOTDIR') return new VaultFault('FILE_NOT_FOUND', {}, error);
  if (/^E[A-Z]+$/.test(code) || code.startsWith('ERR_FS_'))
    return new VaultFault('STORAGE_FAULT', { cause: code }, error);
  return error;
}

/**
 * Brings the write-ahead log into the database file, so that the file alone is all of it. Throws VAULT_IN_USE where somebody
 * else still reads.
 */
export function settleIntoFile(db: VaultDatabase): void {
  if (!db.bringIntoFile('TRUNCATE')) throw new VaultFault('VAULT_IN_USE', { pid: '?' });
}

/**
 * Encrypts a copy of the database, which nobody else has open, under another key. In place and without a journal: a copy
 * that a crash leaves half done is thrown away. Throws what SQLite throws.
 */
export function rekeyCopy(path: string, oldKey: Uint8Array, newKey: Uint8Array): void {
  const connection = new Database(path, { fileMustExist: true });
  try {
    unlock(connection, oldKey);
    connection.pragma('journal_mode=OFF');
    connection.pragma(`rekey="x'${encodeHex(newKey)}'"`);
  } finally {
    connection.close();
  }
}
