/**
 * A state of a backup put into an empty folder (K2, A6). It needs no key: what is copied is sealed, and what it is worth the next
 * opening finds out, for which a custodian and an approver sign. Stopped or killed, it goes on where it was; only a whole one is a vault.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BackupFound, BackupRestored } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../acts/call.ts';
import { stepPoint } from '../acts/step-points.ts';
import { type FoundBackup, findBackup, type StateThere, stateFolder } from '../storage/backup-folder.ts';
import { storageFault } from '../storage/database.ts';
import { syncFolder } from '../storage/durable-file.ts';
import { type RestoredMarker, readMarker, writeMarker } from '../storage/restored-marker.ts';
import { liesInside, vaultFolder, writeHeader } from '../storage/vault-folder.ts';
import { differingFiles, type ReadManifest, readManifest } from './check-state.ts';
import { makeObjectFolders } from './copy-objects.ts';
import { assembleDatabase } from './database-files.ts';
import { copiedAtOnce, FileCopier } from './file-copier.ts';
import { objectsOfState } from './object-lists.ts';

function found(pointedAt: string): FoundBackup {
  const backup = findBackup(pointedAt);
  if (backup === null) throw new VaultFault('VAULT_NOT_FOUND');
  return backup;
}

export function lookAtBackup(input: ParsedInput<'backup.look'>): BackupFound {
  const backup = found(input.folder);
  return {
    root: backup.root,
    vault: backup.vault,
    states: (backup.named === null ? backup.states : [backup.named]).map((state) => {
      const { entries, objects, bytes, without } = readManifest(state, backup.vault).manifest;
      return { state: state.name, atMs: state.ms, entries, objects, bytes, without };
    }),
  };
}

export async function restoreBackup(
  input: ParsedInput<'backup.restore'>,
  call: Call,
): Promise<BackupRestored> {
  const backup = found(input.backup);
  const state =
    input.state === undefined
      ? (backup.named ?? backup.states[0])
      : backup.states.find(({ name }) => name === input.state);
  if (state === undefined) throw new VaultFault('VAULT_NOT_FOUND');
  const folder = resolve(input.folder);
  if (liesInside(backup.root, join(folder, 'vault'))) throw new VaultFault('VAULT_EXISTS');
  const read = readManifest(state, backup.vault);
  const copier = new FileCopier();
  try {
    const differing = await differingFiles(backup.root, state, read.manifest, copier);
    if (differing.length > 0)
      throw new VaultFault('VAULT_DAMAGED', {
        part: differing.map((name) => `${state.name}/${name}`).join(', '),
      });
    return await putBack(backup, state, read, folder, copier, call);
  } finally {
    await copier.close();
  }
}

async function putBack(
  backup: FoundBackup,
  state: StateThere,
  { hash, manifest }: ReadManifest,
  folder: string,
  copier: FileCopier,
  call: Call,
): Promise<BackupRestored> {
  const marker: RestoredMarker = {
    vault: backup.vault,
    backup: backup.root,
    state: state.name,
    stateMs: state.ms,
    entries: manifest.entries,
    manifest: hash,
    whole: false,
  };
  begin(folder, marker);
  stepPoint('restore.after-marker');
  const paths = vaultFolder(folder);
  makeObjectFolders(paths.objects);
  const missing = await objects(backup.root, state, manifest.objects, folder, copier, call);
  syncFolder(paths.objects);
  stepPoint('restore.after-objects');
  const from = stateFolder(state.folder);
  const keys = manifest.files.find(({ name }) => name === 'vault.keys');
  const put = await copier.one({ from: from.keys, to: paths.keys, hash: keys?.sha256 ?? null });
  if (put.kind !== 'done') throw new VaultFault('VAULT_DAMAGED', { part: `${state.name}/vault.keys` });
  await assembleDatabase(state.folder, manifest, paths.database, copier);
  syncFolder(folder);
  stepPoint('restore.after-database');
  // What makes it a vault comes last.
  writeHeader(folder, backup.vault);
  stepPoint('restore.after-header');
  writeMarker(folder, { ...marker, whole: true });
  stepPoint('restore.after-whole');
  return { folder, state: state.name, entries: manifest.entries, objects: manifest.objects, missing };
}

/** An empty folder, or one in which the same was begun. Anything else is left as it is. */
function begin(folder: string, marker: RestoredMarker): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const before = readMarker(folder);
    const goesOn = before !== null && !before.whole && before.manifest === marker.manifest;
    if (!goesOn && readdirSync(folder).length > 0) throw new VaultFault('VAULT_EXISTS');
    if (goesOn) rmSync(vaultFolder(folder).header, { force: true });
  } catch (error) {
    throw storageFault(error);
  }
  writeMarker(folder, marker);
}

async function objects(
  root: string,
  state: StateThere,
  total: number,
  folder: string,
  copier: FileCopier,
  call: Call,
): Promise<string[]> {
  const missing: string[] = [];
  let done = 0;
  for await (const some of objectsOfState(root, state.folder, copiedAtOnce * 2)) {
    if (call.signal?.aborted === true) throw new VaultFault('STOPPED');
    const wanted = some.filter(({ path }) => !existsSync(join(folder, path)));
    const { results } = await copier.begin(
      wanted.map(({ path, hash }) => ({ from: join(root, path), to: join(folder, path), hash })),
    );
    for (const [i, result] of (await results).entries())
      if (result.kind !== 'done') missing.push(wanted[i]!.path);
    done += some.length;
    call.progress(done, total);
  }
  return missing;
}
