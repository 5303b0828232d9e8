/** The thread of the full check: reads, compares, tells. It has the database key and writes nothing. */
import { parentPort, workerData } from 'node:worker_threads';
import { zero } from '../sealing/suite.ts';
import { openDatabase } from '../storage/database.ts';
import type { FullCheckMessage, FullCheckOrder } from './full-check.ts';
import { firstDifference, LogBroken, replayLog } from './replay.ts';

const order = workerData as FullCheckOrder;
const tell = (message: FullCheckMessage): void => parentPort?.postMessage(message);

function check(): 'sound' | 'tables-differ' | 'log-broken' {
  const db = openDatabase(order.database, order.key, true);
  zero(order.key);
  // One state of the vault throughout, however long it takes and whatever is appended meanwhile.
  db.connection.exec('BEGIN');
  try {
    const replayed = replayLog(db, order.vault, (done, total) => tell({ kind: 'progress', done, total }));
    const differs = firstDifference(db, replayed);
    replayed.close();
    return differs === null ? 'sound' : 'tables-differ';
  } catch (error) {
    if (error instanceof LogBroken) return 'log-broken';
    throw error;
  } finally {
    db.connection.exec('COMMIT');
    db.close();
  }
}

tell({ kind: 'done', result: check() });
