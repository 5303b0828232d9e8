/** A file that is written in pieces under a name beside its own and takes that at its end: stopped, nothing is left of it. */
import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { storageFault } from './database.ts';
import { syncFolder } from './durable-file.ts';
import { HashedFile } from './hashed-file.ts';

/** Mode 0600. Throws what `fill` throws, as VaultFault where it came from the disk. */
export async function inNewFile(
  path: string,
  fill: (file: HashedFile) => Promise<void>,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const beside = `${path}.${process.pid}.tmp`;
  let file: HashedFile | null = null;
  try {
    // Made here and now: what somebody planted under this name is not written through.
    rmSync(beside, { force: true });
    file = new HashedFile(beside);
    await fill(file);
    const written = file.finish();
    renameSync(beside, path);
    syncFolder(dirname(path));
    return written;
  } catch (error) {
    file?.letGo();
    rmSync(beside, { force: true });
    throw storageFault(error);
  }
}
