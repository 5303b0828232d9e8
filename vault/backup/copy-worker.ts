/**
 * A thread that copies files: read once, hashed on the way, written beside, fsynced, read back, renamed. What has its name at the
 * end was whole on the disk. It has paths and hashes and no key.
 */
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { createSha256, encodeHex } from '../sealing/suite.ts';
import { storageFault } from '../storage/database.ts';
import { syncFolder } from '../storage/durable-file.ts';
import type { CopyDone, CopyJob, CopyOrder, CopyResult } from './copy-order.ts';

const block = new Uint8Array(1 << 20);

/** Hashes a file to its end; what is read goes to `take`. */
function read(path: string, take: (bytes: Uint8Array) => void): { bytes: number; hash: string } {
  const handle = openSync(path, 'r');
  try {
    const hash = createSha256();
    let bytes = 0;
    for (;;) {
      const got = readSync(handle, block, 0, block.length, null);
      if (got === 0) return { bytes, hash: encodeHex(hash.digest()) };
      const part = block.subarray(0, got);
      hash.update(part);
      take(part);
      bytes += got;
    }
  } finally {
    closeSync(handle);
  }
}

const madeFolders = new Set<string>();
const touched = new Set<string>();

class TargetFault extends Error {}

/** What the place that is written to says is another thing than what the source says. */
function atTarget<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new TargetFault('', { cause: error });
  }
}

function copy(from: string, to: string, wanted: string | null, readBack: boolean): CopyResult {
  const folder = dirname(to);
  if (!madeFolders.has(folder)) {
    atTarget(() => mkdirSync(folder, { recursive: true, mode: 0o700 }));
    madeFolders.add(folder);
  }
  const beside = `${to}.part`;
  // Made here and now: what somebody planted under this name, a link elsewhere above all, is not written through.
  atTarget(() => rmSync(beside, { force: true }));
  const handle = atTarget(() => openSync(beside, 'wx', 0o600));
  let found: { bytes: number; hash: string };
  try {
    found = read(from, (bytes) =>
      atTarget(() => {
        for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
      }),
    );
    if (wanted !== null && found.hash !== wanted) {
      rmSync(beside, { force: true });
      return { kind: 'altered' };
    }
    atTarget(() => fsyncSync(handle));
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  if (readBack && atTarget(() => read(beside, () => undefined)).hash !== found.hash) {
    rmSync(beside, { force: true });
    throw new TargetFault('', { cause: new VaultFault('STORAGE_FAULT', { cause: 'COPY_DIFFERS' }) });
  }
  atTarget(() => renameSync(beside, to));
  touched.add(folder);
  return { kind: 'done', ...found };
}

function obey({ from, to, hash, readLater }: CopyOrder): CopyResult {
  try {
    // A link leads to what is no file of this vault.
    if (!lstatSync(from).isFile()) return { kind: 'missing' };
    if (to !== null) return copy(from, to, hash, readLater !== true);
    const found = read(from, () => undefined);
    return hash !== null && found.hash !== hash ? { kind: 'altered' } : { kind: 'done', ...found };
  } catch (error) {
    if (!(error instanceof TargetFault)) return { kind: 'missing' };
    const known = storageFault(error.cause);
    return known instanceof VaultFault
      ? { kind: 'fault', code: known.code, facts: known.facts }
      : { kind: 'fault', code: 'STORAGE_FAULT', facts: { cause: 'COPY' } };
  }
}

/** Names are on the disk when their folder is. */
function syncTouched(): CopyResult | null {
  for (const folder of touched) {
    try {
      syncFolder(folder);
    } catch (error) {
      const known = storageFault(error);
      if (known instanceof VaultFault) return { kind: 'fault', code: known.code, facts: known.facts };
    }
  }
  touched.clear();
  return null;
}

parentPort?.on('message', ({ job, orders }: CopyJob) => {
  const results = orders.map(obey);
  const fault = syncTouched();
  const done: CopyDone = { job, results: fault === null ? results : results.map(() => fault) };
  parentPort?.postMessage(done);
});
