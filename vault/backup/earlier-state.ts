/** The newest state of a backup that the vault itself made there: what the next one starts from, so that it copies a day's change only. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { backupFolder, type StateThere, stateFolder, stateName } from '../storage/backup-folder.ts';
import { type BackupTarget, statesMade } from '../storage/backups.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { type Basis, parseBasis } from './basis.ts';
import { readManifest } from './check-state.ts';
import { databaseFilesOf, type Manifest } from './manifest.ts';

export interface EarlierState {
  readonly state: StateThere;
  readonly manifest: Manifest;
  readonly basis: Basis;
}

/**
 * Null where there is none, or where it is not as the log has it, or lacks a file: then everything is looked for and copied anew. What
 * has its name in a backup was whole once; whether it still is a drill finds out.
 */
export function earlierState(
  db: VaultDatabase,
  vault: VaultId,
  plan: BackupTarget,
  root: string,
  generation: number,
): EarlierState | null {
  const [newest] = statesMade(db, plan.id);
  if (newest === undefined) return null;
  const named = stateName(newest.state);
  const state = { name: named, ms: newest.state, folder: join(backupFolder(root).states, named) };
  const paths = stateFolder(state.folder);
  if (!existsSync(paths.manifest) || !existsSync(paths.basis)) return null;
  try {
    const { hash, manifest } = readManifest(state, vault);
    if (hash !== newest.manifest || manifest.generation !== generation) return null;
    const said = parseBasis(readFileSync(paths.basis, 'utf8'));
    const { lists } = backupFolder(root);
    const isThere =
      databaseFilesOf(manifest).every(
        (file) => statSync(join(state.folder, file.name)).size === file.bytes,
      ) && said.lists.every((list) => existsSync(join(lists, list.name)));
    return isThere ? { state, manifest, basis: said } : null;
  } catch {
    return null;
  }
}
