/**
 * The database ciphers of better-sqlite3-multiple-ciphers against each other and against none: durable single
 * inserts, one batch, a scan that hashes every row; rows of 400 bytes. Rounds go in turns, the best of each counts.
 * Then whether one flipped bit in a page is noticed. `node test/bench/ciphers.ts [folder on the disk to measure]`.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const rowBytes = 400;
const singleInserts = 4_000;
const batchRows = 200_000;
const rounds = 5;

const key = randomBytes(32).toString('hex');
const raw = `key="x'${key}'"`;

/** What is set before the first page is read. `sqlcipher` with `legacy=4` is what the vault uses. */
const ciphers: Readonly<Record<string, readonly string[]>> = {
  plain: [],
  'sqlcipher, legacy=4': ["cipher='sqlcipher'", 'legacy=4', raw],
  'sqlcipher, legacy=0': ["cipher='sqlcipher'", 'legacy=0', raw],
  aegis: ["cipher='aegis'", `key='raw:${key}'`],
  chacha20: ["cipher='chacha20'", `key='raw:${key}'`],
  'aes256cbc (no MAC)': ["cipher='aes256cbc'", `key='${key}'`],
};

interface Figures {
  single: number;
  batch: number;
  scan: number;
  bytesPerRow: number;
}

function open(path: string, pragmas: readonly string[]): Database.Database {
  const connection = new Database(path);
  for (const pragma of pragmas) connection.pragma(pragma);
  connection.pragma('temp_store=MEMORY');
  connection.pragma('journal_mode=WAL');
  connection.pragma('synchronous=FULL');
  return connection;
}

const perSecond = (count: number, beganMs: number): number => (count * 1000) / (performance.now() - beganMs);

function measure(folder: string, pragmas: readonly string[]): Figures {
  const path = join(folder, 'measured.db');
  let db = open(path, pragmas);
  db.exec('CREATE TABLE leaf (idx INTEGER PRIMARY KEY, payload BLOB NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO leaf (payload) VALUES (?)');
  const rows = Array.from({ length: 64 }, () => randomBytes(rowBytes));

  let began = performance.now();
  for (let i = 0; i < singleInserts; i++) insert.run(rows[i % rows.length]);
  const single = perSecond(singleInserts, began);

  began = performance.now();
  db.transaction(() => {
    for (let i = 0; i < batchRows; i++) insert.run(rows[i % rows.length]);
  })();
  const batch = perSecond(batchRows, began);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();

  // Opened anew, so that every page is read and deciphered; the file itself is in the system's cache.
  db = open(path, pragmas);
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  began = performance.now();
  let scanned = 0;
  for (const row of db.prepare('SELECT payload FROM leaf ORDER BY idx').iterate() as Iterable<{
    payload: Buffer;
  }>) {
    createHash('sha256').update(row.payload).digest();
    scanned += 1;
  }
  const scan = perSecond(scanned, began);
  db.close();
  const bytesPerRow = statSync(path).size / (singleInserts + batchRows);
  return { single, batch, scan, bytesPerRow };
}

/** Whether reading everything fails after one bit of a row, in the middle of a page, was flipped. */
function noticesFlippedBit(folder: string, pragmas: readonly string[]): boolean {
  const path = join(folder, 'measured.db');
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 8192) * 4096 + 2_000;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  try {
    const db = open(path, pragmas);
    try {
      for (const _row of db.prepare('SELECT payload FROM leaf').iterate());
      return db.pragma('integrity_check', { simple: true }) !== 'ok';
    } finally {
      db.close();
    }
  } catch {
    return true;
  }
}

const best = new Map<string, Figures>();
const noticed = new Map<string, boolean>();
for (let round = 0; round < rounds; round++) {
  for (const [name, pragmas] of Object.entries(ciphers)) {
    const folder = mkdtempSync(join(process.argv[2] ?? tmpdir(), 'dossier-vault-ciphers-'));
    try {
      const now = measure(folder, pragmas);
      const before = best.get(name) ?? now;
      best.set(name, {
        single: Math.max(before.single, now.single),
        batch: Math.max(before.batch, now.batch),
        scan: Math.max(before.scan, now.scan),
        bytesPerRow: now.bytesPerRow,
      });
      if (round === 0) noticed.set(name, noticesFlippedBit(folder, pragmas));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

const thousands = (value: number): string => `${(value / 1000).toFixed(value < 20_000 ? 1 : 0)}k`;
console.log(
  '| cipher | durable single inserts/s | batch rows/s | scan with SHA-256, rows/s | bytes a row | flipped bit |',
);
console.log('|---|---|---|---|---|---|');
for (const [name, figures] of best) {
  const flipped = noticed.get(name) === true ? 'noticed' : 'not noticed';
  console.log(
    `| ${name} | ${thousands(figures.single)} | ${thousands(figures.batch)} | ${thousands(figures.scan)} | ${figures.bytesPerRow.toFixed(0)} | ${flipped} |`,
  );
}
