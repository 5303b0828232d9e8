/**
 * Dossiers by a table (K6): read, tried and opened, against what bounds opening them: as many signatures, and as many rows of an
 * entry's size in transactions of the same size, put into an encrypted database like the vault's.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSigningKey, randomBytes } from '../../vault/sealing/suite.ts';
import { createDatabase } from '../../vault/storage/database.ts';
import type { BenchRow } from './lists.ts';
import { drawnFrom } from './synthetic-dossiers.ts';
import { BenchVault } from './vault-in-folder.ts';

const entryBytes = 1_300;
const rowsAtOnce = 500;

/** Every seventh row looks like one before it: those are held back, as they would be in an office. */
function tableOf(rows: number): string {
  const draw = drawnFrom(7);
  const characters = '恒岳海拓盛原立川诺延和澜石青杉禾木博彦云筑东屿华鼎瑞祥永泰安信达通宏远鸿运金玉龙凤天成';
  const one = (): string => characters[Math.floor(draw() * characters.length)]!;
  const lines = ['档号,客户名称,负责人,创建时间,电话,地址,备注'];
  for (let i = 0; i < rows; i++)
    lines.push(
      `KH-${String(i).padStart(6, '0')},${one()}${one()}${one()}${one()}精密机械${i % 7 === 6 ? '' : i}有限公司,author,2026-03-01 10:00:00,021-5555${i},"某路 ${i} 号, 三层",x`,
    );
  return `${lines.join('\r\n')}\r\n`;
}

/** Milliseconds for `entries` signatures and rows. */
function boundMs(folder: string, entries: number): number {
  const db = createDatabase(join(mkdtempSync(join(folder, 'bare-')), 'bare.db'), randomBytes(32));
  db.connection.exec(
    'CREATE TABLE bare (id INTEGER PRIMARY KEY, body BLOB NOT NULL, signature BLOB NOT NULL)',
  );
  const insert = db.connection.prepare('INSERT INTO bare (body, signature) VALUES (?, ?)');
  const key = loadSigningKey(randomBytes(32));
  const start = performance.now();
  for (let i = 0; i < entries; i += rowsAtOnce)
    db.connection.transaction(() => {
      for (let j = 0; j < Math.min(rowsAtOnce, entries - i); j++) {
        const body = randomBytes(entryBytes);
        insert.run(body, key.sign(body));
      }
    })();
  const took = performance.now() - start;
  db.close();
  return took;
}

export async function benchTables(rows: number): Promise<BenchRow[]> {
  const bench = new BenchVault(1_000_000);
  try {
    await bench.create();
    await bench.signIn('author');
    const file = join(bench.root, 'clients.csv');
    writeFileSync(file, tableOf(rows));
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 20);
    const before = process.memoryUsage().rss;
    const timed = async <T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> => {
      const start = performance.now();
      const value = await work();
      return { ms: performance.now() - start, value };
    };
    const read = await timed(() => bench.call('table.read', { file }));
    const columns = [...read.value.suggested.vault, { column: 3, field: 'openedOn' as const }];
    const tried = await timed(() =>
      bench.call('table.try', {
        columns,
        settings: { category: 'other', classification: 'internal', keyAccounts: [] },
        scope: { everybody: true, people: [], departments: [] },
      }),
    );
    const run = await timed(() =>
      bench.call('table.open-dossiers', { asOthers: 'all', signature: bench.signature('author') }),
    );
    clearInterval(watch);
    const bound = boundMs(bench.root, run.value.opened);
    const again = await timed(() =>
      bench.call('table.try', {
        columns,
        settings: { category: 'other', classification: 'internal', keyAccounts: [] },
        scope: { everybody: true, people: [], departments: [] },
      }),
    );
    const s = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
    const many = rows.toLocaleString('en');
    return [
      {
        row: `a table of ${many} rows read and tried`,
        ours: `${s(read.ms)} and ${s(tried.ms)}`,
        bound: `tried again with all of them there: ${s(again.ms)}`,
        ratio: '',
      },
      {
        row: `${run.value.opened.toLocaleString('en')} dossiers opened by it`,
        ours: `${s(run.ms)}, ${Math.round((peak - before) / 2 ** 20)} MiB at most`,
        bound: `as many signatures and rows, 500 in a transaction: ${s(bound)}`,
        ratio: `${(run.ms / bound).toFixed(1)} × (aim: under 60 s)`,
      },
    ];
  } finally {
    await bench.dispose();
  }
}
