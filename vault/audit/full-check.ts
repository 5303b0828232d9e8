/**
 * The full check beside the work: where a log is too long to be read before anybody works, a thread with a connection of its own
 * reads it, twice. The first pass verifies nothing and takes seconds: it finds the statements about keys (scan-log.ts). The
 * second verifies every signature on all cores and compares the tables, in one read transaction, while people work, whom it
 * gives way to. How far signatures were verified is remembered, so that the next check goes on from there.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import type { FileIdentity } from '../storage/file-identity.ts';
import type { ScannedLog } from './scan-log.ts';

/** The first entries, and the root over them. */
export interface VerifiedPart {
  readonly size: number;
  readonly root: Uint8Array;
}

export interface FullCheckOrder {
  readonly database: string;
  readonly key: Uint8Array;
  readonly vault: VaultId;
  /** Entries of the log that the vault goes on with, when it was opened. */
  readonly size: number;
  /** The file that the vault has open: another one at its path is not checked in its place. */
  readonly identity: FileIdentity;
  /** Signatures that an earlier check has verified. */
  readonly verified: VerifiedPart | null;
  /** Calls of people under way, one Int32: while there are some the check waits. */
  readonly busy: SharedArrayBuffer;
}

export type FullCheckResult = 'sound' | 'tables-differ' | 'log-broken' | 'another-file';

export type FullCheckMessage =
  | { readonly kind: 'scanned'; readonly log: ScannedLog }
  | {
      readonly kind: 'progress';
      readonly done: number;
      readonly total: number;
      readonly verified: VerifiedPart | null;
    }
  | { readonly kind: 'done'; readonly result: FullCheckResult; readonly read: VerifiedPart | null };

export interface FullCheck {
  /** Entries read so far, and how many there are. */
  progress(): { readonly done: number; readonly total: number };
  /** How far signatures have been verified by now. */
  verified(): VerifiedPart | null;
  /** The first pass. Throws VaultFault where it could not be made. */
  readonly scanned: Promise<ScannedLog>;
  /** `failed` is no verdict: the log could not be read at all. */
  readonly finished: Promise<FullCheckResult | 'failed' | 'stopped'>;
  /** What a check that ended well has read. */
  read(): VerifiedPart | null;
  stop(): Promise<void>;
}

type Finish = Awaited<FullCheck['finished']>;

export function startFullCheck(order: FullCheckOrder): FullCheck {
  const bundled = new URL('./full-check-worker.mjs', import.meta.url);
  const program = existsSync(fileURLToPath(bundled))
    ? bundled
    : new URL('./full-check-worker.ts', import.meta.url);
  const worker = new Worker(program, { workerData: order, execArgv: [] });
  worker.unref();
  let progress = { done: 0, total: order.size };
  let verified = order.verified;
  let read: VerifiedPart | null = null;
  const scanned = Promise.withResolvers<ScannedLog>();
  scanned.promise.catch(() => undefined);
  const finished = Promise.withResolvers<Finish>();
  const end = (result: Finish): void => {
    finished.resolve(result);
    scanned.reject(
      new VaultFault('STORAGE_FAULT', { cause: result === 'stopped' ? 'STOPPED' : 'LOG_NOT_READ' }),
    );
  };
  worker.on('message', (message: FullCheckMessage) => {
    if (message.kind === 'scanned') scanned.resolve(message.log);
    else if (message.kind === 'done') {
      read = message.read;
      end(message.result);
    } else {
      progress = { done: message.done, total: message.total };
      verified = message.verified ?? verified;
    }
  });
  worker.on('error', () => end('failed'));
  worker.on('exit', () => end('stopped'));
  return {
    progress: () => progress,
    verified: () => verified,
    read: () => read,
    scanned: scanned.promise,
    finished: finished.promise,
    stop: async () => {
      await worker.terminate();
    },
  };
}
