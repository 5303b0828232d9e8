/**
 * What is the same for every test file is made once in a run, by whoever needs it first, and copied by the others: sealing a
 * vault with real passphrases takes most of a minute. It belongs to one run, so it is never older than the sources.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { builtFolderOf, runFolderVariable } from './run-folder.ts';

export interface MadeOnce<T> {
  /** Not to be changed: copy it. */
  readonly folder: string;
  /** What its maker told, as JSON carries it. */
  readonly told: T;
}

/** The bench has no run around it. */
const runFolder = process.env[runFolderVariable] ?? mkdtempSync(join(tmpdir(), 'dossier-vault-alone-'));

export const builtFolder = builtFolderOf(runFolder);

/**
 * The folder of this kind, and what was told of it. `kind` says everything that the maker makes it from. Test files that want
 * the same at one time wait for the one that has begun; where it failed, the next begins anew.
 */
export async function madeOnce<T>(
  kind: unknown,
  make: (folder: string) => Promise<T>,
  within = runFolder,
): Promise<MadeOnce<T>> {
  const name = createHash('sha256').update(JSON.stringify(kind)).digest('hex').slice(0, 16);
  const folder = join(within, `made-${name}`);
  const finished = join(within, `made-${name}.json`);
  const lock = join(within, `made-${name}.lock`);
  mkdirSync(within, { recursive: true });
  for (;;) {
    if (existsSync(finished)) return { folder, told: JSON.parse(readFileSync(finished, 'utf8')) as T };
    if (taken(lock)) {
      await pause(50);
      continue;
    }
    try {
      if (existsSync(finished)) continue;
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      const told = await make(folder);
      writeFileSync(`${finished}.new`, JSON.stringify(told ?? null));
      renameSync(`${finished}.new`, finished);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
}

/** Whether another process makes it. Where none does it is ours from here on. Throws where one began and is gone. */
function taken(lock: string): boolean {
  // Linked into place with its number in it: there is no moment without one.
  const mine = `${lock}-${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, lock);
    return false;
  } catch {
    const holder = numberIn(lock);
    if (holder !== null && !isRunning(holder))
      throw new Error(`process ${holder} ended while it made ${lock}`);
    return true;
  } finally {
    rmSync(mine, { force: true });
  }
}

function numberIn(lock: string): number | null {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return null;
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
