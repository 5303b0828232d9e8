/**
 * The checks of a long log while its vault is open: one that opening owes, and another whenever somebody else has written to the database.
 * What a check comes to is put on record by whoever owns the vault; how far signatures were verified is kept in it.
 */
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { rootHash } from '../log/tree.ts';
import { decodeHex, encodeHex, equalBytes } from '../sealing/suite.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { treeReader } from '../storage/log-rows.ts';
import { type FullCheck, type FullCheckResult, startFullCheck, type VerifiedPart } from './full-check.ts';

const markName = 'signatures-verified';

/** Of a database that is being checked; all of it may change when the database gets a new key. */
export interface CheckedVault {
  readonly db: VaultDatabase;
  readonly vault: VaultId;
  readonly databasePath: string;
  readonly databaseKey: Uint8Array;
  readonly size: number;
}

export class FullChecks {
  private readonly of: () => CheckedVault;
  private readonly busy = new SharedArrayBuffer(4);
  private running: FullCheck | null = null;

  constructor(of: () => CheckedVault) {
    this.of = of;
  }

  /** Around each call of a person: a check waits meanwhile. */
  async givingWay<R>(work: () => Promise<R> | R): Promise<R> {
    const busy = new Int32Array(this.busy);
    Atomics.add(busy, 0, 1);
    try {
      return await work();
    } finally {
      Atomics.sub(busy, 0, 1);
      Atomics.notify(busy, 0);
    }
  }

  start(): FullCheck {
    const { db, vault, databasePath, databaseKey, size } = this.of();
    const identity = db.identity;
    if (identity === null) throw new Error('broken invariant: no file is open');
    const check = startFullCheck({
      database: databasePath,
      key: databaseKey.slice(),
      vault,
      size,
      identity,
      verified: readMark(db),
      busy: this.busy,
    });
    this.running = check;
    return check;
  }

  /** Its verdict, where what it read is the log that the vault has open. */
  verdictOf(check: FullCheck, result: FullCheckResult): FullCheckResult {
    const read = check.read();
    if (result !== 'sound' || read === null) return result;
    const { db } = this.of();
    return equalBytes(rootHash(read.size, treeReader(db)), read.root) ? 'sound' : 'another-file';
  }

  /** Entries read so far, of how many; null where none runs or ran. */
  get progress(): { readonly done: number; readonly total: number } | null {
    return this.running?.progress() ?? null;
  }
  async whenFinished(): Promise<void> {
    await this.running?.finished;
  }
  /** The next check goes on where this one is. What it costs to forget it is time. */
  remember(): void {
    const mark = this.running?.verified() ?? null;
    if (mark === null) return;
    try {
      this.of().db.run(
        'INSERT INTO secret VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        markName,
        Buffer.from(JSON.stringify({ size: mark.size, root: encodeHex(mark.root) })),
      );
    } catch {
      // A full disk keeps no vault open and no check from ending.
    }
  }
  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = null;
  }
}

function readMark(db: VaultDatabase): VerifiedPart | null {
  const row = db.get<{ value: Uint8Array }>('SELECT value FROM secret WHERE name = ?', markName);
  if (row === undefined) return null;
  try {
    const { size, root } = JSON.parse(Buffer.from(row.value).toString('utf8')) as {
      size: number;
      root: string;
    };
    return Number.isSafeInteger(size) && size > 0 ? { size, root: decodeHex(root, 32) } : null;
  } catch {
    return null;
  }
}
