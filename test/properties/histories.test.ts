/**
 * Histories of a small office, drawn at random: after each command the vault's answer is the one that the rules give,
 * worked out by an oracle of its own; at the end the signed entries count as many views as it does, and never a fourth.
 *
 * The database, the log, keys, anchors and the router are the real ones; pages are drawn and marked by nobody, and
 * passphrases are stretched little. All 2,000 run with DOSSIER_VAULT_LONG_TESTS, a part of them else.
 */
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBehindBack } from '../attacks/insider.ts';
import type { Desk } from '../support/desk.ts';
import {
  actors,
  type Command,
  History,
  loanActs,
  personActs,
  prepareOffice,
} from '../support/history-office.ts';

const runs = process.env.DOSSIER_VAULT_LONG_TESTS === undefined ? 30 : 2_000;
/** A file system in memory, where there is one: what a power cut leaves is tested elsewhere, and here every command syncs. */
const memory = '/dev/shm';
const tmpBefore = process.env.TMPDIR;
let office: Desk;
beforeAll(async () => {
  if (existsSync(memory)) process.env.TMPDIR = memory;
  office = await prepareOffice();
});
afterAll(async () => {
  await office.dispose();
  if (tmpBefore === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = tmpBefore;
});

const any = fc.nat({ max: 999 });
const by = fc.nat({ max: actors.length - 1 });
/** Mostly who may; now and then anybody. */
const keeper = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 5, max: 8 }) },
  { weight: 1, arbitrary: by },
);
const borrower = fc.nat({ max: 3 });
const custodian = fc.integer({ min: 5, max: 6 });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant('issue' as const), by: custodian, loan: any }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('lend' as const),
      by: borrower,
      document: any,
      steps: fc.constantFrom(1, 1, 2, 3, 3, 3),
      looks: fc.nat({ max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('request' as const), by, document: any }) },
  { weight: 8, arbitrary: fc.record({ act: fc.constant('view' as const), by: borrower, loan: any }) },
  { weight: 5, arbitrary: fc.record({ act: fc.constantFrom(...loanActs), by: keeper, loan: any }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constantFrom(...loanActs), by: borrower, loan: any }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constantFrom(...personActs), by: keeper, who: any }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('join' as const), by: keeper, who: any, same: any }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constantFrom('hold' as const, 'lift' as const),
      by: keeper,
      dossier: any,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('pass' as const), hours: fc.constantFrom(1, 30, 60, 60) }),
  },
  { weight: 1, arbitrary: fc.constant({ act: 'crash' as const }) },
);

/** Views by account's name and lineage, counted from the entries and from nothing else. */
async function viewsInLog(desk: Desk): Promise<Map<string, number>> {
  const db = await openBehindBack(desk);
  const names = new Map(
    db.all<{ id: string; name: string }>('SELECT id, name FROM person').map((row) => [row.id, row.name]),
  );
  const counts = new Map<string, number>();
  for (const { payload } of db.all<{ payload: Uint8Array }>(
    "SELECT payload FROM leaf WHERE type = 'view.open'",
  )) {
    const body = JSON.parse(Buffer.from(payload).toString('utf8'));
    const key = `${names.get(body.signers[0].person)}/${body.data.lineage}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  db.close();
  return counts;
}

test(`S3, L1–L4: ${runs} histories of ten to twenty-five commands go as the rules say`, async () => {
  let viewed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 25 }), async (commands) => {
      const history = await History.begin(office);
      try {
        for (const one of commands) await history.run(one);
        await history.end();
        await history.desk.close();
        const counted = await viewsInLog(history.desk);
        expect([...counted.values()].toSorted()).toEqual([...history.oracle.views.values()].toSorted());
        for (const count of counted.values()) expect(count).toBeLessThanOrEqual(3);
        for (const count of counted.values()) viewed += count;
      } finally {
        await history.desk.dispose();
      }
    }),
    { numRuns: runs },
  );
  // Histories in which nobody ever gets to look would prove nothing.
  expect(viewed).toBeGreaterThan(runs);
}, 3_600_000);
