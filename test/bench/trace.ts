/** Looking a trace code up among many views, by what of it is legible. */
import { randomBytes } from 'node:crypto';
import { traceCode } from '../../vault/sealing/trace-code.ts';
import type { BenchRow } from './lists.ts';
import { median } from './log.ts';
import { BenchVault } from './vault-in-folder.ts';

const shapes: readonly (readonly [what: string, places: string])[] = [
  ['whole', '########'],
  ['first half', '####????'],
  ['last half', '????####'],
  ['every other character', '?#?#?#?#'],
  ['whole, one wrong', 'X#######'],
  ['six, one of them perhaps wrong', '??######'],
];

export async function benchTraceCodes(sizes: readonly number[]): Promise<BenchRow[]> {
  const bench = new BenchVault(100_000);
  const rows: BenchRow[] = [];
  try {
    await bench.create();
    await bench.signIn('keeper', true);
    const { db } = bench.vault;
    let filled = 0;
    let known = '';
    for (const size of sizes) {
      db.connection.transaction(() => {
        for (; filled < size; filled += 1) {
          const id = randomBytes(16).toString('hex');
          known = traceCode(id);
          db.run(
            `INSERT INTO view (person, lineage, n, id, trace, opened, opened_at, minutes, pages, state, shown_ms, since_mono,
               last_mono, boot, page) SELECT id, ?, 1, ?, ?, 0, 0, 30, 1, 'closed', 0, 0, 0, '', 1 FROM person LIMIT 1`,
            id,
            id,
            known,
          );
        }
      })();
      const bound = await medianMs(() => db.count("SELECT count(*) AS n FROM view WHERE trace >= ''"));
      for (const [what, places] of shapes) {
        const plain = known.replace('-', '');
        const code = [...places].map((place, i) => (place === '#' ? plain.charAt(i) : place)).join('');
        const found = await bench.call('trace', { code });
        if (!found.found.some((view) => view.code === known)) throw new Error(`${what}: not found`);
        const ours = await medianMs(() => bench.call('trace', { code }));
        rows.push({
          row: `trace, ${what}, at ${size.toLocaleString('en')} views (${found.found.length + found.more} found)`,
          ours: `${ours.toFixed(1)} ms`,
          bound: `counting the codes in their index, ${bound.toFixed(1)} ms`,
          ratio: `${(ours / bound).toFixed(1)} ×`,
        });
      }
    }
  } finally {
    await bench.dispose();
  }
  return rows;
}

async function medianMs(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}
