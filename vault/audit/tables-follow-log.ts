/**
 * Before keys pass on: the tables are what the log says. A secret of a group is sealed to the keys that the tables name, and
 * whoever has the database key can write tables with other tools, while the vault is open too. So the whole log is read
 * once more, beside the work, and nobody else may have written since.
 */
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { OpenVault } from '../open-vault.ts';
import { vaultFolder } from '../storage/vault-folder.ts';
import { startFullCheck } from './full-check.ts';

/** Throws LOG_TAMPERED or VAULT_DAMAGED, with the vault in quarantine; nothing is read twice where nobody else has written. */
export async function assertTablesFollowLog(vault: OpenVault): Promise<void> {
  const version = vault.db.dataVersion();
  if (vault.followsLogAt === version) return;
  const { finished } = startFullCheck({
    database: vaultFolder(vault.folder).database,
    key: vault.databaseKey.slice(),
    vault: vault.vault,
  });
  const result = await finished;
  if (vault.isClosed) throw new VaultFault('VAULT_CLOSED');
  if (result === 'stopped') throw new VaultFault('STOPPED');
  if (result !== 'sound') {
    vault.quarantine = result;
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
 * The same before a share or a note is sealed to whom the tables name. Where a long log is still being read beside the work
 * nobody waits for it: what was edited before the opening is found when that is through (THREATS.md).
 */
export async function assertTablesFollowLogOnceRead(vault: OpenVault): Promise<void> {
  if (vault.fullyChecked) await assertTablesFollowLog(vault);
}

export function assertNobodyElseWroteOnceRead(vault: OpenVault): void {
  if (vault.fullyChecked) assertNobodyElseWrote(vault);
}
