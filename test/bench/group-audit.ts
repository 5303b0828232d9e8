/** Reading bundles of a growing log into a group's database, on each engine that is here: loading beside the verification it waits for. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ingestBundle } from '../../group-audit/ingest-bundle.ts';
import { openGroupDatabase } from '../../group-audit/open-database.ts';
import { enginesHere, startEngine } from '../group-audit/engines.ts';
import type { BenchRow } from './lists.ts';
import { grow } from './log.ts';
import { BenchVault } from './vault-in-folder.ts';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const perSecond = (entries: number, ms: number): string =>
  `${Math.round((entries / ms) * 1000).toLocaleString('en')} entries a second`;

/** `sizes` rise: of each log the whole bundle is read into a new database, and a bundle a tenth longer after it. */
export async function benchGroupAudit(sizes: readonly number[]): Promise<readonly BenchRow[]> {
  const bench = new BenchVault(1_000_000);
  const rows: BenchRow[] = [];
  try {
    await bench.create();
    for (const size of sizes) {
      grow(bench, size, 2_000);
      const bundles = [await exported(bench, 'bundle')];
      grow(bench, Math.ceil(size * 1.1), 2_000);
      bundles.push(await exported(bench, 'longer'));
      for (const name of enginesHere) rows.push(...(await rowsOn(name, bundles)));
      for (const each of bundles) rmSync(each, { recursive: true });
    }
    return rows;
  } finally {
    await bench.dispose();
  }
}

async function exported(bench: BenchVault, name: string): Promise<string> {
  const folder = join(bench.root, name);
  await bench.call('log.export', { folder, openings: 'all' });
  return folder;
}

async function rowsOn(name: (typeof enginesHere)[number], bundles: readonly string[]): Promise<BenchRow[]> {
  const engine = await startEngine(name);
  const db = await openGroupDatabase(await engine.newDatabase(), true);
  try {
    const rows: BenchRow[] = [];
    for (const [at, bundle] of bundles.entries()) {
      const { outcome, entries, size, judgedMs, loadedMs } = await ingestBundle(db, bundle);
      if (outcome !== 'loaded') throw new Error(`the bundle is ${outcome}`);
      const what = at === 0 ? 'a first bundle' : 'what is new in the next bundle';
      rows.push({
        row: `load ${what}, ${entries.toLocaleString('en')} of ${size?.toLocaleString('en')} entries, into ${name}`,
        ours: `${seconds(loadedMs)}, ${perSecond(entries, loadedMs)}`,
        bound: `verifying it before, ${seconds(judgedMs)}, ${perSecond(size ?? 0, judgedMs)}`,
        ratio: `${(loadedMs / judgedMs).toFixed(2)} ×`,
      });
    }
    return rows;
  } finally {
    await db.close();
    await engine.stop();
  }
}
