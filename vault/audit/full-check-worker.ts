/** The thread of the full check: reads, compares, tells. It has the database key and writes nothing. */
import { parentPort, workerData } from 'node:worker_threads';
import { LogBroken } from '../log/log-broken.ts';
import { equalBytes, verifySignatureBeside, zero } from '../sealing/suite.ts';
import { openDatabase, type VaultDatabase } from '../storage/database.ts';
import { fileIdentity, isSameFile } from '../storage/file-identity.ts';
import type { FullCheckMessage, FullCheckOrder, FullCheckResult, VerifiedPart } from './full-check.ts';
import { firstDifference, replaySteps, type Verify } from './replay.ts';
import { scanLog } from './scan-log.ts';

const order = workerData as FullCheckOrder;
const tell = (message: FullCheckMessage): void => parentPort?.postMessage(message);
const busy = new Int32Array(order.busy);

/** While somebody waits for an answer this thread does nothing, for half a second at most: people may keep at it all day. */
const waits = 10;
const waitMs = 50;
const progressEvery = 2_048;

function giveWay(): void {
  for (let wait = 0; wait < waits; wait += 1) {
    const calls = Atomics.load(busy, 0);
    if (calls === 0) return;
    Atomics.wait(busy, 0, calls, waitMs);
  }
}

const isOpened = (): boolean => isSameFile(fileIdentity(order.database), order.identity);

/** Signatures on their way to the other cores: one step's are verified while the next step is read. */
class Signatures {
  private before: Promise<unknown> = Promise.resolve();
  private now: Promise<void>[] = [];

  readonly verify: Verify = (index, key, message, signature) => {
    const holds = verifySignatureBeside(key, message, signature).then((does) => {
      if (!does) throw new LogBroken(index, 'a signature does not verify');
    });
    holds.catch(() => undefined);
    this.now.push(holds);
  };
  /** Resolves when all but the newest step's are verified; throws LogBroken. */
  async step(): Promise<void> {
    await this.before;
    this.before = Promise.all(this.now);
    this.before.catch(() => undefined);
    this.now = [];
  }
  async all(): Promise<void> {
    await this.step();
    await this.before;
  }
}

interface Replayed {
  readonly tables: VaultDatabase;
  readonly read: VerifiedPart;
}

/** Null where the part that is said to be verified is no beginning of this log: then nothing is taken on trust. */
async function replay(db: VaultDatabase, trusted: VerifiedPart | null): Promise<Replayed | null> {
  const signatures = new Signatures();
  const from = trusted?.size ?? 0;
  const verify: Verify = (index, key, message, signature) => {
    if (index >= from) signatures.verify(index, key, message, signature);
  };
  const steps = replaySteps(db, order.vault, verify);
  let mark: VerifiedPart | null = null;
  let next: VerifiedPart | null = null;
  let told = 0;
  let whole: VerifiedPart = { size: 0, root: new Uint8Array(0) };
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      await signatures.all();
      return { tables: step.value, read: whole };
    }
    const { size } = step.value;
    whole = { size, root: step.value.root() };
    if (size === from && trusted !== null && !equalBytes(whole.root, trusted.root)) {
      steps.return(db);
      return null;
    }
    await signatures.step();
    // Of what was read one step ago every signature has been verified by now.
    mark = next;
    next = size < from ? null : whole;
    if (size - told >= progressEvery) {
      told = size;
      tell({ kind: 'progress', done: size, total: order.size, verified: mark });
    }
    giveWay();
  }
}

interface Outcome {
  readonly result: FullCheckResult;
  readonly read: VerifiedPart | null;
}

const ended = (result: FullCheckResult, read: VerifiedPart | null = null): Outcome => ({ result, read });

async function check(): Promise<Outcome> {
  if (!isOpened()) return ended('another-file');
  const db = openDatabase(order.database, order.key, true);
  zero(order.key);
  try {
    if (!isOpened()) return ended('another-file');
    // One state of the vault throughout, however long it takes and whatever is appended meanwhile.
    db.connection.exec('BEGIN');
    tell({ kind: 'scanned', log: scanLog(db, order.size) });
    const replayed = (await replay(db, order.verified)) ?? (await replay(db, null));
    if (replayed === null) throw new LogBroken(0, 'the entries are not those of the tree');
    const differs = firstDifference(db, replayed.tables);
    replayed.tables.close();
    if (!isOpened()) return ended('another-file');
    return ended(differs === null ? 'sound' : 'tables-differ', replayed.read);
  } catch (error) {
    if (error instanceof LogBroken) return ended('log-broken');
    throw error;
  } finally {
    db.close();
  }
}

tell({ kind: 'done', ...(await check()) });
