/** A thread that takes the lock of a vault whenever the round begins, and says whether it has it. */
import { parentPort, workerData } from 'node:worker_threads';
import { lockVault } from '../../vault/storage/vault-lock.ts';

export interface LockTakerOrders {
  readonly path: string;
  readonly boot: string;
  readonly round: SharedArrayBuffer;
}

const { path, boot, round } = workerData as LockTakerOrders;
const current = new Int32Array(round);
for (let n = 1; ; n++) {
  // Spinning, because being woken takes longer than the moment that is raced for.
  while (Atomics.load(current, 0) < n);
  let has = true;
  try {
    lockVault(path, { boot, machine: 'm1', nowMs: 1_000, offsetMinutes: 0, takeOver: false });
  } catch {
    has = false;
  }
  parentPort?.postMessage(has);
}
