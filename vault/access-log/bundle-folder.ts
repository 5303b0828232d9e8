/**
 * The folder of an export: written beside its name and renamed at the end, so that a stopped export leaves nothing
 * that looks whole. Each file is hashed on the way, for the manifest.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { howToVerify } from '../audit/how-to-verify.ts';
import { verifierFiles } from '../audit/verifier-program.ts';
import { createSha256, encodeHex } from '../sealing/suite.ts';
import { storageFault } from '../storage/database.ts';
import { syncFolder } from '../storage/durable-file.ts';
import { HashedFile } from '../storage/hashed-file.ts';
import { liesInside } from '../storage/vault-folder.ts';

/** Throws VaultFault where the folder holds something already, or lies inside of the vault. */
export function assertFreeFolder(vaultFolder: string, folder: string): void {
  const taken = existsSync(folder) && readdirSync(folder).length > 0;
  if (taken || liesInside(vaultFolder, folder)) throw new VaultFault('VAULT_EXISTS');
}

export class BundleFolder {
  private readonly folder: string;
  private readonly opened = new Map<string, HashedFile>();
  readonly files: Record<string, { bytes: number; sha256: string }> = {};

  constructor(folder: string) {
    this.folder = folder;
  }

  /** A file that is written in pieces; closed by `finish`. */
  begin(name: string): HashedFile {
    const file = new HashedFile(join(this.folder, name));
    this.opened.set(name, file);
    return file;
  }

  /** Closes the files that were begun; they are listed in the order of their beginning. */
  finish(): void {
    for (const [name, file] of this.opened) this.files[name] = file.finish();
    this.opened.clear();
  }

  whole(name: string, text: string): void {
    const file = new HashedFile(join(this.folder, name));
    file.write(text);
    this.files[name] = file.finish();
  }

  /** What tells a stranger how to check the rest, and what does: a program for Node, and beside it a page for a browser. */
  addVerifier(verifier: string): void {
    this.whole('HOW-TO-VERIFY.txt', howToVerify);
    for (const name of verifierFiles) {
      const from = join(verifier, name);
      copyFileSync(from, join(this.folder, name));
      const bytes = readFileSync(from);
      const hash = createSha256();
      hash.update(bytes);
      this.files[name] = { bytes: bytes.length, sha256: encodeHex(hash.digest()) };
    }
  }

  /** Last of all; names every file before it. */
  addManifest(said: object): void {
    const manifest = new HashedFile(join(this.folder, 'manifest.json'));
    manifest.write(`${JSON.stringify({ ...said, files: this.files }, null, 1)}\n`);
    manifest.finish();
    syncFolder(this.folder);
  }

  letGo(): void {
    for (const file of this.opened.values()) file.letGo();
  }
}

/** Throws what `write` throws, as VaultFault where it came from the disk; then nothing is left of it. */
export async function inNewFolder<T>(
  folder: string,
  write: (bundle: BundleFolder) => Promise<T>,
): Promise<T> {
  const beside = `${folder}.${process.pid}.tmp`;
  const bundle = new BundleFolder(beside);
  try {
    mkdirSync(dirname(beside), { recursive: true });
    mkdirSync(beside);
    const written = await write(bundle);
    rmSync(folder, { recursive: true, force: true });
    renameSync(beside, folder);
    syncFolder(dirname(folder));
    return written;
  } catch (error) {
    bundle.letGo();
    rmSync(beside, { recursive: true, force: true });
    throw storageFault(error);
  }
}
