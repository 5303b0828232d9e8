/**
 * A view killed at every named point between two durable steps (L6, L7, A3): `kill -9` of the built CLI, by its process
 * id. Afterwards the look is neither burnt nor doubled, nothing that was said is lost, and nothing is shown unrecorded.
 *
 * DOSSIER_VAULT_LONG_TESTS=1 kills twenty times at each point instead of once at every second one.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../support/on-disk.ts';
import { plainPdf } from '../../build/scripts/plain-pdf.ts';
import type { ViewId } from '../../shared/vocabulary/ids.ts';
import {
  type ViewStepPoint as StepPoint,
  viewStepPoints as stepPoints,
} from '../../vault/acts/step-points.ts';
import { parseCheckpoint } from '../../vault/log/checkpoint.ts';
import { parseSignedNote } from '../../vault/log/signed-note.ts';
import type { VaultRouter } from '../../vault/router/router.ts';
import { type BuiltCli, buildCli, type Ended, runCli, startCli } from '../support/built-cli.ts';
import { expectRefusal } from '../support/desk.ts';
import { helvetica, latinPage } from '../support/pdf-fixtures.ts';
import { borrower, custodian, prepareOffice, type Trial } from '../support/prepared-office.ts';
import { projectFolder } from '../support/project-files.ts';

const killsPerPoint = process.env.DOSSIER_VAULT_LONG_TESTS === '1' ? 20 : 1;
const hook = 'DOSSIER_VAULT_TEST_PAUSE';
const loan = 'L1';
const pages = 3;

/** What a kill at this point leaves of the look. */
type Left = 'untouched' | 'resumable' | 'closed';
const leftAfter: Readonly<Record<StepPoint, Left>> = {
  'view.before-policy': 'untouched',
  'view.after-policy': 'untouched',
  'view.after-capsules': 'untouched',
  'view.after-decryption': 'untouched',
  'view.after-first-page-drawn': 'untouched',
  'view.before-transaction': 'untouched',
  'view.before-commit': 'untouched',
  'view.after-commit': 'resumable',
  'view.after-anchors': 'resumable',
  'view.before-release': 'resumable',
  'view.after-release': 'resumable',
  'view.before-next-page-commit': 'resumable',
  'view.after-next-page-commit': 'resumable',
  'view.before-close-commit': 'resumable',
  'view.after-close-commit': 'closed',
};
/** How often one view passes a point; the others are passed once. */
const arrivals: Partial<Record<StepPoint, number>> = {
  'view.after-release': pages,
  'view.before-next-page-commit': pages - 1,
  'view.after-next-page-commit': pages - 1,
};

let cli: BuiltCli;
/** The office with none, one and two of the three views used. */
const offices: Trial[] = [];

beforeAll(async () => {
  cli = await buildCli('pausing');
  const fresh = await prepareOffice({ sample: true }, async (desk) => {
    await desk.dossier('K-1');
    const file = desk.textFile('three-pages.pdf', '');
    writeFileSync(
      file,
      plainPdf({ pages: ['one', 'two', 'three'].map((word) => latinPage(word)), extras: [helvetica] }),
    );
    await desk.lend(await desk.fileDocument('K-1', file));
  });
  offices.push(fresh);
  for (const used of [1, 2]) {
    const office = offices[used - 1]!.copy();
    offices.push(office);
    const { router } = await office.openHere();
    await office.signIn(router, borrower);
    await look(router, office);
    await router.close('command');
  }
});
afterAll(() => {
  for (const office of offices) office.dispose();
});

/** A whole look at the document; returns which one it was. */
async function look(router: VaultRouter, trial: Trial): Promise<number> {
  const { n } = await router.call('view.open', {
    loan,
    reason: 'Preparing the renewal talks',
    place: 'Desk 4',
    signature: trial.signature(borrower),
  });
  await router.call('view.close', {});
  return n;
}

/** Size of the newest checkpoint outside the vault, which anybody can read there. */
function anchoredSize(trial: Trial): number {
  const name = readdirSync(trial.userDataFolder).find((file) => file.endsWith('.anchor')) ?? '';
  const { checkpoint } = JSON.parse(readFileSync(join(trial.userDataFolder, name), 'utf8')) as {
    checkpoint: string;
  };
  return parseCheckpoint(parseSignedNote(checkpoint).text).size;
}

/** Runs the view up to the point and kills it there. */
async function killAt(point: StepPoint, arrival: number, trial: Trial): Promise<Ended> {
  const script = trial.script([
    `sign-in '${borrower}'`,
    `view ${loan} --reason 'Preparing the renewal talks' --place 'Desk 4' --out '${trial.path('out')}'`,
  ]);
  const running = startCli(
    cli,
    [...trial.openingWords(), '--script', script],
    trial.runOptions({ env: { [`${hook}_AT`]: point, [`${hook}_ARRIVAL`]: `${arrival}` } }),
  );
  await running.until(`paused ${point}\n`);
  return running.kill();
}

/** Judges what the kill left, by the code itself and then by the verifier, which shares none of it. */
async function judge(trial: Trial, point: StepPoint, used: number, killed: Ended): Promise<void> {
  expect(killed).toMatchObject({ exit: null, signal: 'SIGKILL' });
  const left = leftAfter[point];
  const anchored = anchoredSize(trial);
  const { router, status } = await trial.openHere();
  try {
    expect(status.quarantine, 'opens without quarantine').toBe('none');
    expect(status.entries, 'nothing that an anchor knows is lost').toBeGreaterThan(anchored);
    expect(await router.call('doctor', {})).toMatchObject({ sound: true });

    const lines = await router.call('log.list', { from: 0, limit: 500 });
    const looks = lines.flatMap(({ body }) => (body.type === 'view.open' ? [body.data] : []));
    expect(looks.map((data) => data.n)).toEqual(
      Array.from({ length: left === 'untouched' ? used : used + 1 }, (_, i) => i + 1),
    );
    const view = looks[used]?.view;
    expect(lines.some(({ body }) => body.type === 'view.closed' && body.data.view === view)).toBe(
      left === 'closed',
    );
    // The process had said that the borrower is signed in: their session is there.
    expect(killed.out).toContain(`${borrower}  Borrower`);
    const signedIn = lines.filter(({ body }) => body.type === 'session.signed-in');
    expect(signedIn.map(({ people }) => people[0]?.split(' #')[0])).toContain(borrower);
    const recorded = recordedPages(lines, view);
    const files = existsSync(trial.path('out')) ? readdirSync(trial.path('out')) : [];
    const inFiles = files.map((name) => Number(/-page-(\d+)\./.exec(name)?.[1]));
    const announced = [...killed.out.matchAll(/^page (\d+) → /gm)].map((match) => Number(match[1]));
    for (const page of inFiles) {
      expect(recorded.shown, 'no page in a file without its entry').toContain(page);
      expect(recorded.written, 'no page in a file without the entry of the file').toContain(page);
    }
    for (const page of announced) expect(inFiles, 'what was said to be written is there').toContain(page);
    expect(recorded.shown.length, 'at most the page under way is recorded and unseen').toBeLessThanOrEqual(
      inFiles.length + 1,
    );

    await trial.signIn(router, borrower);
    if (left === 'untouched') {
      expect(await router.call('view.before', { loan })).toMatchObject({
        n: used + 1,
        left: 3 - used,
        resumable: null,
      });
      expect(await look(router, trial), 'the look is not burnt').toBe(used + 1);
    } else if (left === 'resumable') {
      expect(await router.call('view.before', { loan })).toMatchObject({
        left: 3 - used - 1,
        resumable: { n: used + 1 },
      });
      await expectRefusal(used === 2 ? 'VIEWS_SPENT' : 'VIEW_OPEN', look(router, trial));
      const resumed = await router.call('view.resume', {
        loan,
        signature: trial.signature(borrower),
        cosign: [],
      });
      expect(resumed).toMatchObject({ view, n: used + 1, pages });
      await router.call('view.close', {});
    }
    expect(await router.call('loan.show', { loan })).toMatchObject({ viewsLeft: 3 - used - 1 });
    await trial.signIn(router, custodian);
    await router.call('log.export', { folder: trial.path('bundle'), openings: 'all' });
  } finally {
    await router.close('command');
  }
  const verified = await runCli(cli, ['verify', trial.path('bundle'), '--lang', 'en']);
  expect(verified.exit, verified.out).toBe(0);
}

function recordedPages(
  lines: readonly { readonly body: { readonly type: string; readonly data: unknown } }[],
  view: ViewId | undefined,
): { shown: number[]; written: number[] } {
  const shown: number[] = [];
  const written: number[] = [];
  for (const { body } of lines) {
    const data = body.data as { view?: string; page?: number };
    if (view === undefined || data.view !== view) continue;
    if (body.type === 'view.open') shown.push(1);
    if (body.type === 'view.page') shown.push(data.page ?? 0);
    if (body.type === 'page.written') written.push(data.page ?? 0);
  }
  return { shown, written };
}

/** One kill: which of the three views it is, and which arrival at the point, change from kill to kill. */
async function oneKill(point: StepPoint, kill: number): Promise<void> {
  const used = (kill * 2) % 3;
  const arrival = 1 + ((kill + 1) % (arrivals[point] ?? 1));
  const trial = offices[used]!.copy();
  try {
    const killed = await killAt(point, arrival, trial);
    await judge(trial, point, used, killed);
  } catch (error) {
    throw new Error(`kill ${kill} at ${point}, arrival ${arrival}, ${used} views used before`, {
      cause: error,
    });
  } finally {
    trial.dispose();
  }
}

describe('kill -9', () => {
  test.each(stepPoints.filter((_, i) => killsPerPoint > 1 || i % 2 === 1))(
    `at %s, ${killsPerPoint} time(s): the look is neither burnt nor doubled`,
    async (point) => {
      // Each point begins with another of the three views.
      const first = stepPoints.indexOf(point);
      for (let kill = first; kill < first + killsPerPoint; kill += 1) await oneKill(point, kill);
    },
    15 * 60_000,
  );

  test('the product holds no such hook and no weak hasher, and the program killed here does', async () => {
    const product = await buildCli('product');
    for (const [source, quick] of [
      [cli.source(), true],
      [product.source(), false],
    ] as const) {
      expect(source.includes(hook)).toBe(quick);
      expect(source.includes('weakPassphraseHasher'), 'no hasher of the tests').toBe(quick);
    }
    const shipped = join(projectFolder, 'dist/dossier-vault.mjs');
    if (existsSync(shipped)) expect(readFileSync(shipped, 'utf8').includes(hook)).toBe(false);
  });
});
