/**
 * A backup, and a restore, killed at every named point between two durable steps (K1, K2): `kill -9` of the built CLI. The vault and the
 * state of before are as they were, what was cut off is no state and no vault, and the next try goes on.
 *
 * DOSSIER_VAULT_LONG_TESTS=1 kills at every point; otherwise at every second one, the last among them.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../support/on-disk.ts';
import { backupStepPoints, restoreStepPoints, type StepPoint } from '../../vault/acts/step-points.ts';
import { findBackup } from '../../vault/storage/backup-folder.ts';
import { backUp, planned } from '../support/backups.ts';
import { type BuiltCli, buildCli, type Ended, runCli, startCli } from '../support/built-cli.ts';
import { approver, custodian, prepareOffice, type Trial } from '../support/prepared-office.ts';

const long = process.env.DOSSIER_VAULT_LONG_TESTS === '1';
const chosen = <T>(points: readonly T[]): T[] =>
  points.filter((_, i) => long || (points.length - 1 - i) % 2 === 0);

let cli: BuiltCli;
let office: Trial;
/** Where backups go, and what lay there when the office was left. */
const stick = mkdtempSync(join(tmpdir(), 'dossier-vault-stick-'));
const asLeft = mkdtempSync(join(tmpdir(), 'dossier-vault-stick-as-left-'));

beforeAll(async () => {
  cli = await buildCli('pausing');
  office = await prepareOffice({}, async (desk) => {
    await desk.dossier('K-1');
    await desk.fileDocument('K-1', desk.textFile('1.txt', 'First.'));
    const target = await planned(desk, { folder: stick });
    await backUp(desk, target);
    // So that a state goes by the rule: the next one is a second younger and both are of this day, so none does; the day's all stay.
    await desk.fileDocument('K-1', desk.textFile('2.txt', 'Second.'));
  });
  cpSync(stick, asLeft, { recursive: true });
});
afterAll(() => {
  office.dispose();
  for (const folder of [stick, asLeft]) rmSync(folder, { recursive: true, force: true });
});

async function killAt(point: StepPoint, words: readonly string[], trial: Trial): Promise<Ended> {
  const running = startCli(cli, words, trial.runOptions({ env: { DOSSIER_VAULT_TEST_PAUSE_AT: point } }));
  await running.until(`paused ${point}\n`);
  return running.kill();
}

const states = () => findBackup(stick)?.states ?? [];
/** After these the new state is whole. */
const whole: ReadonlySet<StepPoint> = new Set([
  'backup.after-rename',
  'backup.before-entry-commit',
  'backup.after-entry',
  'backup.after-dropped',
]);

async function drilled(trial: Trial, state: string): Promise<void> {
  const run = await runCli(
    cli,
    [
      'drill',
      join(findBackup(stick)?.root ?? '', 'states', state),
      '--key-file',
      trial.keyFileOf(custodian),
      '--secrets-fd',
      '3',
    ],
    trial.runOptions(),
  );
  expect(run.exit, run.out + run.err).toBe(0);
}

describe('a backup killed', () => {
  test.each(chosen(backupStepPoints))('at %s leaves vault and older state, and goes on', async (point) => {
    rmSync(stick, { recursive: true });
    cpSync(asLeft, stick, { recursive: true });
    const before = states()[0]?.name ?? '';
    const trial = office.copy();
    try {
      const make = trial.script(['backup make']);
      const killed = await killAt(point, [...trial.openingWords(), '--script', make], trial);
      expect(killed).toMatchObject({ exit: null, signal: 'SIGKILL' });
      expect(states()).toHaveLength(whole.has(point) ? 2 : 1);
      await drilled(trial, before);
      const { router, status } = await trial.openHere();
      try {
        expect(status.quarantine).toBe('none');
        expect(await router.call('doctor', {})).toMatchObject({ sound: true });
      } finally {
        await router.close('command');
      }
      const again = await runCli(cli, [...trial.openingWords(), '--script', make], trial.runOptions());
      expect(again.exit, again.out + again.err).toBe(0);
      const newest = states()[0]?.name ?? '';
      expect(newest > before).toBe(true);
      await drilled(trial, newest);
      const folder = join(findBackup(stick)?.root ?? '', 'states');
      expect(readdirSync(folder).filter((name) => name.endsWith('.incomplete'))).toEqual([]);
    } finally {
      trial.dispose();
    }
  });
});

describe('a restore killed', () => {
  test.each(chosen(restoreStepPoints))('at %s is no vault until it is whole, and goes on', async (point) => {
    rmSync(stick, { recursive: true });
    cpSync(asLeft, stick, { recursive: true });
    const trial = office.copy();
    try {
      rmSync(trial.vault, { recursive: true });
      rmSync(trial.path('home'), { recursive: true });
      mkdirSync(trial.path('home'));
      const words = ['restore', stick, trial.vault];
      await killAt(point, words, trial);
      const open = [...trial.openingWords(), '--moved', approver, '--script'];
      if (point !== 'restore.after-whole') {
        const early = await runCli(cli, [...open, trial.script(['status'])], trial.runOptions());
        expect(early.exit, early.out + early.err).toBe(4);
        expect(existsSync(trial.path('vault', 'restored.json'))).toBe(true);
        const again = await runCli(cli, words, trial.runOptions());
        expect(again.exit, again.out + again.err).toBe(0);
      }
      const opened = await runCli(
        cli,
        [...open, trial.script(['status', `new-generation --with '${approver}'`, 'doctor'])],
        trial.runOptions(),
      );
      expect(opened.exit, opened.out + opened.err).toBe(0);
    } finally {
      trial.dispose();
    }
  });
});
