/**
 * Vitest's global setup: a folder for this run, gone at its end. Temporary files of the tests lie in it, on a memory disk where
 * there is one with room, and so does what is made once for all of them (`made-once.ts`). Tests of durability go back to
 * the real disk (`on-disk.ts`).
 */
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { projectFolder } from './project-files.ts';

/** What a whole run has at one time is well below this. */
const roomBytes = 3 * 1024 ** 3;
const memoryDisk = '/dev/shm';

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= roomBytes;
  } catch {
    return false;
  }
}

export const runFolderVariable = 'DOSSIER_VAULT_TEST_RUN';
export const diskVariable = 'DOSSIER_VAULT_TEST_DISK';

/** Programs built for this run lie below node_modules, so that the packages outside of the bundle are found from there. */
export const builtFolderOf = (runFolder: string): string =>
  join(projectFolder, 'node_modules/.cache', basename(runFolder));

export default function setUp(): () => void {
  const disk = tmpdir();
  const folder = mkdtempSync(join(hasRoom(memoryDisk) ? memoryDisk : disk, 'dv-run-'));
  mkdirSync(join(folder, 'tmp'));
  process.env[runFolderVariable] = folder;
  process.env[diskVariable] = disk;
  // Of programs that are started with the whole environment; built-cli.ts and others say it themselves.
  process.env.DOSSIER_VAULT_CREDENTIAL_STORE = 'off';
  // Each of some thousand processes would compile the same modules, and take the types out of them, anew.
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
  // For test files and for every program they start: macOS and Linux ask the first, Windows the others.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = join(folder, 'tmp');
  return () => {
    for (const each of [folder, builtFolderOf(folder)])
      rmSync(each, { recursive: true, force: true, maxRetries: 10 });
  };
}
