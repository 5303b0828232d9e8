/** A drill of whatever somebody points at: a copy of the vault, a backup, or one of its states (K2, A6c). */
import type { Drill } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../acts/call.ts';
import type { VaultPorts } from '../acts/ports.ts';
import { databaseIn, drillFolder } from '../opening/drill-vault.ts';
import { findBackup } from '../storage/backup-folder.ts';
import { checkpointOf, differingFiles, readManifest } from './check-state.ts';
import { assembleDatabase } from './database-files.ts';
import { FileCopier } from './file-copier.ts';

export async function drillVault(
  ports: VaultPorts,
  input: ParsedInput<'vault.drill'>,
  call: Call,
): Promise<Drill> {
  const { folder } = input;
  const backup = findBackup(folder);
  if (backup === null) return drillFolder(ports, input, call, folder, folder, databaseIn(folder));
  const state = backup.named ?? backup.states[0];
  if (state === undefined) throw new VaultFault('VAULT_NOT_FOUND');
  const { manifest } = readManifest(state, backup.vault);
  const asked = { ...input, anchorFolders: [...input.anchorFolders, backup.root, state.folder] };
  const copier = new FileCopier();
  try {
    const differing = await differingFiles(backup.root, state, manifest, copier);
    const found = await drillFolder(
      ports,
      asked,
      call,
      state.folder,
      backup.root,
      (to) => assembleDatabase(state.folder, manifest, to, copier),
      checkpointOf(state),
    );
    // Sealed files of other states lie there as well.
    return {
      ...found,
      sound: found.sound && differing.length === 0,
      altered: [...differing, ...found.altered],
      surplus: [],
    };
  } finally {
    await copier.close();
  }
}
