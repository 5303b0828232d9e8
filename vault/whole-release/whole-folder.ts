/**
 * The folder that everything is written to:
 *
 *     dossier-vault-1a2b3c4d-W88.partial   until all of it is on disk; W and the number of the entry that announced it
 *     dossier-vault-1a2b3c4d-W88/
 *       README.txt                         what this is and how to check it
 *       index.csv, index.json              every document, dossier by dossier
 *       SHA256SUMS                         of all of them, as `sha256sum -c` reads it
 *       dossiers/0012-K-1/0003-contract.pdf
 *       log/                               the audit bundle: its manifest has its own checksums
 *
 * docs/formats/release.md.
 */
import { createReadStream, existsSync, lstatSync, mkdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { ByteSink } from '../sealing/sealed-document.ts';
import { createSha256, encodeHex } from '../sealing/suite.ts';
import { storageFault } from '../storage/database.ts';
import { syncFolder } from '../storage/durable-file.ts';
import { liesInside } from '../storage/vault-folder.ts';

export interface WholeTarget {
  /** The folder that was chosen. */
  readonly folder: string;
  readonly partial: string;
  readonly final: string;
}

/**
 * Where it will go, before anything is signed: a folder that is there, not the vault's own, with room for what is not there yet.
 * Throws VaultFault.
 */
export function prepareWhole(vault: OpenVault, planned: number, chosen: string, bytes: number): WholeTarget {
  const folder = resolve(chosen);
  const name = `dossier-vault-${vault.vault.slice(0, 8)}-W${planned}`;
  const target = { folder, partial: join(folder, `${name}.partial`), final: join(folder, name) };
  if (liesInside(vault.folder, target.final) || existsSync(target.final))
    throw new VaultFault('VAULT_EXISTS');
  try {
    if (!statSync(folder).isDirectory()) throw new VaultFault('FILE_NOT_FOUND');
    const there = lstatSync(target.partial, { throwIfNoEntry: false });
    if (there !== undefined && !there.isDirectory()) throw new VaultFault('VAULT_EXISTS');
    const { bavail, bsize } = statfsSync(folder);
    // What a run before has written need not be written again; how much that is, the run itself finds out.
    if (there === undefined && bavail * bsize < bytes) throw new VaultFault('DISK_FULL');
    mkdirSync(join(target.partial, 'dossiers'), { recursive: true, mode: 0o700 });
    syncFolder(folder);
    return target;
  } catch (error) {
    if (error instanceof VaultFault) throw error;
    throw storageFault(error);
  }
}

export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** All of the file under its name and on disk, or nothing under that name. */
export async function writeWhole(
  path: string,
  fill: (sink: ByteSink) => Promise<unknown>,
): Promise<WrittenFile> {
  const beside = `${path}.writing`;
  rmSync(beside, { recursive: true, force: true });
  const handle = await open(beside, 'wx', 0o600);
  const hash = createSha256();
  let bytes = 0;
  try {
    await fill(async (block) => {
      for (let done = 0; done < block.length; )
        done += (await handle.write(block, done, block.length - done)).bytesWritten;
      hash.update(block);
      bytes += block.length;
    });
    await handle.sync();
  } catch (error) {
    await handle.close();
    rmSync(beside, { force: true });
    throw error;
  }
  await handle.close();
  await rename(beside, path);
  return { bytes, sha256: encodeHex(hash.digest()) };
}

/** What a run before has left under that name; null where there is no file. A link is none. */
export async function hashedBefore(path: string): Promise<WrittenFile | null> {
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
  const hash = createSha256();
  let bytes = 0;
  for await (const block of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(block);
    bytes += block.length;
  }
  return { bytes, sha256: encodeHex(hash.digest()) };
}
