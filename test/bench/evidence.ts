/** Evidence of a long log (P8): every measure counted in one pass, against reading and parsing the same entries. */
import { newCall } from '../../vault/acts/call.ts';
import { gatherMeasures, readEvidenceAsked } from '../../vault/evidence/gather-measures.ts';
import { namedCount } from '../../vault/evidence/measure.ts';
import { leavesFrom } from '../../vault/storage/log-rows.ts';
import type { BenchRow } from './lists.ts';
import { BenchVault } from './vault-in-folder.ts';

const MiB = 1024 * 1024;

export async function benchEvidence(size: number): Promise<BenchRow[]> {
  const bench = new BenchVault(100_000);
  try {
    await bench.create();
    await bench.signIn('keeper', true);
    const { vault } = bench;
    const { db, writer } = vault;
    // Every one of them carries a measure: what is named grows as the log does.
    while (writer.size < size)
      writer.transact((tx) => {
        for (let left = Math.min(2_000, size - writer.size); left > 0; left--)
          tx.append({
            type: 'refusal',
            data: () => ({
              verb: 'view.open',
              code: 'WINDOW_OVER',
              dossier: null,
              document: null,
              loan: null,
              person: null,
            }),
            actor: vault.actor('custodian'),
            place: 'bench',
          });
      });
    const entries = writer.size;
    const readStart = performance.now();
    let types = 0;
    for (const leaf of leavesFrom(db, 0))
      types += (JSON.parse(Buffer.from(leaf.payload).toString()) as { type: string }).type.length;
    const read = performance.now() - readStart;
    if (types === 0) throw new Error('nothing was read');
    const call = newCall('en');
    const start = performance.now();
    const gathered = await gatherMeasures(vault, readEvidenceAsked(vault, call, 'vault'), call);
    const ours = performance.now() - start;
    const named = gathered.measures.reduce((sum, measure) => sum + namedCount(measure.named), 0);
    const bytes = gathered.measures.reduce((sum, measure) => sum + JSON.stringify(measure.named).length, 0);
    return [
      {
        row: `evidence of the vault, ${entries.toLocaleString('en')} entries`,
        ours: `${(ours / 1_000).toFixed(1)} s, ${Math.round(process.memoryUsage().rss / MiB)} MiB in memory`,
        bound: `reading and parsing them, ${(read / 1_000).toFixed(1)} s`,
        ratio: `${(ours / read).toFixed(1)} ×`,
      },
      {
        row: `what its measures name, ${named.toLocaleString('en')} entries`,
        ours: `${(bytes / MiB).toFixed(2)} MiB`,
        bound: 'of 128 MiB that a verifier reads',
        ratio: `${(bytes / MiB / 128).toFixed(2)} ×`,
      },
    ];
  } finally {
    await bench.dispose();
  }
}
