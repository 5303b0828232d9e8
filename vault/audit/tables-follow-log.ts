/**
 * Before keys pass on: the tables are what the log says. A secret of a group is sealed to the keys that the tables name, and
 * whoever has the database key can write tables with other tools, while the vault is open too. So the log is read
 * once more: a short one here, by the connection that will seal, a long one beside the work; and nobody else may write between
 * that and the sealing.
 */
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { OpenVault } from '../open-vault.ts';
import { vaultFolder } from '../storage/vault-folder.ts';
import { type FullCheck, startFullCheck } from './full-check.ts';
import { firstDifference, LogBroken, replayLog } from './replay.ts';

type Verdict = Awaited<FullCheck['finished']>;

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

const readBeside = (vault: OpenVault): Promise<Verdict> =>
  startFullCheck({
    database: vaultFolder(vault.folder).database,
    key: vault.databaseKey.slice(),
    vault: vault.vault,
  }).finished;

/** Throws VAULT_DAMAGED, with the vault in quarantine, where the tables are not what the log says. */
export async function assertTablesFollowLog(vault: OpenVault): Promise<void> {
  const version = vault.db.dataVersion();
  const short = vault.writer.size <= vault.ports.foregroundEntriesMax;
  if (!short && vault.followsLogAt === version) return;
  const result = short ? readHere(vault) : await readBeside(vault);
  if (vault.isClosed) throw new VaultFault('VAULT_CLOSED');
  if (result === 'stopped') throw new VaultFault('STOPPED');
  if (result === 'failed') throw new VaultFault('STORAGE_FAULT', { cause: 'LOG_NOT_READ' });
  if (result !== 'sound') {
    if (vault.quarantine === 'none') vault.quarantine = result;
    throw new VaultFault('VAULT_DAMAGED', { part: result });
  }
  vault.followsLogAt = version;
  assertNobodyElseWrote(vault);
}

/** Inside the transaction that seals by the tables: they are still those that were compared. */
export function assertNobodyElseWrote(vault: OpenVault): void {
  if (vault.followsLogAt !== vault.db.dataVersion())
    throw new VaultFault('STORAGE_FAULT', { cause: 'WRITTEN_BY_ANOTHER' });
}

/**
 * The same before a share or a note is sealed to whom the tables name, where somebody else has written since they were compared.
 * Where a long log is still being read beside the work nobody waits for it: what was edited before the opening is found
 * when that is through (THREATS.md).
 */
export async function assertTablesFollowLogOnceRead(vault: OpenVault): Promise<void> {
  if (vault.fullyChecked && vault.followsLogAt !== vault.db.dataVersion()) await assertTablesFollowLog(vault);
}

export function assertNobodyElseWroteOnceRead(vault: OpenVault): void {
  if (vault.fullyChecked) assertNobodyElseWrote(vault);
}
