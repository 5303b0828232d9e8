/**
 * The directory over very many dossiers: searchDirectory's own work, entry included, against one pass of SQLite's LIKE over
 * the same table. Terms are Chinese and Latin, of 1, 2 and 4 characters, common and rare. LIKE knows no scopes, finds Latin
 * letters in the middle of words too, and sorts nothing.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { newCall } from '../../vault/acts/call.ts';
import { searchDirectory } from '../../vault/dossiers/directory.ts';
import { updateDirectoryIndex } from '../../vault/storage/directory-index.ts';
import type { BenchRow } from './lists.ts';
import { fillDossiers } from './synthetic-dossiers.ts';
import { fillPeople } from './synthetic-office.ts';
import { BenchVault } from './vault-in-folder.ts';

/** In most dossiers or in a good part of them; in one of 50,000 at most; in none. */
const common = [
  '公',
  '精',
  '公司',
  '精密',
  '有限公司',
  '精密机械',
  'k',
  'm',
  'li',
  'ma',
  'limi',
  '2026',
  '海 精密',
];
const rare = ['龘', '龘恒', '龘恒鱻瀚', 'x', 'xy', 'xylo', '籲', 'qqqq'];
/** Pinyin in full, half typed and by initials, of names that are common. LIKE, which knows none, reads all and finds nothing. */
const sounds = [
  'gongsi',
  'gs',
  'youxiangongsi',
  'yxgs',
  'jingmij',
  'jmjx',
  'shanghai',
  'sh',
  'xian',
  'chongqing',
];
const rounds = 5;
const hitsCountedMax = 10_000;

const at = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const times = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ×`;

async function searchMs(
  bench: BenchVault,
  terms: readonly string[],
): Promise<{ all: number[]; worst: string }> {
  const all: number[] = [];
  let worst = { term: '', ms: 0 };
  for (let round = 0; round < rounds; round++) {
    for (const query of terms) {
      const start = performance.now();
      await searchDirectory(bench.vault, { query, offset: 0, limit: 100 }, newCall('en'));
      const took = performance.now() - start;
      all.push(took);
      if (took > worst.ms) worst = { term: query, ms: took };
    }
  }
  return { all, worst: `${worst.term} ${ms(worst.ms)}` };
}

/** One pass over the table: every hit counted, or ended as a search is at so many. */
function likeMs(bench: BenchVault, terms: readonly string[], hitsMax: number): number[] {
  return terms.map((term) => {
    const pattern = `%${term}%`;
    const start = performance.now();
    bench.vault.db.count(
      'SELECT count(*) AS n FROM (SELECT 1 FROM dossier WHERE code LIKE ? OR client LIKE ? LIMIT ?)',
      pattern,
      pattern,
      hitsMax,
    );
    return performance.now() - start;
  });
}

export async function benchDirectory(sizes: readonly number[]): Promise<BenchRow[]> {
  const bench = new BenchVault(100_000);
  const rows: BenchRow[] = [];
  try {
    await bench.create();
    await bench.signIn('keeper', true);
    const { db } = bench.vault;
    const people = fillPeople(db, 200);
    const reader = db.get<{ id: string }>("SELECT id FROM person WHERE name = 'reader'")?.id ?? '';
    const database = join(bench.root, 'vault', 'vault.db');
    let filled = 0;
    for (const size of sizes) {
      fillDossiers(db, filled, size, [...people, reader]);
      db.connection.pragma('wal_checkpoint(TRUNCATE)');
      const before = statSync(database).size;
      const slices: number[] = [];
      for (let done = false; !done; ) {
        const start = performance.now();
        done = updateDirectoryIndex(db, undefined, 5_000);
        slices.push(performance.now() - start);
      }
      db.connection.pragma('wal_checkpoint(TRUNCATE)');
      const grown = statSync(database).size - before;
      const many = size.toLocaleString('en');
      rows.push({
        row: `first filling of the index, ${(size - filled).toLocaleString('en')} dossiers up to ${many}`,
        ours: `${(slices.reduce((a, b) => a + b, 0) / 1000).toFixed(1)} s, ${Math.round(grown / 1e6)} MB`,
        bound: `in parts of 5,000: p50 ${ms(at(slices, 0.5))}, longest ${ms(at(slices, 1))}`,
        ratio: '',
      });
      filled = size;
      for (const [kind, terms] of [
        ['common terms', common],
        ['rare terms', rare],
        ['by pinyin', sounds],
        ['all terms', [...common, ...rare]],
      ] as const) {
        const like = likeMs(bench, terms, size);
        const early = likeMs(bench, terms, hitsCountedMax);
        for (const who of ['keeper', 'reader']) {
          await bench.signIn(who, who === 'keeper');
          const { all, worst } = await searchMs(bench, terms);
          rows.push({
            row: `directory of ${many}, ${kind}, a ${who === 'keeper' ? 'custodian' : 'borrower'}`,
            ours: `p50 ${ms(at(all, 0.5))}, p95 ${ms(at(all, 0.95))} (worst: ${worst})`,
            bound: `LIKE p50 ${ms(at(like, 0.5))}, p95 ${ms(at(like, 0.95))}; ended at ${hitsCountedMax.toLocaleString('en')} hits p50 ${ms(at(early, 0.5))}`,
            ratio: `p95 ${times(at(like, 0.95) / at(all, 0.95))}, p50 ${times(at(like, 0.5) / at(all, 0.5))}`,
          });
        }
      }
    }
    return rows;
  } finally {
    await bench.dispose();
  }
}

if (import.meta.main) {
  const sizes = process.argv.slice(2).map(Number);
  for (const row of await benchDirectory(sizes.length > 0 ? sizes : [100_000, 1_000_000]))
    console.log(Object.values(row).join(' | '));
}
