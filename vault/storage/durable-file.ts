/**
 * Files that survive a power cut: write beside, fsync, rename over, fsync the folder. A reader sees the old or
 * the new content, never a mixture. Where a system cannot fsync a folder (Windows) the rename itself must do:
 * a crash may then bring the old content back, which the log's anchors notice.
 */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { storageFault } from './database.ts';

export function syncFolder(folder: string): void {
  let handle: number | null = null;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

/** Mode 0600. Throws VaultFault; on failure the old content stands and nothing is left beside it. */
export function writeDurably(path: string, content: Uint8Array | string): void {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    // Made here and now: what somebody planted under this name, a link elsewhere above all, is not written through.
    rmSync(beside, { force: true });
    const handle = openSync(beside, 'wx', 0o600);
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(beside, { force: true });
    throw storageFault(error);
  }
}

/** The folder and those above it, readable by its owner alone. Throws VaultFault. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storageFault(error);
  }
}

/** Null where there is no such file. */
export function readIfThere(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return null;
    throw storageFault(error);
  }
}
