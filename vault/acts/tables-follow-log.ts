/**
 * Before anything is sealed to anybody: the keys are those that the log brings about (keys/known-keys.ts), whatever tables say, and the
 * tables are looked at all the same. A short log is compared whole, by the connection that seals; of a long one the keys
 * and roles are, and the rest is the business of the check beside the work. Where another connection has written to the
 * database since, all of it is read again first, and that this happened is on record.
 */
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { firstDifference, replayLog } from '../audit/replay.ts';
import { keysAreThoseOfTables } from '../keys/keys-in-tables.ts';
import { LogBroken } from '../log/log-broken.ts';
import type { OpenVault } from './open-vault.ts';

type Verdict = 'sound' | 'tables-differ' | 'log-broken';

const damaged = (vault: OpenVault): never => {
  throw new VaultFault('VAULT_DAMAGED', { part: vault.quarantine });
};

function readHere(vault: OpenVault): Verdict {
  try {
    const replayed = replayLog(vault.db, vault.vault);
    try {
      return firstDifference(vault.db, replayed) === null ? 'sound' : 'tables-differ';
    } finally {
      replayed.close();
    }
  } catch (error) {
    if (error instanceof LogBroken) return 'log-broken';
    throw error;
  }
}

async function readBeside(vault: OpenVault): Promise<Verdict> {
  await vault.stopFullCheck();
  const check = vault.checkBesideWork();
  const finished = await check.finished;
  if (vault.isClosed) throw new VaultFault('VAULT_CLOSED');
  if (finished === 'stopped') throw new VaultFault('STOPPED');
  if (finished === 'failed') throw new VaultFault('STORAGE_FAULT', { cause: 'LOG_NOT_READ' });
  const verdict = vault.checks.verdictOf(check, finished);
  return verdict === 'another-file' ? 'tables-differ' : verdict;
}

/** Before a share, a grant or a note is sealed. Throws VAULT_DAMAGED, with the vault in quarantine, where keys are not the log's. */
export const assertKeysFollowLog = (vault: OpenVault): Promise<void> => assertFollows(vault, false);

/** Before a group's secret passes on: a short log is read again whole. Throws as `assertKeysFollowLog`. */
export const assertTablesFollowLog = (vault: OpenVault): Promise<void> => assertFollows(vault, true);

async function assertFollows(vault: OpenVault, whole: boolean): Promise<void> {
  try {
    await vault.keys.whenKnown();
  } catch (error) {
    if (vault.isClosed) throw new VaultFault('VAULT_CLOSED');
    if (!(error instanceof LogBroken)) throw error;
    vault.findAmiss('log-broken', 'act');
    damaged(vault);
  }
  const version = vault.db.dataVersion();
  const written = vault.followsLogAt !== version;
  const short = vault.writer.size <= vault.ports.foregroundEntriesMax;
  if (written || (whole && short)) {
    const verdict = short ? readHere(vault) : await readBeside(vault);
    if (verdict !== 'sound') {
      vault.findAmiss(verdict, written ? 'written' : 'act');
      damaged(vault);
    }
    if (written) vault.noteFinding('sound', 'written');
    vault.followsLogAt = version;
  }
  if (!keysAreThoseOfTables(vault.db, vault.keys.now())) {
    vault.findAmiss('tables-differ', 'act');
    damaged(vault);
  }
  assertNobodyElseWrote(vault);
}

/** Inside the transaction that seals: the tables are still those that were compared. */
export function assertNobodyElseWrote(vault: OpenVault): void {
  if (vault.followsLogAt !== vault.db.dataVersion())
    throw new VaultFault('STORAGE_FAULT', { cause: 'WRITTEN_BY_ANOTHER' });
}
