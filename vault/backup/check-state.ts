/** Whether a state is what its manifest says; nothing is written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { backupFolder, type StateThere, stateFolder } from '../storage/backup-folder.ts';
import { storageFault } from '../storage/database.ts';
import { readIfThere } from '../storage/durable-file.ts';
import type { FileCopier } from './file-copier.ts';
import { type Manifest, manifestHash, parseManifest } from './manifest.ts';
import { listsNamedBy } from './object-lists.ts';

export interface ReadManifest {
  readonly note: string;
  readonly hash: string;
  readonly manifest: Manifest;
}

/** Throws VAULT_DAMAGED where it is none of this state. */
export function readManifest(state: StateThere, vault: VaultId): ReadManifest {
  let note: string;
  try {
    note = readFileSync(stateFolder(state.folder).manifest, 'utf8');
  } catch (error) {
    throw storageFault(error);
  }
  const manifest = parseManifest(note, vault);
  if (manifest.state !== state.name) throw new VaultFault('VAULT_DAMAGED', { part: 'manifest' });
  return { note, hash: manifestHash(note), manifest };
}

/** Of the state when it was made; its hash is in the manifest. Null where it is gone, which the manifest tells. */
export function checkpointOf(state: StateThere): string | null {
  const bytes = readIfThere(stateFolder(state.folder).checkpoint);
  return bytes === null ? null : Buffer.from(bytes).toString('utf8');
}

/** Names of files, and of lists of sealed documents, that are not there or not as listed, in order. */
export async function differingFiles(
  root: string,
  state: StateThere,
  { files }: Manifest,
  copier: FileCopier,
): Promise<string[]> {
  const { results } = await copier.begin(
    files.map(({ name, sha256 }) => ({ from: join(state.folder, name), to: null, hash: sha256 })),
  );
  const found = await results;
  const differing = files
    .filter((file, i) => {
      const result = found[i];
      return result?.kind !== 'done' || result.bytes !== file.bytes;
    })
    .map(({ name }) => name);
  return [...differing, ...(await differingLists(root, state.folder, copier))];
}

async function differingLists(root: string, folder: string, copier: FileCopier): Promise<string[]> {
  const named = await listsNamedBy(folder);
  const { lists } = backupFolder(root);
  const { results } = await copier.begin(
    named.map(({ name, hash }) => ({ from: join(lists, name), to: null, hash })),
  );
  const found = await results;
  return named.filter((_, i) => found[i]?.kind !== 'done').map(({ name }) => `lists/${name}`);
}
