/**
 * The one field, key by key: findAnything's own work over very many dossiers with a document each, and loans, against one pass
 * of LIKE over the same titles, codes and clients. What is typed grows by a character a time, as it does at the desk; Chinese
 * names come from an input method in whole words, pinyin and codes by the letter.
 */
import { newCall } from '../../vault/acts/call.ts';
import { findAnything } from '../../vault/desk/find-anything.ts';
import { updateDirectoryIndex } from '../../vault/storage/directory-index.ts';
import { updateDocumentIndex } from '../../vault/storage/document-index.ts';
import type { BenchRow } from './lists.ts';
import { fillDocuments, fillDossiers } from './synthetic-dossiers.ts';
import { fillLoans, fillPeople } from './synthetic-office.ts';
import { BenchVault } from './vault-in-folder.ts';

/** Each is typed from its first character on; the last ones are in no dossier. */
const typed = [
  '恒',
  '恒岳',
  '精密机械',
  '有限公司',
  '海拓 合同',
  '授信评估',
  '龘恒鱻瀚',
  ...lettersOf('hengyuejingmi'),
  ...lettersOf('yxgs'),
  ...lettersOf('gongsi'),
  ...lettersOf('hetong'),
  ...lettersOf('KH-2013-0012345'),
  ...lettersOf('KH-2007-0000007/1'),
  ...lettersOf('marine'),
  ...lettersOf('zhangwei'),
  ...lettersOf('l12'),
  ...lettersOf('xyzzy'),
];
const rounds = 3;

function lettersOf(word: string): string[] {
  return [...word].map((_, i) => word.slice(0, i + 1));
}

const at = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

async function keysMs(bench: BenchVault): Promise<{ all: number[]; worst: string }> {
  const all: number[] = [];
  let worst = { query: '', ms: 0 };
  for (let round = 0; round < rounds; round++) {
    for (const query of typed) {
      const call = newCall('en', undefined, undefined, true);
      const start = performance.now();
      await findAnything(bench.vault, { query }, call);
      const took = performance.now() - start;
      all.push(took);
      if (took > worst.ms) worst = { query, ms: took };
    }
  }
  return { all, worst: `${worst.query} ${ms(worst.ms)}` };
}

/** One pass over both tables that stops at six hits of each, as the field does; it knows no scopes, no pinyin and no loans. */
function likeMs(bench: BenchVault): number[] {
  return typed.map((query) => {
    const pattern = `%${query}%`;
    const start = performance.now();
    bench.vault.db.all('SELECT no FROM dossier WHERE code LIKE ? OR client LIKE ? LIMIT 6', pattern, pattern);
    bench.vault.db.all('SELECT no FROM document WHERE title LIKE ? LIMIT 6', pattern);
    return performance.now() - start;
  });
}

export async function benchFind(sizes: readonly number[]): Promise<BenchRow[]> {
  const bench = new BenchVault(100_000);
  const rows: BenchRow[] = [];
  try {
    await bench.create();
    await bench.signIn('keeper', true);
    const { db } = bench.vault;
    const people = fillPeople(db, 200);
    const reader = db.get<{ id: string }>("SELECT id FROM person WHERE name = 'reader'")?.id ?? '';
    fillLoans(db, Math.min(10_000, sizes[0] ?? 0), [...people, reader], Date.now());
    for (const size of sizes) {
      const from = db.count('SELECT count(*) AS n FROM dossier');
      fillDossiers(db, from, size, [...people, reader]);
      fillDocuments(db, from, size, people[0] ?? '');
      while (!updateDirectoryIndex(db, undefined, 5_000));
      const start = performance.now();
      while (!updateDocumentIndex(db, 5_000));
      const many = size.toLocaleString('en');
      rows.push({
        row: `first filling of the index of titles, ${(size - from).toLocaleString('en')} documents`,
        ours: `${((performance.now() - start) / 1000).toFixed(1)} s`,
        bound: 'in parts of 5,000 dossiers',
        ratio: '',
      });
      db.connection.pragma('wal_checkpoint(TRUNCATE)');
      const like = likeMs(bench);
      for (const who of ['keeper', 'reader']) {
        await bench.signIn(who, who === 'keeper');
        const { all, worst } = await keysMs(bench);
        rows.push({
          row: `one field over ${many} dossiers and documents, each key, a ${who === 'keeper' ? 'custodian' : 'borrower'}`,
          ours: `p50 ${ms(at(all, 0.5))}, p95 ${ms(at(all, 0.95))} (worst: ${worst})`,
          bound: `LIKE p50 ${ms(at(like, 0.5))}, p95 ${ms(at(like, 0.95))}`,
          ratio: `p95 ${(at(like, 0.95) / at(all, 0.95)).toFixed(1)} × (aim p95 ≤ 30 ms)`,
        });
      }
    }
    return rows;
  } finally {
    await bench.dispose();
  }
}

if (import.meta.main) {
  const sizes = process.argv.slice(2).map(Number);
  for (const row of await benchFind(sizes.length > 0 ? sizes : [1_000_000]))
    console.log(Object.values(row).join(' | '));
}
