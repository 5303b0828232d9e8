/**
 * The keys that an open vault knows, from its log alone: the statements of one pass over the log (audit/scan-log.ts), verified here, and
 * those that this process has appended since. Until the pass is through nothing is sealed to anybody.
 */
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { KnownKeys } from '../keys/known-keys.ts';
import { LogBroken } from '../log/log-broken.ts';
import { equalBytes } from '../sealing/suite.ts';
import type { LogWriter } from './log-writer.ts';
import type { ScannedLog } from './scan-log.ts';

export class KeysOfLog {
  private readonly vault: VaultId;
  private readonly writer: LogWriter;
  /** The log that the writer goes on with, as it was when this began. */
  private readonly size: number;
  private readonly root: Uint8Array;
  private readonly scanned: Promise<void>;
  private known: KnownKeys | null = null;
  /** How many of the writer's own statements are in `known`. */
  private taken = 0;

  /** Throws LogBroken where the pass is through and its statements do not follow each other. */
  constructor(vault: VaultId, writer: LogWriter, scanned: ScannedLog | Promise<ScannedLog>) {
    this.vault = vault;
    this.writer = writer;
    this.size = writer.size;
    this.root = writer.root;
    if (scanned instanceof Promise) {
      this.scanned = scanned.then((log) => this.take(log));
      this.scanned.catch(() => undefined);
    } else {
      this.take(scanned);
      this.scanned = Promise.resolve();
    }
    writer.onKeyStatement = () => this.assertFollows();
  }

  /** Resolves when keys are known. Throws LogBroken where the log does not bring them about. */
  whenKnown(): Promise<void> {
    return this.scanned;
  }
  get areKnown(): boolean {
    return this.known !== null;
  }

  /** As of now, what the transaction under way has appended included. Throws KEYS_NOT_READ before they are known. */
  now(): KnownKeys {
    const { known, writer } = this;
    if (known === null) throw new VaultFault('STORAGE_FAULT', { cause: 'KEYS_NOT_READ' });
    const { committed, pending } = writer.keyStatements;
    for (; this.taken < committed.length; this.taken += 1) known.accept(committed[this.taken]!);
    if (pending.length === 0) return known;
    const ahead = known.clone();
    for (const statement of pending) ahead.accept(statement);
    return ahead;
  }

  private take({ size, root, statements }: ScannedLog): void {
    if (size !== this.size || !equalBytes(root, this.root))
      throw new LogBroken(Math.max(0, this.size - 1), 'the entries are not those of the tree');
    const known = new KnownKeys(this.vault);
    for (const statement of statements) known.accept(statement);
    this.known = known;
    this.now();
  }

  /** What the log would not bear is not appended: the transaction that tries it ends. */
  private assertFollows(): void {
    if (this.known === null) return;
    try {
      this.now();
    } catch (error) {
      if (error instanceof LogBroken) throw new VaultFault('VAULT_DAMAGED', { part: 'tables-differ' }, error);
      throw error;
    }
  }
}
