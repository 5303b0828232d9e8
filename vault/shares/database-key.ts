/**
 * A new key for the database when a custodian has left (H1). Whoever knew the old one reads no later copy.
 *
 *     vault.keys with both keys   slots under the old one as before, `next` with the new one for those who stay
 *     vault.db.next               a copy, encrypted anew, opened and read through, fsynced
 *     vault.db.next → vault.db    renamed over; what is left of the old write-ahead log is removed
 *     vault.keys with the new     the old slots are gone
 *
 * Opening tries the new key, then the old one: whichever file is there has its key. A copy is marked with the epoch it was
 * made for, so that a resumption knows whether it has taken the old one's place. The old file's blocks may survive on the
 * disk until they are written over; they are what an old copy of the disk is (THREATS.md).
 */
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { stepPoint } from '../acts/step-points.ts';
import { wrappedKeysetFor } from '../acts/unlock.ts';
import { keySlots, readVaultKeys, writeVaultKeys } from '../keys/vault-keys-file.ts';
import { decodeHex, randomBytes, zero } from '../sealing/suite.ts';
import {
  openDatabase,
  rekeyCopy,
  settleIntoFile,
  storageFault,
  type VaultDatabase,
} from '../storage/database.ts';
import { syncFolder } from '../storage/durable-file.ts';
import { vaultFolder } from '../storage/vault-folder.ts';

const marker = 'database-key-epoch';

/** For which custody epoch this file was encrypted; 1 for a database that never changed its key. */
function epochOfDatabaseKey(db: VaultDatabase): number {
  const row = db.get<{ value: Uint8Array }>('SELECT value FROM secret WHERE name = ?', marker);
  return row === undefined ? 1 : Number(Buffer.from(row.value).toString('utf8'));
}

/** Does what is not done yet. In one go without letting anybody in between: for a moment there is no database. */
export async function renewDatabaseKey(vault: OpenVault, epoch: number): Promise<void> {
  // It reads the file that is about to be replaced.
  await vault.backup?.stop();
  const resting = await vault.stopFullCheck();
  if (vault.isClosed) throw new VaultFault('VAULT_CLOSED');
  try {
    renew(vault, epoch);
  } finally {
    // Owed as before, under whichever key the database has by now.
    if (resting && vault.db.connection.open) vault.checkBesideWork();
  }
}

function renew(vault: OpenVault, epoch: number): void {
  const paths = vaultFolder(vault.folder);
  if (epochOfDatabaseKey(vault.db) !== epoch) {
    const fresh = randomBytes(32);
    writeVaultKeys(paths.keys, { ...readVaultKeys(paths.keys), next: slotsFor(vault, fresh) });
    stepPoint('database.after-both-keys');
    replaceDatabase(vault, fresh, epoch);
  }
  // Whatever lies in `next`, these are the slots of the key that the file has.
  const settled = slotsFor(vault, vault.databaseKey);
  writeVaultKeys(paths.keys, { ...readVaultKeys(paths.keys), ...settled, next: null });
  stepPoint('database.after-old-slots-dropped');
}

function slotsFor(vault: OpenVault, databaseKey: Uint8Array) {
  const known = vault.keys.now();
  const wrapped = known.holdersOf('custodian').map((custodian) => wrappedKeysetFor(vault, custodian));
  return keySlots(vault.vault, wrapped, databaseKey, decodeHex(known.recoveryOf('custody').key, 32));
}

function replaceDatabase(vault: OpenVault, fresh: Uint8Array, epoch: number): void {
  const { database, nextDatabase } = vaultFolder(vault.folder);
  const { db } = vault;
  try {
    settleIntoFile(db);
    rmSync(nextDatabase, { force: true });
    copyFileSync(database, nextDatabase);
    stepPoint('database.after-copy');
    rekeyCopy(nextDatabase, vault.databaseKey, fresh);
    stepPoint('database.after-rekey');
    verifyCopy(db, nextDatabase, fresh, epoch);
    stepPoint('database.after-verified');
  } catch (error) {
    dropCopy(vault.folder);
    throw storageFault(error);
  }
  db.close();
  try {
    sync(nextDatabase);
    stepPoint('database.before-rename');
    renameSync(nextDatabase, database);
    stepPoint('database.after-rename');
    syncFolder(vault.folder);
    for (const rest of [`${database}-wal`, `${database}-shm`]) rmSync(rest, { force: true });
    stepPoint('database.after-wal-removed');
    db.replaceBy(openDatabase(database, fresh, false, 'noted'));
    takeUp(vault, fresh);
  } catch (error) {
    if (!db.connection.open) reopen(vault, database, fresh);
    throw storageFault(error);
  }
}

/** A copy that did not take the old one's place. Where it cannot be removed the next one says so. */
export function dropCopy(folder: string): void {
  try {
    rmSync(vaultFolder(folder).nextDatabase, { force: true });
  } catch {
    // Something holds it; it is encrypted, and nobody is kept waiting for it.
  }
}

/** After a fault: the old file is still the one that counts, unless the new one has taken its place already. */
function reopen(vault: OpenVault, database: string, fresh: Uint8Array): void {
  try {
    vault.db.replaceBy(openDatabase(database, vault.databaseKey, false, 'noted'));
  } catch {
    vault.db.replaceBy(openDatabase(database, fresh, false, 'noted'));
    takeUp(vault, fresh);
  }
}

function takeUp(vault: OpenVault, fresh: Uint8Array): void {
  zero(vault.databaseKey);
  vault.databaseKey = fresh;
}

/** Opened under its key, every page read, the same log in it; and marked as what it is. */
function verifyCopy(db: VaultDatabase, path: string, key: Uint8Array, epoch: number): void {
  const copy = openDatabase(path, key);
  try {
    const noteOf = (from: VaultDatabase) =>
      from.get<{ note: string }>('SELECT note FROM checkpoint WHERE one = 1')?.note;
    if (!copy.everyPageHolds() || noteOf(copy) === undefined || noteOf(copy) !== noteOf(db))
      throw new VaultFault('STORAGE_FAULT', { cause: 'COPY_DIFFERS' });
    copy.run(
      'INSERT INTO secret VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      marker,
      Buffer.from(`${epoch}`, 'utf8'),
    );
    settleIntoFile(copy);
  } finally {
    copy.close();
  }
  for (const rest of [`${path}-wal`, `${path}-shm`])
    if (existsSync(rest)) throw new VaultFault('STORAGE_FAULT', { cause: 'COPY_IN_USE' });
}

function sync(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
