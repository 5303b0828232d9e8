/** What screens open with, over many loans: the list of loans, the custodian's desk, and the status that is polled. */
import { median } from './log.ts';
import { fillLoans, fillPeople } from './synthetic-office.ts';
import { BenchVault } from './vault-in-folder.ts';

export interface BenchRow {
  readonly row: string;
  readonly ours: string;
  readonly bound: string;
  readonly ratio: string;
}

const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;

async function medianMs(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

export async function benchLists(sizes: readonly number[]): Promise<BenchRow[]> {
  const bench = new BenchVault(100_000);
  const rows: BenchRow[] = [];
  try {
    await bench.create();
    await bench.signIn('keeper', true);
    const { db, writer } = bench.vault;
    const people = fillPeople(db, 200);
    let filled = 0;
    for (const size of sizes) {
      fillLoans(db, size - filled, people, writer.nowMs());
      filled = size;
      const select = (where: string) => medianMs(() => db.all(`SELECT * FROM loan ${where}`));
      const [all, open, hand] = [
        await select(''),
        await select("WHERE state IN ('requested', 'approved', 'issued', 'received')"),
        await select("WHERE state IN ('approved', 'issued', 'received', 'returned', 'recalled')"),
      ];
      const at = `at ${size.toLocaleString('en')} loans`;
      const compare = (row: string, ours: number, bound: number, against: string): void => {
        rows.push({
          row,
          ours: ms(ours),
          bound: `${against}, ${ms(bound)}`,
          ratio: `${(ours / bound).toFixed(1)} ×`,
        });
      };
      const loans = 'SELECT * of the same loans';
      compare(
        `loan.list, open ones, ${at}`,
        await medianMs(() => bench.call('loan.list', { all: false })),
        open,
        loans,
      );
      compare(
        `loan.list, all, ${at}`,
        await medianMs(() => bench.call('loan.list', { all: true })),
        all,
        loans,
      );
      compare(`desk.custodian, ${at}`, await medianMs(() => bench.call('desk.custodian', {})), hand, loans);
      const idle = await medianMs(() => bench.call('vault.status', {}));
      compare(`vault.status, nothing new in the log, ${at}`, idle, open, loans);
      const grown = await medianMs(() => {
        writer.transact((tx) =>
          tx.append({ type: 'session.failed', data: () => ({}), actor: { person: null, role: null } }),
        );
        return bench.call('vault.status', {});
      });
      compare(`append an entry and vault.status, ${at}`, grown, open, loans);
      compare(
        `the vault's duties, done every second, ${at}`,
        await medianMs(() => bench.router.tick()),
        open,
        loans,
      );
    }
    return rows;
  } finally {
    await bench.dispose();
  }
}

if (import.meta.main)
  for (const row of await benchLists([1_000, 10_000])) console.log(Object.values(row).join(' | '));
