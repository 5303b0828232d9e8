/**
 * A backup tried (K2): a state is opened where it lies as a restore would open it, with a custodian's passphrase and key file; every hash
 * is checked, every share that this custodian can open is opened, its log read again. It writes nothing there and touches no anchor; the
 * vault that is open only remembers that it was done.
 */
import type { BackupDrilled } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { logKeyAt } from '../audit/integrity.ts';
import { drillFolder } from '../opening/drill-vault.ts';
import { decodeHex } from '../sealing/suite.ts';
import { backupRootIn, stateMs, statesIn } from '../storage/backup-folder.ts';
import { backupTarget, happenedSince } from '../storage/backups.ts';
import { checkpointOf, differingFiles, readManifest } from './check-state.ts';
import { assembleDatabase } from './database-files.ts';
import { FileCopier } from './file-copier.ts';
import { isManifestSigned } from './manifest.ts';

export async function drillBackup(
  vault: OpenVault,
  input: ParsedInput<'backup.drill'>,
  call: Call,
): Promise<BackupDrilled> {
  assertStanding(vault, call, ['custodian', 'approver'], true);
  const plan = backupTarget(vault.db, input.target);
  if (plan === null) throw new Refusal('INPUT_MALFORMED', { field: 'target' });
  const root = backupRootIn(plan.folder, vault.vault);
  const states = statesIn(root);
  const state = input.state === undefined ? states[0] : states.find(({ name }) => name === input.state);
  if (state === undefined) throw new VaultFault('VAULT_NOT_FOUND');
  const copier = new FileCopier();
  try {
    const { note, manifest } = readManifest(state, vault.vault);
    const differing = await differingFiles(root, state, manifest, copier);
    const asked = { ...input, anchorFolders: [] };
    const drill = await drillFolder(
      vault.ports,
      asked,
      call,
      state.folder,
      root,
      (to) => assembleDatabase(state.folder, manifest, to, copier),
      checkpointOf(state),
    );
    const logKey = decodeHex(logKeyAt(vault.db, manifest.generation, manifest.entries), 32);
    const manifestHolds = differing.length === 0 && isManifestSigned(note, vault.vault, logKey);
    const altered = [...differing, ...drill.altered];
    const sound = drill.sound && manifestHolds && manifest.without === 0;
    const { name, lastEntryAtMs, documents, loansOpen, views, newestAnchor, quarantine, ...diagnosis } =
      drill;
    vault.writer.transact((tx) =>
      tx.append({
        type: 'backup.drilled',
        data: () => ({
          target: plan.id,
          state: stateMs(state.name) ?? 0,
          entries: drill.entries,
          sound,
          missing: drill.missing.length,
          altered: altered.length,
        }),
        actor: vault.actor(),
      }),
    );
    return {
      ...diagnosis,
      sound,
      altered,
      surplus: [],
      state: state.name,
      manifestHolds,
      documents,
      views,
      lost: {
        entries: Math.max(0, vault.writer.size - 1 - drill.entries),
        ...happenedSince(vault.db, drill.entries),
      },
    };
  } finally {
    await copier.close();
  }
}
