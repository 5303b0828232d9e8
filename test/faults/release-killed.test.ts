/**
 * A release killed at every named point from its digests to the entry that its files are written (D8): `kill -9` of the built
 * CLI. No file has left without its entry; an entry whose files were not written says so, and they can be written again.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../support/on-disk.ts';
import { type ReleaseStepPoint, releaseStepPoints } from '../../vault/acts/step-points.ts';
import type { VaultRouter } from '../../vault/router/router.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type BuiltCli, buildCli, startCli } from '../support/built-cli.ts';
import {
  approver,
  borrower,
  custodian,
  prepareOffice,
  secondCustodian,
  type Trial,
} from '../support/prepared-office.ts';

const hook = 'DOSSIER_VAULT_TEST_PAUSE';
const secondApprover = 'Abel Approver';
const release = 'R1';

/** What a kill at this point leaves. */
type Left = 'approved' | 'not-written' | 'given';
const leftAfter: Readonly<Record<ReleaseStepPoint, Left>> = {
  'release.before-transaction': 'approved',
  'release.before-commit': 'approved',
  'release.after-commit': 'not-written',
  'release.after-anchors': 'not-written',
  'release.after-file': 'not-written',
  'release.before-rename': 'not-written',
  'release.before-written': 'not-written',
  'release.after-written': 'given',
};

let cli: BuiltCli;
let office: Trial;
beforeAll(async () => {
  cli = await buildCli('pausing');
  office = await prepareOffice({ sample: true }, async (desk) => {
    await desk.dossier('K-1');
    for (const name of ['one', 'two'])
      await desk.fileDocument('K-1', desk.textFile(`${name}.txt`, `Document ${name}.\n`));
    await desk.signIn(borrower);
    await desk.call('release.request', {
      code: 'K-1',
      form: 'original',
      outsider: 'The court',
      ground: 'An order',
      signature: desk.signature,
    });
    await desk.signIn(approver);
    await desk.call('release.decide', {
      release,
      decision: 'approve',
      reason: 'Ordered',
      signature: desk.signature,
    });
    await desk.call('paper.print', {
      paper: 'release-slip',
      about: release,
      language: 'en',
      copies: 1,
      file: desk.path('slip.pdf'),
    });
  });
});
afterAll(() => office?.dispose());

/** Names of files under a folder, at any depth. */
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

async function killAt(point: ReleaseStepPoint, trial: Trial): Promise<void> {
  execFileSync('mkdir', ['-p', trial.path('out')]);
  const script = trial.script([
    `sign-in '${secondCustodian}' --key-file '${trial.keyFileOf(secondCustodian)}'`,
    `release hand-out ${release} --folder '${trial.path('out')}' --slip 1 --with '${secondApprover}'`,
  ]);
  const running = startCli(
    cli,
    [...trial.openingWords(), '--script', script],
    trial.runOptions({ env: { [`${hook}_AT`]: point, [`${hook}_ARRIVAL`]: '1' } }),
  );
  await running.until(`paused ${point}\n`);
  expect(await running.kill()).toMatchObject({ signal: 'SIGKILL' });
}

const credential = (trial: Trial, who: string) => ({
  who,
  passphrase: trial.passphraseOf(who),
  keyFile: trial.keyFileOf(who),
});

async function judge(trial: Trial, point: ReleaseStepPoint): Promise<void> {
  const left = leftAfter[point];
  const { router, status } = await trial.openHere(custodian);
  try {
    expect(status.quarantine).toBe('none');
    expect(await router.call('doctor', {})).toMatchObject({ sound: true });
    const lines = await router.call('log.list', { from: 0, limit: 500 });
    const entries = lines.map(({ body }) => body.type).filter((type) => type.startsWith('release.'));
    expect(entries).toEqual([
      'release.requested',
      'release.approved',
      ...(left === 'approved' ? [] : ['release.handed-out']),
      ...(left === 'given' ? ['release.written'] : []),
    ]);
    // No file without its entry; none under its final name but whole.
    const files = filesUnder(trial.path('out'));
    if (left === 'approved') expect(files).toEqual([]);
    for (const folder of readdirSync(trial.path('out')).filter((name) => !name.endsWith('.partial')))
      execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: trial.path('out', folder), stdio: 'pipe' });
    expect((await router.call('release.show', { release })).standing).toBe(left);
    await goOn(router, trial, left);
    const bundle = trial.path('bundle');
    await trial.signIn(router, custodian);
    await router.call('log.export', { folder: bundle, openings: 'all' });
    expect((await verifyBundle(bundle, null)).first).toBeNull();
  } finally {
    await router.close('command');
  }
}

/** What is left can be finished: handed out, or written again into a folder of its own. */
async function goOn(router: VaultRouter, trial: Trial, left: Left): Promise<void> {
  if (left === 'given') return;
  await trial.signIn(router, secondCustodian);
  const signed = {
    release,
    signature: trial.signature(secondCustodian),
    cosign: [credential(trial, secondApprover)],
  };
  execFileSync('mkdir', ['-p', trial.path('then')]);
  const out =
    left === 'approved'
      ? await router.call('release.hand-out', { ...signed, folder: trial.path('then'), slip: 1 })
      : await router.call('release.write-again', { ...signed, folder: trial.path('then') });
  expect(out.files).toHaveLength(2);
  execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: out.folder ?? '', stdio: 'pipe' });
  expect(await router.call('release.show', { release })).toMatchObject({
    standing: 'given',
    tries: left === 'approved' ? 1 : 2,
  });
}

describe('kill -9', () => {
  test.each(releaseStepPoints)(
    'at %s',
    async (point) => {
      const trial = office.copy();
      try {
        await killAt(point, trial);
        await judge(trial, point);
      } finally {
        trial.dispose();
      }
    },
    5 * 60_000,
  );
});
