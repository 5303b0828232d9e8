/**
 * A backup as a folder that says what it is (docs/formats/backup.md):
 *
 *     README.txt                      what this is, and how to put it back
 *     backup.json                     kind, format, vault
 *     dossier-vault-<id>.anchor …     an anchor, kept up to date while the folder is there
 *     objects/ab/<document>-<part>.dvd  sealed documents, each copied once
 *     database/<state>.db, <state>.wal  the database as it was then, whole or the pages that had changed
 *     lists/<digits>-<hash>.sha256    lists of sealed documents, by the first digits of their ids
 *     states/2026-11-28T10-00-00Z/    what the vault was then: vault.json, vault.keys, its anchor, which of those belong to it, manifest
 *     states/….incomplete/            one that was not finished; the next backup takes it away
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { type VaultId, vaultId } from '../../shared/vocabulary/ids.ts';
import { storageFault } from './database.ts';
import { makeFolder, readIfThere, writeDurably } from './durable-file.ts';

const format = 2;
const header = z.object({ kind: z.literal('dossier-vault-backup'), format: z.int().min(1), vault: vaultId });
const statePattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2})-(\d{2})-(\d{2})Z$/;
const incompleteEnd = '.incomplete';

export const backupFolder = (root: string) => ({
  root,
  readme: join(root, 'README.txt'),
  header: join(root, 'backup.json'),
  objects: join(root, 'objects'),
  databases: join(root, 'database'),
  lists: join(root, 'lists'),
  states: join(root, 'states'),
});

export const stateFolder = (folder: string) => ({
  folder,
  header: join(folder, 'vault.json'),
  keys: join(folder, 'vault.keys'),
  checkpoint: join(folder, 'checkpoint'),
  /** Names the lists of sealed documents. */
  lists: join(folder, 'lists.sha256'),
  /** What the next state starts from. */
  basis: join(folder, 'basis.json'),
  /** Of a state of format 1: the database whole, and one list. */
  ownDatabase: join(folder, 'vault.db'),
  ownList: join(folder, 'objects.sha256'),
  manifest: join(folder, 'manifest'),
});

/** Within the folder that somebody chose: a stick may hold the backups of several vaults. */
export const backupRootIn = (chosen: string, vault: VaultId): string =>
  join(resolve(chosen), `dossier-vault-backup-${vault.slice(0, 8)}`);

/** Milliseconds since 1970, whole seconds. */
export const stateName = (ms: number): string =>
  new Date(ms).toISOString().slice(0, 19).replaceAll(':', '-').concat('Z');

export function stateMs(name: string): number | null {
  const [, year, month, day, hour, minute, second] = statePattern.exec(name) ?? [];
  if (year === undefined) return null;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`);
  return Number.isNaN(ms) || stateName(ms) !== name ? null : ms;
}

export interface StateThere {
  readonly name: string;
  readonly ms: number;
  readonly folder: string;
}

/** States that were finished, newest first. */
export function statesIn(root: string): StateThere[] {
  const { states } = backupFolder(root);
  let names: string[];
  try {
    names = readdirSync(states);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw storageFault(error);
  }
  return names
    .flatMap((name) => {
      const ms = stateMs(name);
      const folder = join(states, name);
      return ms === null || !existsSync(stateFolder(folder).manifest) ? [] : [{ name, ms, folder }];
    })
    .sort((one, other) => other.ms - one.ms);
}

export const incompleteState = (root: string, ms: number): string =>
  join(backupFolder(root).states, `${stateName(ms)}${incompleteEnd}`);

export function incompleteStatesIn(root: string): string[] {
  const { states } = backupFolder(root);
  if (!existsSync(states)) return [];
  return readdirSync(states)
    .filter((name) => name.endsWith(incompleteEnd))
    .map((name) => join(states, name));
}

/** The vault that a folder holds the backups of, and in which format; null where it is no backup. Throws VAULT_FROM_FUTURE. */
function backupOf(root: string): { readonly vault: VaultId; readonly format: number } | null {
  const bytes = readIfThere(backupFolder(root).header);
  if (bytes === null) return null;
  try {
    const found = header.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    if (found.format > format)
      throw new VaultFault('VAULT_FROM_FUTURE', { found: found.format, supported: format });
    return found;
  } catch (error) {
    if (error instanceof VaultFault) throw error;
    throw new VaultFault('VAULT_DAMAGED', { part: 'backup.json' }, error);
  }
}

/** Makes the folder a backup of this vault, where it is not one yet. */
export function prepareBackup(root: string, vault: VaultId, readme: string): void {
  const paths = backupFolder(root);
  const of = backupOf(root);
  if (of !== null && of.vault !== vault) throw new VaultFault('VAULT_EXISTS');
  for (const folder of [paths.objects, paths.databases, paths.lists, paths.states]) makeFolder(folder);
  if (Buffer.from(readIfThere(paths.readme) ?? []).toString('utf8') !== readme)
    writeDurably(paths.readme, readme);
  // An older program then says that it cannot read it, instead of finding no database.
  if (of?.format !== format)
    writeDurably(
      paths.header,
      `${JSON.stringify({ kind: 'dossier-vault-backup', format, vault }, null, 2)}\n`,
    );
}

export interface FoundBackup {
  readonly root: string;
  readonly vault: VaultId;
  readonly states: readonly StateThere[];
  /** The state that was named by its folder; null where the backup as a whole was. */
  readonly named: StateThere | null;
}

/** What somebody points at: a backup, the folder it was put into, or one of its states. Null where it is none of them. */
export function findBackup(pointedAt: string): FoundBackup | null {
  const path = resolve(pointedAt);
  const rootOf = (): string | null => {
    if (existsSync(backupFolder(path).header)) return path;
    if (stateMs(basename(path)) !== null && basename(dirname(path)) === 'states') {
      const root = dirname(dirname(path));
      return existsSync(backupFolder(root).header) ? root : null;
    }
    try {
      const within = readdirSync(path).filter(
        (name) => name.startsWith('dossier-vault-backup-') && existsSync(join(path, name, 'backup.json')),
      );
      return within.length === 1 ? join(path, within[0]!) : null;
    } catch {
      return null;
    }
  };
  const root = rootOf();
  const vault = root === null ? null : (backupOf(root)?.vault ?? null);
  if (root === null || vault === null) return null;
  const states = statesIn(root);
  return { root, vault, states, named: states.find(({ folder }) => folder === path) ?? null };
}
