/**
 * The database of a state: a file copied whole once, and the pages that have changed since, in a few files that go on top of it one
 * after the other. A day's change costs a day's writing, however large the database; now and then it is copied whole again.
 */
import { renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BackupCause } from '../../shared/vocabulary/entry-of-backups.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { backupFolder, stateMs } from '../storage/backup-folder.ts';
import type { ChangedPages } from '../storage/changed-pages.ts';
import { storageFault } from '../storage/database.ts';
import { syncFolder } from '../storage/durable-file.ts';
import type { EarlierState } from './earlier-state.ts';
import type { FileCopier } from './file-copier.ts';
import { databaseFileName, databaseFilesOf, type ListedFile, type Manifest } from './manifest.ts';
import { applyPageChanges, pageBytes, pagesChangedIn, writePageChanges } from './page-changes.ts';

/** Changes up to this size are written together with those before them, so that few files go on top of each other. */
const joinedPagesMax = 16_384;
/** A copy older than this is made anew, though not while somebody waits for the vault to close. */
const renewedAfterMs = 30 * 24 * 3_600_000;

export interface CopyingDatabase {
  /** The vault's own, held still. */
  readonly database: string;
  readonly root: string;
  /** Of the state that is being made. */
  readonly state: string;
  readonly cause: BackupCause;
  readonly copier: FileCopier;
  /** Throws where it is to stop. */
  readonly goesOn: () => void;
}

/** Files of the database in the order in which they are put together, durable. */
export async function copyDatabase(
  work: CopyingDatabase,
  earlier: EarlierState | null,
  changes: ChangedPages | null,
): Promise<ListedFile[]> {
  const since = earlier?.basis.changes == null ? null : (changes?.since(earlier.basis.changes) ?? null);
  const chain = earlier === null ? [] : databaseFilesOf(earlier.manifest);
  const [base] = chain;
  if (since === null || earlier === null || base === undefined || isOld(work, base))
    return [await whole(work)];
  const kept = chain.slice(1);
  let pages: ReadonlySet<number> = since;
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    if (last.bytes > Math.max(1, pages.size) * pageBytes * 2) break;
    const joined = new Set([...pagesChangedIn(join(earlier.state.folder, last.name)), ...pages]);
    if (joined.size > Math.max(joinedPagesMax, pages.size)) break;
    pages = joined;
    kept.pop();
  }
  const onTop = kept.reduce((sum, { bytes }) => sum + bytes, pages.size * pageBytes);
  if (onTop * 2 > base.bytes) return [await whole(work)];
  return [base, ...kept, await changed(work, pages)];
}

function isOld({ state, cause }: CopyingDatabase, base: ListedFile): boolean {
  if (cause === 'closing') return false;
  const copiedMs = stateMs(basename(base.name, '.db')) ?? 0;
  return (stateMs(state) ?? 0) - copiedMs > renewedAfterMs;
}

async function whole({ database, root, state, copier }: CopyingDatabase): Promise<ListedFile> {
  const to = join(backupFolder(root).databases, `${state}.db`);
  const result = await copier.one({ from: database, to, hash: null });
  if (result.kind !== 'done') throw new VaultFault('VAULT_DAMAGED', { part: 'vault.db' });
  return { name: databaseFileName(to), bytes: result.bytes, sha256: result.hash };
}

async function changed(work: CopyingDatabase, pages: ReadonlySet<number>): Promise<ListedFile> {
  const { database, root, state, copier } = work;
  const folder = backupFolder(root).databases;
  const to = join(folder, `${state}.wal`);
  const beside = `${to}.part`;
  const hash = await writePageChanges(database, pages, beside, work.goesOn);
  const result = await copier.one({ from: beside, to: null, hash });
  if (result.kind !== 'done') throw new VaultFault('STORAGE_FAULT', { cause: 'COPY_DIFFERS' });
  try {
    renameSync(beside, to);
    syncFolder(folder);
  } catch (error) {
    throw storageFault(error);
  }
  return { name: databaseFileName(to), bytes: result.bytes, sha256: hash };
}

/** Whether a state keeps its database in its own folder, as format 1 did. */
const ownDatabase = ({ files }: Manifest): ListedFile | undefined =>
  files.find(({ name }) => name === 'vault.db');

/** Names of the files of a state's database as they are put together; of format 1 it is one. */
function databaseParts(manifest: Manifest): ListedFile[] {
  const own = ownDatabase(manifest);
  return own === undefined ? databaseFilesOf(manifest) : [own];
}

/** Puts a state's database together at `to`, which is whole when it has that name. The hashes of its files were checked before. */
export async function assembleDatabase(
  folder: string,
  manifest: Manifest,
  to: string,
  copier: FileCopier,
): Promise<void> {
  const [first, ...onTop] = databaseParts(manifest);
  if (first === undefined) throw new VaultFault('VAULT_DAMAGED', { part: 'manifest' });
  const beside = `${to}.put-together`;
  rmSync(beside, { force: true });
  const result = await copier.one({ from: join(folder, first.name), to: beside, hash: first.sha256 });
  if (result.kind !== 'done') throw new VaultFault('VAULT_DAMAGED', { part: first.name });
  for (const { name } of onTop) await applyPageChanges(beside, join(folder, name));
  try {
    renameSync(beside, to);
  } catch (error) {
    throw storageFault(error);
  }
}
