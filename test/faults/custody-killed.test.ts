/**
 * A custody handover killed at every named point from the deed to the new keys (H1): `kill -9` of the built CLI. Afterwards it
 * never happened, or the incoming custodian alone goes on with it; either way every document opens in exactly one way.
 *
 * DOSSIER_VAULT_LONG_TESTS=1 kills ten times at each point instead of once at every second one.
 */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../support/on-disk.ts';
import { type HandoverStepPoint, handoverStepPoints } from '../../vault/acts/step-points.ts';
import { readVaultKeys } from '../../vault/keys/vault-keys-file.ts';
import { vaultFolder } from '../../vault/storage/vault-folder.ts';
import { type BuiltCli, buildCli, runCli, startCli } from '../support/built-cli.ts';
import { expectRefusal } from '../support/desk.ts';
import {
  approver,
  borrower,
  custodian,
  prepareOffice,
  secondCustodian,
  type Trial,
} from '../support/prepared-office.ts';

const killsPerPoint = process.env.DOSSIER_VAULT_LONG_TESTS === '1' ? 10 : 1;
const points = handoverStepPoints.filter((_, i) => killsPerPoint > 1 || i % 2 === 1);
const hook = 'DOSSIER_VAULT_TEST_PAUSE';
const documents = process.env.DOSSIER_VAULT_LONG_TESTS === '1' ? 3 : 2;
/** Before the deed is on disk nothing has happened. */
const untouched = new Set<HandoverStepPoint>([
  'custody.before-deed',
  'custody.inside-deed',
  'custody.before-deed-commit',
]);

let cli: BuiltCli;
let office: Trial;

beforeAll(async () => {
  cli = await buildCli('pausing');
  office = await prepareOffice({ sample: true }, async (desk) => {
    await desk.dossier('K-1');
    for (let n = 1; n <= documents; n++) {
      const document = await desk.fileDocument('K-1', desk.textFile(`${n}.txt`, `Document ${n}.`));
      await desk.lend(document);
    }
  });
});
afterAll(() => {
  office?.dispose();
});

async function killAt(point: HandoverStepPoint, trial: Trial): Promise<void> {
  const script = trial.script([
    `custody begin --from '${custodian}' --to '${secondCustodian}' --witness '${approver}'`,
    'custody check',
    `custody sign --with '${secondCustodian}' --with '${approver}'`,
  ]);
  const running = startCli(
    cli,
    [...trial.openingWords(), '--script', script],
    trial.runOptions({ env: { [`${hook}_AT`]: point } }),
  );
  await running.until(`paused ${point}\n`);
  expect(await running.kill()).toMatchObject({ exit: null, signal: 'SIGKILL' });
}

/** Every document is shown to its borrower, and every share of this side opens under the epoch in force and no other. */
async function everyDocumentOpensOnce(trial: Trial, who: string, epoch: number): Promise<void> {
  const { router, status } = await trial.openHere(who);
  try {
    expect(status.quarantine).toBe('none');
    expect(await router.call('doctor', {})).toMatchObject({
      sound: true,
      sealedFiles: documents * 2,
      capsulesBroken: [],
      surplus: [],
    });
    const { db, writer } = (
      router as unknown as {
        open: {
          db: import('../../vault/storage/database.ts').VaultDatabase;
          writer: { fact(name: string): string };
        };
      }
    ).open;
    expect(writer.fact('custody-epoch')).toBe(`${epoch}`);
    expect(writer.fact('custody-renewal')).toBe('');
    expect(db.all("SELECT epoch, count(*) AS n FROM capsule WHERE side = 'custody' GROUP BY epoch")).toEqual([
      { epoch, n: documents * 2 },
    ]);
    await trial.signIn(router, borrower);
    for (let n = 1; n <= documents; n++) {
      const shown = await router.call('view.open', {
        loan: `L${n}`,
        reason: 'Is it still there',
        place: 'Desk 4',
        signature: trial.signature(borrower),
      });
      expect(shown).toMatchObject({ n: 1 });
      await router.call('view.close', {});
    }
    await trial.signIn(router, who);
    await router.call('log.export', { folder: trial.path('bundle'), openings: 'all' });
  } finally {
    await router.close('command');
  }
  const verified = await runCli(cli, ['verify', trial.path('bundle'), '--lang', 'en']);
  expect(verified.exit, verified.out).toBe(0);
}

async function judge(trial: Trial, point: HandoverStepPoint): Promise<void> {
  const { keys, nextDatabase } = vaultFolder(trial.vault);
  if (untouched.has(point)) {
    await everyDocumentOpensOnce(trial, custodian, 1);
    return;
  }
  // Who handed over is out from the deed on, whichever key the file has at this moment.
  const outgoing = trial.openHere(custodian);
  await expectRefusal(
    point === 'database.after-old-slots-dropped' ||
      point.startsWith('epoch.before-done') ||
      point === 'epoch.after-done'
      ? 'SECRET_MISMATCH'
      : 'ROLE_NEEDED',
    outgoing,
  );
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await everyDocumentOpensOnce(trial, secondCustodian, 2);
  const { slots, next } = readVaultKeys(keys);
  expect(slots).toHaveLength(1);
  expect(next).toBeNull();
  expect(existsSync(nextDatabase)).toBe(false);
}

describe('kill -9 during a custody handover', () => {
  test.each(points)(
    `at %s, ${killsPerPoint} times: it never happened, or the incoming custodian alone goes on with it`,
    async (point) => {
      for (let kill = 0; kill < killsPerPoint; kill++) {
        const trial = office.copy();
        try {
          await killAt(point, trial);
          await judge(trial, point);
        } finally {
          trial.dispose();
        }
      }
    },
    10 * 60_000,
  );

  test('the points are at least twenty', () => {
    expect(handoverStepPoints.length).toBeGreaterThanOrEqual(20);
  });
});
