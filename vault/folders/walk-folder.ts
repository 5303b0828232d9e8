/**
 * What lies in a tree of folders, by names and sizes alone: no file is opened (K6). Links are not followed, so that nothing outside
 * the folder comes in and no circle is gone round; hidden files, and those that systems and programs leave behind, are passed over
 * and told.
 */
import type { Stats } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { textMax } from '../../shared/contract/inputs.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal, type RefusalCode } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import { liesInside } from '../storage/vault-folder.ts';
import { isGarbled } from './garbled-name.ts';

/** Lines of one tree. Ten thousand take some ten megabytes of memory. */
const filesMax = 50_000;

export interface FoundFile {
  /** Below the folder that was chosen, with `/`. */
  readonly path: string;
  readonly file: string;
  /** The folder at the top in which it lies; null for what lies beside those. */
  readonly top: string | null;
  /** Between that folder and itself, from the outermost on. */
  readonly below: readonly string[];
  readonly name: string;
  readonly bytes: number;
  /** What changes when it is written to. */
  readonly was: string;
  /** What stands against it whatever its client: also of a folder that was not gone into. */
  readonly problem: RefusalCode | null;
}

export interface WalkedFolder {
  readonly root: string;
  /** Names of the folders at the top, in order; those that were passed over are not among them. */
  readonly tops: readonly string[];
  readonly files: readonly FoundFile[];
}

/** By people's order of names: 2 before 10. */
export const inOrder = new Intl.Collator('zh-CN', { numeric: true }).compare;

const leftBehind = new Set([
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  '__macosx',
  '$recycle.bin',
  'system volume information',
  'icon\r',
]);

/** `.DS_Store`, `._letter.docx`, `.~lock.letter.odt#`, `~$letter.docx`, `~WRL0003.tmp`. */
const isPassedOver = (name: string): boolean =>
  name.startsWith('.') ||
  name.startsWith('~$') ||
  /^~.*\.tmp$/i.test(name) ||
  leftBehind.has(name.toLowerCase());

/** Changes with every writing, and not by mounting the disk anew. */
export const stampOf = ({ size, mtimeMs }: Pick<Stats, 'size' | 'mtimeMs'>): string => `${size} ${mtimeMs}`;

/** Throws Refusal FOLDER_UNREADABLE, FOLDER_OF_THE_VAULT, FOLDER_TOO_LARGE, and VaultFault STOPPED. */
export async function walkFolder(folder: string, vaultFolder: string, call: Call): Promise<WalkedFolder> {
  let root: string;
  try {
    root = await realpath(folder);
    await readdir(root);
  } catch {
    throw new Refusal('FOLDER_UNREADABLE');
  }
  // Of a file in it: the vault's folder itself is one as well.
  if (liesInside(vaultFolder, join(root, 'any'))) throw new Refusal('FOLDER_OF_THE_VAULT');
  const walk = new Walk(root, await realpath(vaultFolder), call);
  await walk.through();
  return { root, tops: walk.tops, files: walk.files };
}

class Walk {
  readonly tops: string[] = [];
  readonly files: FoundFile[] = [];
  private readonly root: string;
  private readonly vaultFolder: string;
  private readonly call: Call;

  constructor(root: string, vaultFolder: string, call: Call) {
    this.root = root;
    this.vaultFolder = vaultFolder;
    this.call = call;
  }

  /** Folders wait in a list: however deep they lie, none is gone into within another. */
  async through(): Promise<void> {
    const waiting: (readonly string[])[] = [[]];
    for (let names = waiting.shift(); names !== undefined; names = waiting.shift()) {
      if (this.call.signal?.aborted === true) throw new VaultFault('STOPPED');
      const inner = await this.lookInto(names);
      waiting.unshift(...inner.map((name) => [...names, name]));
      this.call.progress(this.files.length, this.files.length);
    }
  }

  /** Answers with the folders in it that are to be gone into. */
  private async lookInto(names: readonly string[]): Promise<string[]> {
    const folder = join(this.root, ...names);
    let entries: Awaited<ReturnType<typeof readEntries>>;
    try {
      entries = await readEntries(folder);
    } catch (error) {
      this.add(names, unreadable(error, 'FOLDER_UNREADABLE'));
      return [];
    }
    if (entries.length === 0 && names.length > 0) this.add(names, 'FOLDER_EMPTY');
    const inner: string[] = [];
    for (const entry of entries.sort((a, b) => inOrder(a.name, b.name))) {
      const { name } = entry;
      const here = [...names, name];
      const path = join(folder, name);
      if (!entry.isUnicode) this.add(here, 'FILE_NAME_NOT_UNICODE');
      else if (isPassedOver(name) || path === this.vaultFolder) this.add(here, 'FILE_PASSED_OVER');
      else if (path.length > textMax.path) this.add(here, 'FILE_PATH_TOO_LONG');
      else if (entry.kind === 'link') this.add(here, 'FILE_IS_LINK');
      else if (entry.kind === 'folder') {
        inner.push(name);
        if (names.length === 0) this.tops.push(name);
      } else if (entry.kind === 'other') this.add(here, 'FILE_UNREADABLE');
      else await this.addFile(here, path);
    }
    return inner;
  }

  private async addFile(names: readonly string[], path: string): Promise<void> {
    try {
      const stats = await lstat(path);
      this.add(names, isGarbled(names.at(-1)!) ? 'FILE_NAME_GARBLED' : null, stats);
    } catch (error) {
      this.add(names, unreadable(error, 'FILE_UNREADABLE'));
    }
  }

  private add(
    names: readonly string[],
    problem: RefusalCode | null,
    stats: Pick<Stats, 'size' | 'mtimeMs'> = { size: 0, mtimeMs: 0 },
  ): void {
    if (this.files.length >= filesMax) throw new Refusal('FOLDER_TOO_LARGE', { filesMax });
    this.files.push({
      path: names.join('/'),
      file: join(this.root, ...names),
      top: names.length > 1 ? names[0]! : null,
      below: names.slice(1, -1),
      name: names.at(-1)!,
      bytes: stats.size,
      was: stampOf(stats),
      problem,
    });
  }
}

const unreadable = (error: unknown, otherwise: RefusalCode): RefusalCode =>
  error instanceof Error && 'code' in error && error.code === 'ENAMETOOLONG'
    ? 'FILE_PATH_TOO_LONG'
    : otherwise;

interface Entry {
  /** A name that is not Unicode is shown as GB18030 has it, where it is that, so that somebody finds it. */
  readonly name: string;
  readonly isUnicode: boolean;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

async function readEntries(folder: string): Promise<Entry[]> {
  return (await readdir(folder, { withFileTypes: true, encoding: 'buffer' })).map((entry) => ({
    ...nameOf(entry.name),
    kind: entry.isSymbolicLink()
      ? 'link'
      : entry.isDirectory()
        ? 'folder'
        : entry.isFile()
          ? 'file'
          : 'other',
  }));
}

function nameOf(bytes: Uint8Array): Pick<Entry, 'name' | 'isUnicode'> {
  try {
    return {
      name: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      isUnicode: true,
    };
  } catch {
    return { name: new TextDecoder('gb18030').decode(bytes), isUnicode: false };
  }
}
