/** The check of a long log beside the work: keys known, then every signature and table, against the signatures alone on all cores. */
import { loadSigningKey, randomBytes, verifySignatureBeside } from '../../vault/sealing/suite.ts';
import type { BenchRow } from './lists.ts';
import { grow } from './log.ts';
import { BenchVault } from './vault-in-folder.ts';

const now = (): number => performance.now();
const seconds = (ms: number): string =>
  ms < 10_000 ? `${(ms / 1000).toFixed(2)} s` : `${Math.round(ms / 1000)} s`;

/** As many signatures as the log has, a few hundred under way at a time. */
async function signaturesMs(count: number): Promise<number> {
  const key = loadSigningKey(randomBytes(32));
  const message = randomBytes(600);
  const signature = key.sign(message);
  const start = now();
  for (let done = 0; done < count; done += 512)
    await Promise.all(
      Array.from({ length: Math.min(512, count - done) }, () =>
        verifySignatureBeside(key.publicKey, message, signature),
      ),
    );
  return now() - start;
}

export async function benchFullCheck(sizes: readonly number[]): Promise<readonly BenchRow[]> {
  const bench = new BenchVault(4_000);
  const rows: BenchRow[] = [];
  try {
    await bench.create();
    for (const size of sizes) {
      grow(bench, size, 2_000);
      await bench.close();
      const opening = now();
      await bench.open();
      const opened = now() - opening;
      // A first check: nothing was verified before.
      await bench.vault.stopFullCheck();
      bench.vault.db.run("DELETE FROM secret WHERE name = 'signatures-verified'");
      const start = now();
      const check = bench.vault.checkBesideWork();
      await check.scanned;
      const known = now() - start;
      if ((await check.finished) !== 'sound') throw new Error('the check is not sound');
      const whole = now() - start;
      const again = now();
      const second = bench.vault.checkBesideWork();
      if ((await second.finished) !== 'sound') throw new Error('the second check is not sound');
      const resumed = now() - again;
      const bound = await signaturesMs(size);
      const entries = `${size.toLocaleString('en')} entries`;
      const of = `their signatures on all cores, ${seconds(bound)}`;
      rows.push({ row: `open a vault of ${entries}`, ours: seconds(opened), bound: of, ratio: '—' });
      const ratio = (ms: number): string => `${(ms / bound).toFixed(2)} ×`;
      rows.push({ row: `keys known, ${entries}`, ours: seconds(known), bound: of, ratio: ratio(known) });
      rows.push({
        row: `full check beside the work, ${entries}`,
        ours: seconds(whole),
        bound: of,
        ratio: ratio(whole),
      });
      rows.push({
        row: `the same where signatures were verified before, ${entries}`,
        ours: seconds(resumed),
        bound: of,
        ratio: ratio(resumed),
      });
    }
    return rows;
  } finally {
    await bench.dispose();
  }
}
