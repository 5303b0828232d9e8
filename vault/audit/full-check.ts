/**
 * The full check beside the work (DESIGN §4): where opening rested on a snapshot, a thread with a connection of its own
 * reads the whole log again and compares the tables, all in one read transaction, while people work. What it finds amiss puts
 * the vault into quarantine.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { VaultId } from '../../shared/vocabulary/ids.ts';

export interface FullCheckOrder {
  readonly database: string;
  readonly key: Uint8Array;
  readonly vault: VaultId;
}

export type FullCheckMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly result: 'sound' | 'tables-differ' | 'log-broken' };

export interface FullCheck {
  /** Entries read so far, and how many there are. */
  progress(): { readonly done: number; readonly total: number };
  /** `failed` is no verdict: the log could not be read at all. */
  readonly finished: Promise<'sound' | 'tables-differ' | 'log-broken' | 'failed' | 'stopped'>;
  stop(): Promise<void>;
}

export function startFullCheck(order: FullCheckOrder): FullCheck {
  const bundled = new URL('./full-check-worker.mjs', import.meta.url);
  const program = existsSync(fileURLToPath(bundled))
    ? bundled
    : new URL('./full-check-worker.ts', import.meta.url);
  const worker = new Worker(program, { workerData: order, execArgv: [] });
  worker.unref();
  let progress = { done: 0, total: 0 };
  let settle: (result: Awaited<FullCheck['finished']>) => void = () => {};
  const finished = new Promise<Awaited<FullCheck['finished']>>((resolve) => {
    settle = resolve;
  });
  worker.on('message', (message: FullCheckMessage) => {
    if (message.kind === 'progress') progress = { done: message.done, total: message.total };
    else settle(message.result);
  });
  worker.on('error', () => settle('failed'));
  worker.on('exit', () => settle('stopped'));
  return {
    progress: () => progress,
    finished,
    stop: async () => {
      await worker.terminate();
    },
  };
}
