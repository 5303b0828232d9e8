/** Rows of the log: appending against a bare durable INSERT, opening at several sizes, verifying a bundle against what bounds it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadSigningKey, randomBytes, verifySignature } from '../../vault/sealing/suite.ts';
import { createDatabase } from '../../vault/storage/database.ts';
import { leavesFrom, openingsOf } from '../../vault/storage/log-rows.ts';
import { BenchVault } from './vault-in-folder.ts';

const now = (): number => performance.now();
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Median milliseconds of one durable INSERT of `bytes` into an encrypted database like the vault's. */
function bareInsertMs(folder: string, bytes: number): number {
  const path = join(mkdtempSync(join(folder, 'bare-')), 'bare.db');
  const db = createDatabase(path, randomBytes(32));
  db.connection.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, body BLOB NOT NULL)');
  const insert = db.connection.prepare('INSERT INTO bare (body) VALUES (?)');
  const times: number[] = [];
  for (let i = 0; i < 2_000; i++) {
    const body = randomBytes(bytes);
    const start = now();
    insert.run(body);
    times.push(now() - start);
  }
  db.close();
  return median(times.slice(200));
}

/** Appends entries in bulk, `perTransaction` at a time, until the log has `size`. */
export function grow(bench: BenchVault, size: number, perTransaction: number): void {
  const { writer } = bench.vault;
  while (writer.size < size) {
    const count = Math.min(perTransaction, size - writer.size);
    writer.transact((tx) => {
      for (let i = 0; i < count; i++) {
        tx.append({
          type: 'directory.searched',
          data: (texts) => ({ query: texts.of(`client ${i}`), results: i }),
          actor: bench.vault.actor('custodian'),
          place: 'bench',
        });
      }
    });
  }
}

function appendMs(bench: BenchVault): { ms: number; bytes: number } {
  const { writer, db } = bench.vault;
  const times: number[] = [];
  for (let i = 0; i < 1_500; i++) {
    const start = now();
    writer.transact((tx) =>
      tx.append({
        type: 'directory.searched',
        data: (texts) => ({ query: texts.of('client'), results: i }),
        actor: bench.vault.actor('custodian'),
        place: 'bench',
      }),
    );
    times.push(now() - start);
  }
  const bytes = db.count('SELECT avg(length(payload) + length(signatures)) AS n FROM leaf');
  return { ms: median(times.slice(200)), bytes: Math.round(bytes) };
}

async function openMs(bench: BenchVault): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    await bench.close();
    const start = now();
    await bench.open();
    times.push(now() - start);
    // The full check of the long log runs on beside the work; let it end, so that it does not disturb the next opening.
    await bench.vault.whenChecked();
  }
  return median(times);
}

export interface LogFigures {
  readonly rows: readonly {
    readonly row: string;
    readonly ours: string;
    readonly bound: string;
    readonly ratio: string;
  }[];
}

const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
const ratio = (value: number): string => `${value.toFixed(2)} ×`;

export async function benchLog(sizes: readonly number[]): Promise<LogFigures> {
  const bench = new BenchVault(1_000);
  const rows: LogFigures['rows'][number][] = [];
  try {
    await bench.create();
    let openedAtFirst = 0;
    for (const size of sizes) {
      grow(bench, size, 2_000);
      const { ms: append, bytes } = appendMs(bench);
      const bare = bareInsertMs(bench.root, bytes);
      rows.push({
        row: `append a signed, checkpointed, durable entry at ${size.toLocaleString('en')} entries`,
        ours: ms(append),
        bound: `bare durable INSERT of ${bytes} bytes, ${ms(bare)}`,
        ratio: ratio(append / bare),
      });
      const opened = await openMs(bench);
      if (openedAtFirst === 0) openedAtFirst = opened;
      rows.push({
        row: `open a vault at ${size.toLocaleString('en')} entries`,
        ours: ms(opened),
        bound: `the same at ${sizes[0]?.toLocaleString('en')} entries, ${ms(openedAtFirst)}`,
        ratio: ratio(opened / openedAtFirst),
      });
    }
    rows.push(await verifyRow(bench));
    for (const form of ['extract', 'skeleton'] as const) rows.push(await partRow(bench, form));
    return { rows };
  } finally {
    await bench.dispose();
  }
}

/** The built verifier against SHA-256 over the same bytes and one Ed25519 check for each signature, both in one process. */
async function verifyRow(bench: BenchVault): Promise<LogFigures['rows'][number]> {
  const folder = join(bench.root, 'bundle');
  const { entries } = await bench.call('log.export', { folder, openings: 'all' });
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const start = now();
    const run = spawnSync(process.execPath, [resolve(import.meta.dirname, '../../dist/verify.mjs'), folder]);
    times.push(now() - start);
    if (run.status !== 0) throw new Error('the bundle does not verify');
  }
  const bytes = readFileSync(join(folder, 'entries.jsonl'));
  const key = loadSigningKey(randomBytes(32));
  const message = randomBytes(600);
  const signature = key.sign(message);
  const start = now();
  createHash('sha256').update(bytes).digest();
  for (let i = 0; i < entries; i++) verifySignature(key.publicKey, message, signature);
  const bound = now() - start;
  return {
    row: `verify a bundle of ${entries.toLocaleString('en')} entries (${Math.round(bytes.length / 1e6)} MB)`,
    ours: ms(median(times)),
    bound: `SHA-256 over its bytes and one Ed25519 check an entry, ${ms(bound)}`,
    ratio: ratio(median(times) / bound),
  };
}

/** A part with half of the entries against reading the log's rows and their texts, and writing as many bytes. */
async function partRow(bench: BenchVault, form: 'extract' | 'skeleton'): Promise<LogFigures['rows'][number]> {
  const folder = join(bench.root, form);
  const middle = bench.vault.db.get<{ wall: number }>(
    "SELECT json_extract(CAST(payload AS TEXT), '$.at.wall') AS wall FROM leaf WHERE idx = (SELECT count(*) / 2 FROM leaf)",
  )!;
  const start = now();
  const { size, entries } = await bench.call('log.export-part', {
    folder,
    form,
    toMs: middle.wall,
    blank: { names: false, texts: true, entries: [] },
  });
  const ours = now() - start;
  const written = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  const began = now();
  for (const { idx } of leavesFrom(bench.vault.db, 0)) openingsOf(bench.vault.db, idx);
  for (const [at, bytes] of written.entries()) {
    const file = openSync(join(bench.root, `${form}-${at}`), 'w');
    writeSync(file, bytes);
    fsyncSync(file);
    closeSync(file);
  }
  const bound = now() - began;
  const bytes = written.reduce((sum, each) => sum + each.length, 0);
  return {
    row: `export ${form === 'extract' ? 'an extract' : 'a skeleton'}, ${entries.toLocaleString('en')} of ${size.toLocaleString('en')} entries chosen (${Math.round(bytes / 1e6)} MB)`,
    ours: ms(ours),
    bound: `reading the log's rows and texts once, writing the same bytes, ${ms(bound)}`,
    ratio: ratio(ours / bound),
  };
}
