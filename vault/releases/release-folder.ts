/**
 * The folder that a release is written to:
 *
 *     R12-1a2b3c4d.partial     while it is being written; renamed when all of it is on disk
 *     R12-1a2b3c4d/
 *       0003-contract.pdf      number within the dossier, and the name that the file was filed under
 *       index.csv, index.json  what each file is
 *       SHA256SUMS             of all of them, as `sha256sum -c` reads it
 *
 * Sequence: files written and fsynced, the folder fsynced, renamed, the folder above fsynced. docs/formats/release.md.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { ByteSink } from '../sealing/sealed-document.ts';
import { createSha256, encodeHex } from '../sealing/suite.ts';
import { storageFault } from '../storage/database.ts';
import { syncFolder } from '../storage/durable-file.ts';
import type { Release } from '../storage/releases.ts';
import { liesInside } from '../storage/vault-folder.ts';

export interface ReleasedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What no system allows in a name, and what nobody sees or what turns the writing round. */
const notInNames = /[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*]/gu;
const reservedOnWindows = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const nameBytesMax = 150;

/** `0003-合同.pdf`: never a path, never two alike, at most 150 bytes beside the number. */
export function releasedName(no: number, fileName: string): string {
  const clean = fileName.normalize('NFC').replace(notInNames, '_').replace(/\s+/gu, ' ').trim();
  const dot = clean.lastIndexOf('.');
  const [stem, extension] =
    dot > 0 && clean.length - dot <= 10 ? [clean.slice(0, dot), clean.slice(dot)] : [clean, ''];
  let kept = '';
  for (const character of stem) {
    if (Buffer.byteLength(kept + character + extension) > nameBytesMax) break;
    kept += character;
  }
  kept = kept.replace(/[. ]+$/, '');
  const safe = kept === '' || reservedOnWindows.test(kept) ? `file${kept === '' ? '' : `-${kept}`}` : kept;
  return `${String(no).padStart(4, '0')}-${safe}${extension.replace(/[. ]+$/, '')}`;
}

export interface Target {
  readonly folder: string;
  readonly partial: string;
  readonly final: string;
}

/**
 * Where it will go, before anything is signed: a folder that is there, not the vault's own, with room, in which the new one can be made.
 * Throws VaultFault.
 */
export function prepareTarget(vault: OpenVault, release: Release, chosen: string, bytes: number): Target {
  const folder = resolve(chosen);
  const name = `R${release.no}-${release.id.slice(0, 8)}`;
  const target = { folder, partial: join(folder, `${name}.partial`), final: join(folder, name) };
  if (liesInside(vault.folder, target.final) || existsSync(target.final))
    throw new VaultFault('VAULT_EXISTS');
  try {
    if (!statSync(folder).isDirectory()) throw new VaultFault('FILE_NOT_FOUND');
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < bytes) throw new VaultFault('DISK_FULL');
    clearPartial(target);
    mkdirSync(target.partial, { mode: 0o700 });
    rmSync(target.partial, { recursive: true });
  } catch (error) {
    if (error instanceof VaultFault) throw error;
    throw storageFault(error);
  }
  return target;
}

/** What an earlier try of this very release left: its name holds the release's id. A link is not followed. */
function clearPartial({ partial }: Target): void {
  const there = lstatSync(partial, { throwIfNoEntry: false });
  if (there === undefined) return;
  if (!there.isDirectory()) throw new VaultFault('VAULT_EXISTS');
  rmSync(partial, { recursive: true });
}

/** Writes one file and fsyncs it; what fills it gets its sink. */
export async function writeReleased(
  { partial }: Pick<Target, 'partial'>,
  name: string,
  fill: (sink: ByteSink) => Promise<unknown>,
): Promise<ReleasedFile> {
  const handle = openSync(join(partial, name), 'wx', 0o600);
  try {
    const hash = createSha256();
    let bytes = 0;
    await fill((block) => {
      for (let done = 0; done < block.length; ) done += writeSync(handle, block, done);
      hash.update(block);
      bytes += block.length;
    });
    fsyncSync(handle);
    return { name, bytes, sha256: encodeHex(hash.digest()) };
  } finally {
    closeSync(handle);
  }
}

/** As `sha256sum` writes it: two blanks, because the files are read as bytes. */
export const sumsOf = (files: readonly ReleasedFile[]): string =>
  files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');

/** All of the folder, or nothing under its final name. Throws VaultFault. */
export async function fillFolder(target: Target, fill: () => Promise<void>): Promise<void> {
  try {
    clearPartial(target);
    mkdirSync(target.partial, { mode: 0o700 });
    await fill();
    syncFolder(target.partial);
    renameSync(target.partial, target.final);
    syncFolder(target.folder);
  } catch (error) {
    try {
      clearPartial(target);
    } catch {
      // The first fault is the one to tell.
    }
    throw error instanceof Error && 'code' in error && !(error instanceof VaultFault)
      ? storageFault(error)
      : error;
  }
}
