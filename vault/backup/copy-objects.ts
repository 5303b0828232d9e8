/** The sealed documents of a vault copied into its backup: what lies there under its name was whole once and is not copied again. */
import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { SealedFile } from '../storage/backups.ts';
import { storageFault } from '../storage/database.ts';
import { objectPath } from '../storage/vault-folder.ts';
import type { CopyOrder, CopyResult } from './copy-order.ts';
import { copiedAtOnce, type FileCopier } from './file-copier.ts';

export interface ObjectsCopied {
  copied: number;
  /** Missing or altered in the vault, and not in the backup: in order. */
  readonly without: SealedFile[];
}

/** Names in one of the folders of `objects/`; files come in the order of their folders, so one is looked into at a time. */
class NamesThere {
  private folder = '';
  private names: ReadonlySet<string> = new Set();

  has(path: string): boolean {
    const folder = dirname(path);
    if (folder !== this.folder) {
      this.folder = folder;
      this.names = new Set(namesIn(folder));
    }
    return this.names.has(path.slice(folder.length + 1));
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw storageFault(error);
  }
}

export interface CopyingObjects {
  readonly from: string;
  readonly to: string;
  readonly files: Iterable<readonly SealedFile[]>;
  readonly copier: FileCopier;
  /** How many of the files are there by now. */
  readonly progress: (done: number) => void;
  readonly signal: AbortSignal;
  /** Also what is there is read and hashed, and copied again where it is not what it should be. */
  readonly thorough: boolean;
}

export async function copyObjects(work: CopyingObjects): Promise<ObjectsCopied> {
  const { copier, signal } = work;
  const there = new NamesThere();
  const came: ObjectsCopied = { copied: 0, without: [] };
  const underWay = new Set<Promise<unknown>>();
  let done = 0;
  let batch: { file: SealedFile; order: CopyOrder }[] = [];

  const settle = (files: typeof batch, results: readonly CopyResult[]): void => {
    for (const [i, result] of results.entries()) {
      if (result.kind === 'done') came.copied += 1;
      else came.without.push(files[i]!.file);
    }
    done += files.length;
    work.progress(done);
  };
  const send = async (): Promise<void> => {
    const files = batch;
    batch = [];
    if (files.length === 0) return;
    const { results } = await copier.begin(files.map(({ order }) => order));
    const settled = results.then((all) => settle(files, all));
    const ended = settled.finally(() => underWay.delete(ended));
    ended.catch(() => undefined);
    underWay.add(ended);
    // A fault of the target ends the work at the next step.
    if (underWay.size > 4) await Promise.race(underWay);
  };

  for (const files of work.files) {
    for (const file of files) {
      const to = objectPath(work.to, file.document, file.part);
      if (there.has(to) && (!work.thorough || (await isWhole(copier, to, file.fileHash)))) {
        done += 1;
        continue;
      }
      const from = objectPath(work.from, file.document, file.part);
      batch.push({ file, order: { from, to, hash: file.fileHash } });
      if (batch.length >= copiedAtOnce) await send();
      if (signal.aborted) throw new VaultFault('STOPPED');
    }
    work.progress(done);
    // The desk is heard in between: a vault may hold a million.
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) throw new VaultFault('STOPPED');
  }
  await send();
  await Promise.all(underWay);
  came.without.sort((one, other) => (one.document + one.part < other.document + other.part ? -1 : 1));
  return came;
}

const isWhole = async (copier: FileCopier, path: string, hash: string): Promise<boolean> =>
  (await copier.one({ from: path, to: null, hash })).kind === 'done';

/** The 256 folders, so that naming them is not done file by file. */
export function makeObjectFolders(objects: string): void {
  try {
    for (let i = 0; i < 256; i += 1)
      mkdirSync(join(objects, i.toString(16).padStart(2, '0')), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storageFault(error);
  }
}
