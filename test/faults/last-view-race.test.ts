/**
 * The last view, asked for by many at once (L4): eight callers in one process, two programs on one vault, and two processes
 * whose lock somebody took away. One sees the document; the log says so once.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../support/on-disk.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { type BuiltCli, buildCli, Running, runCli, startCli } from '../support/built-cli.ts';
import {
  borrower,
  custodian,
  prepareOffice,
  secondCustodian,
  type Trial,
} from '../support/prepared-office.ts';
import { projectFolder } from '../support/project-files.ts';
import type { RacerOrders, RacerOutcome } from '../support/third-view-racer.ts';

const long = process.env.DOSSIER_VAULT_LONG_TESTS === '1';
const callers = 8;
const roundsInOneProcess = long ? 200 : 8;
const roundsBetweenProcesses = long ? 20 : 2;
const loan = 'L1';
const question = (trial: Trial) => ({
  loan,
  reason: 'Preparing the renewal talks',
  place: 'Desk 4',
  signature: trial.signature(borrower),
});

/** Two of the three views are used. */
let office: Trial;
beforeAll(async () => {
  office = await prepareOffice({ sample: true }, async (desk) => {
    await desk.dossier('K-1');
    const document = await desk.fileDocument('K-1', desk.textFile('note.txt', 'A page.\n'));
    await desk.lend(document);
    for (const _ of [1, 2]) {
      await desk.call('view.open', {
        loan,
        reason: 'x',
        place: 'x',
        signature: desk.signature,
      });
      await desk.call('view.close', {});
    }
  });
});
afterAll(() => office?.dispose());

/** After a race: three looks in the log, numbered, none left, everything sound. */
async function expectThreeLooks(trial: Trial, who = custodian): Promise<void> {
  const { router, status } = await trial.openHere(who);
  try {
    expect(status.quarantine).toBe('none');
    expect(await router.call('doctor', {})).toMatchObject({ sound: true });
    const looks = await router.call('log.list', { type: 'view.open' });
    expect(looks.map(({ body }) => (body.type === 'view.open' ? body.data.n : 0))).toEqual([1, 2, 3]);
    await trial.signIn(router, borrower);
    expect(await router.call('loan.show', { loan })).toMatchObject({ viewsLeft: 0 });
  } finally {
    await router.close('command');
  }
}

describe('the last view', () => {
  test(
    `asked for by ${callers} callers at once, ${roundsInOneProcess} times: one looks, the others are refused`,
    async () => {
      for (let round = 0; round < roundsInOneProcess; round++) {
        const trial = office.copy();
        const { router } = await trial.openHere();
        await trial.signIn(router, borrower);
        const outcomes = await Promise.allSettled(
          Array.from({ length: callers }, () => router.call('view.open', question(trial))),
        );
        const seen = outcomes.flatMap((o) => (o.status === 'fulfilled' ? [o.value] : []));
        const codes = outcomes.flatMap((o) =>
          o.status === 'rejected' ? [o.reason instanceof Refusal ? o.reason.code : String(o.reason)] : [],
        );
        expect(
          seen.map(({ n }) => n),
          codes.join(' '),
        ).toEqual([3]);
        expect(codes).toHaveLength(callers - 1);
        for (const code of codes) expect(['VIEWS_SPENT', 'VIEW_OPEN']).toContain(code);
        // The one who looks goes on looking: the others took nothing from them.
        expect(await router.call('view.page', { page: 1 })).toMatchObject({ page: 1 });
        await router.call('view.close', {});
        await router.close('command');
        await expectThreeLooks(trial);
        trial.dispose();
      }
    },
    15 * 60_000,
  );

  test(
    `asked for by two processes whose lock was taken away, ${roundsBetweenProcesses} times: one looks`,
    async () => {
      for (let round = 0; round < roundsBetweenProcesses; round++) {
        const trial = office.copy();
        const racers: Running[] = [];
        try {
          // Each has the vault open and stands signed in before the next one comes.
          for (const who of [custodian, secondCustodian]) {
            rmSync(join(trial.vault, 'vault.lock'), { force: true });
            racers.push(await enter(trial, who));
          }
          // Each has passed the rules and drawn the page before either commits.
          for (const racer of racers) racer.type('look');
          await Promise.all(racers.map((racer) => racer.until('drawn\n')));
          for (const racer of racers) racer.type('commit');
          const outcomes = await Promise.all(racers.map(outcomeOf));
          expect(outcomes.filter(({ n }) => n === 3)).toHaveLength(1);
          expect(outcomes.filter(({ n }) => n === null)).toHaveLength(1);
          for (const { n, refused } of outcomes) {
            if (n === null) expect(['VIEWS_SPENT', 'VIEW_OPEN']).toContain(refused);
          }
          for (const racer of racers) racer.type('leave');
          for (const { exit, err } of await Promise.all(racers.map((racer) => racer.ended)))
            expect(exit, err).toBe(0);
        } finally {
          await Promise.all(racers.map((racer) => racer.kill()));
        }
        await expectThreeLooks(trial);
        trial.dispose();
      }
    },
    15 * 60_000,
  );
});

async function enter(trial: Trial, who: string): Promise<Running> {
  const orders: RacerOrders = {
    vault: trial.vault,
    keyFile: trial.keyFileOf(who),
    userDataFolder: trial.userDataFolder,
    custodianPassphrase: trial.passphraseOf(who),
    borrower,
    borrowerPassphrase: trial.passphraseOf(borrower),
    loan,
  };
  const racer = new Running(join(projectFolder, 'test/support/third-view-racer.ts'), [], { typing: true });
  racer.type(JSON.stringify(orders));
  await racer.until('opened none\n');
  return racer;
}

async function outcomeOf(racer: Running): Promise<RacerOutcome> {
  await racer.until('outcome {');
  await racer.until('}\n');
  return JSON.parse(/^outcome (.*)$/m.exec(racer.said)?.[1] ?? '') as RacerOutcome;
}

describe('two programs on one vault', () => {
  let cli: BuiltCli;
  let realOffice: Trial;
  beforeAll(async () => {
    [cli, realOffice] = await Promise.all([buildCli(), prepareOffice({ sample: true }, async () => {})]);
  });
  afterAll(() => {
    realOffice?.dispose();
  });

  test('the second is refused with VAULT_IN_USE, exit 4, and the first works on', async () => {
    const trial = realOffice.copy();
    const first = startCli(cli, trial.openingWords(), trial.runOptions({ typing: true }));
    await first.until('Open: ');
    const lock = readFileSync(join(trial.vault, 'vault.lock'), 'utf8');
    for (const language of ['en', 'zh-CN'] as const) {
      const second = await runCli(
        cli,
        trial.openingWords(['open'], language, secondCustodian),
        trial.runOptions(),
      );
      expect(second.exit).toBe(4);
      expect(second.out).toBe('');
      expect(second.err.trimEnd().split('\n')).toHaveLength(1);
      expect(second.err).toContain('VAULT_IN_USE');
      expect(second.err).toContain(`${first.child.pid}`);
    }
    expect(readFileSync(join(trial.vault, 'vault.lock'), 'utf8')).toBe(lock);
    first.type('doctor');
    await first.until('Sound: ');
    first.type('close');
    expect(await first.ended).toMatchObject({ exit: 0 });
    const after = await runCli(cli, trial.openingWords(['doctor']), trial.runOptions());
    expect(after.exit, after.err).toBe(0);
    trial.dispose();
  });

  test('started at once, after a crash has left its lock: whoever cannot have it is told so', async () => {
    const trial = realOffice.copy();
    const crashed = startCli(cli, trial.openingWords(), trial.runOptions({ typing: true }));
    await crashed.until('Open: ');
    await crashed.kill();
    const both = await Promise.all(
      [custodian, secondCustodian].map((who) =>
        runCli(cli, trial.openingWords(['doctor'], 'en', who), trial.runOptions()),
      ),
    );
    expect(both.map(({ exit }) => exit)).toContain(0);
    for (const { exit, err } of both) {
      if (exit !== 0)
        expect({ exit, err }).toMatchObject({ exit: 4, err: expect.stringContaining('VAULT_IN_USE') });
    }
    const after = await runCli(cli, trial.openingWords(['doctor']), trial.runOptions());
    expect(after.exit, after.err).toBe(0);
    trial.dispose();
  });
});
