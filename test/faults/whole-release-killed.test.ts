/**
 * Everything being written out, killed at every named point (D8): `kill -9` of the built CLI. Nothing has left without its entry, what
 * looks whole is whole, and whoever goes on in the same folder finishes it.
 *
 * DOSSIER_VAULT_LONG_TESTS=1 kills at every point; otherwise at every second one, the last among them.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../support/on-disk.ts';
import { wholeStepPoints } from '../../vault/acts/step-points.ts';
import type { VaultRouter } from '../../vault/router/router.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type BuiltCli, buildCli, startCli } from '../support/built-cli.ts';
import { OfficeClock } from '../support/office-clock.ts';
import { approver, custodian, prepareOffice, type Trial } from '../support/prepared-office.ts';

type Point = (typeof wholeStepPoints)[number];

const hook = 'DOSSIER_VAULT_TEST_PAUSE';
const long = process.env.DOSSIER_VAULT_LONG_TESTS === '1';
const points = wholeStepPoints.filter((_, i) => long || i % 2 === 1);

let cli: BuiltCli;
let office: Trial;
beforeAll(async () => {
  cli = await buildCli('pausing');
  const clock = new OfficeClock(8);
  office = await prepareOffice({ sample: true, clock }, async (desk) => {
    for (const code of ['K-1', 'K-2']) {
      await desk.dossier(code);
      await desk.fileDocument(code, desk.textFile(`${code}.txt`, `The one of ${code}.\n`));
    }
    await desk.signIn(custodian);
    await desk.call('whole.plan', {
      ground: 'Closing down',
      signature: desk.signature,
      cosign: [desk.credential(approver)],
    });
    await clock.catchUp(desk);
  });
});
afterAll(() => office?.dispose());

async function killAt(point: Point, trial: Trial): Promise<void> {
  mkdirSync(trial.path('disk'));
  const script = trial.script([
    `sign-in '${custodian}' --key-file '${trial.keyFileOf(custodian)}'`,
    `whole begin '${trial.path('disk')}' --with '${approver}'`,
  ]);
  const running = startCli(
    cli,
    [...trial.openingWords(), '--script', script],
    trial.runOptions({ env: { [`${hook}_AT`]: point, [`${hook}_ARRIVAL`]: '1' } }),
  );
  await running.until(`paused ${point}\n`);
  expect(await running.kill()).toMatchObject({ signal: 'SIGKILL' });
}

const typesOf = async (router: VaultRouter): Promise<string[]> =>
  (await router.call('log.list', { from: 0, limit: 500 }))
    .map(({ body }) => body.type)
    .filter((type) => type.startsWith('whole.'));

const sumsHold = (folder: string): void => {
  execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: folder, stdio: 'pipe' });
};

async function goOn(router: VaultRouter, trial: Trial): Promise<string> {
  const { folder } = await router.call('whole.begin', {
    folder: trial.path('disk'),
    signature: trial.signature(custodian),
    cosign: [{ who: approver, passphrase: trial.passphraseOf(approver), keyFile: trial.keyFileOf(approver) }],
  });
  for (;;) {
    const { underWay, failed } = await router.call('whole.show', {});
    expect(failed).toBeNull();
    if (underWay === null) return folder;
    await new Promise((go) => setTimeout(go, 50));
  }
}

describe('kill -9', () => {
  test.each(points)(
    'at %s',
    async (point) => {
      const trial = office.copy();
      try {
        await killAt(point, trial);
        const { router, status } = await trial.openHere(custodian);
        expect(status.quarantine).toBe('none');
        expect(await router.call('doctor', {})).toMatchObject({ sound: true });
        const wrote = wholeStepPoints.indexOf(point) >= wholeStepPoints.indexOf('whole.after-written');
        expect(await typesOf(router)).toEqual([
          'whole.planned',
          'whole.begun',
          ...(wrote ? ['whole.written'] : []),
        ]);
        const [left = ''] = readdirSync(trial.path('disk'));
        expect(left.endsWith('.partial')).toBe(point !== 'whole.after-rename');
        const folder = point === 'whole.after-rename' ? trial.path('disk', left) : await goOn(router, trial);
        sumsHold(folder);
        expect(existsSync(`${folder}.partial`)).toBe(false);
        expect(readdirSync(`${folder}/dossiers`)).toEqual(['0001-K-1', '0002-K-2']);
        await router.close('command');
        expect((await verifyBundle(`${folder}/log`, null)).first).toBeNull();
      } finally {
        trial.dispose();
      }
    },
    5 * 60_000,
  );
});
