/**
 * What lies where in a vault's folder:
 *
 *     vault.json             the only thing readable without a key: format and vault id
 *     open.dvault            says nothing; opened in a file manager it opens this folder in the program
 *     vault.keys             the database key, sealed to each custodian
 *     vault.db               the encrypted database (and its write-ahead log)
 *     vault.db.next          its copy under a new key, while custody passes on
 *     objects/ab/…           sealed documents, named by document and part
 *     failed-openings.jsonl  failures while nobody had the key (A7)
 *     vault.lock             names the process that has the vault open
 */
import { existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { z } from 'zod';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { type DocumentId, type VaultId, vaultId } from '../../shared/vocabulary/ids.ts';
import type { Part } from '../../shared/vocabulary/terms.ts';
import { storageFault } from './database.ts';
import { readIfThere, writeDurably } from './durable-file.ts';

export const vaultFolder = (folder: string) => ({
  header: join(folder, 'vault.json'),
  door: join(folder, 'open.dvault'),
  keys: join(folder, 'vault.keys'),
  database: join(folder, 'vault.db'),
  nextDatabase: join(folder, 'vault.db.next'),
  objects: join(folder, 'objects'),
  failures: join(folder, 'failed-openings.jsonl'),
  lock: join(folder, 'vault.lock'),
});

const vaultFormat = 1;
const header = z.object({ kind: z.literal('dossier-vault'), format: z.int().min(1), vault: vaultId });

export function writeHeader(folder: string, vault: VaultId): void {
  writeDurably(vaultFolder(folder).door, 'Dossier Vault 卷宗保险库\n');
  writeDurably(
    vaultFolder(folder).header,
    `${JSON.stringify({ kind: 'dossier-vault', format: vaultFormat, vault }, null, 2)}\n`,
  );
}

export function readHeader(folder: string): { vault: VaultId } {
  const bytes = readIfThere(vaultFolder(folder).header);
  if (bytes === null) throw new VaultFault('VAULT_NOT_FOUND');
  let parsed: z.infer<typeof header>;
  try {
    parsed = header.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (error) {
    throw new VaultFault('VAULT_DAMAGED', { part: 'vault.json' }, error);
  }
  if (parsed.format > vaultFormat) {
    throw new VaultFault('VAULT_FROM_FUTURE', { found: parsed.format, supported: vaultFormat });
  }
  return { vault: parsed.vault };
}

/** An empty or new folder for a vault to come; anything in it already is a refusal, nothing is overwritten. */
export function prepareFolder(folder: string): void {
  try {
    if (existsSync(folder) && readdirSync(folder).length > 0) throw new VaultFault('VAULT_EXISTS');
    mkdirSync(vaultFolder(folder).objects, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storageFault(error);
  }
}

/** Relative to the vault's folder. Two hexadecimal digits of the id spread the files over 256 folders. */
export const objectPath = (folder: string, document: DocumentId, part: Part): string =>
  join(vaultFolder(folder).objects, document.slice(0, 2), `${document}-${part}.dvd`);

/** Whether a path lies in the vault's own folder, by whatever way it is named. */
export function liesInside(vaultPath: string, file: string): boolean {
  try {
    const [folder, inside] = [realpathSync(vaultPath), realpathSync(dirname(resolve(file)))];
    return inside === folder || inside.startsWith(`${folder}${sep}`);
  } catch {
    // A folder that is not there holds no vault; writing says so.
    return false;
  }
}
