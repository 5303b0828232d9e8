/**
 * D5b: a filing of many files, killed again and again with `kill -9`. Whoever opens the vault afterwards sees which files are
 * filed and which are not; the rest is filed after one signature; no file is filed twice.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import '../support/on-disk.ts';
import { Running } from '../support/built-cli.ts';
import type { FilingOrders } from '../support/filing-to-be-killed.ts';
import { author, custodian, prepareOffice, type Trial } from '../support/prepared-office.ts';
import { projectFolder } from '../support/project-files.ts';

const code = 'K-1';
const filesMany = 12;
/** How many files are through in each round when the process is killed. */
const killedAfter = [1, 3, 2];

let office: Trial;
beforeAll(async () => {
  office = await prepareOffice({ sample: true }, async (desk) => {
    await desk.dossier(code);
    await desk.dossier('K-2');
  });
  // The machine is known from then on.
  await (await office.openHere()).router.close('command');
});
afterAll(() => office.dispose());

const ordersFor = (files: readonly string[], folder?: string): FilingOrders => ({
  ...(folder === undefined ? {} : { folder }),
  vault: office.vault,
  keyFile: office.keyFileOf(custodian),
  userDataFolder: office.userDataFolder,
  ownFolder: office.path('home', 'dossier-vault'),
  custodianPassphrase: office.passphraseOf(custodian),
  author,
  authorPassphrase: office.passphraseOf(author),
  code,
  files,
});

async function run(files: readonly string[], folder?: string): Promise<Running> {
  const running = new Running(join(projectFolder, 'test/support/filing-to-be-killed.ts'), [], {
    typing: true,
  });
  running.type(JSON.stringify(ordersFor(files, folder)));
  await running.until('.\n');
  return running;
}

test('D5b: killed in the middle, it is gone on with from the files that are left, and files nothing twice', async () => {
  const files = Array.from({ length: filesMany }, (_, i) => office.path(`letter-${i}.txt`));
  for (const [i, file] of files.entries()) writeFileSync(file, `Letter ${i} to the client.\n`);
  let left = filesMany;
  for (const [round, count] of killedAfter.entries()) {
    const running = await run(files);
    if (round === 0) expect(running.said).toContain('left nothing.');
    else {
      // The one under way when it was killed is filed or waits; no other is lost.
      const told = Number(/left (\d+)\./.exec(running.said)?.[1]);
      expect([left, left - 1]).toContain(told);
      left = told;
    }
    await running.until(`through ${count}.\n`);
    expect(await running.kill()).toMatchObject({ exit: null, signal: 'SIGKILL' });
    left -= count;
  }
  const last = await run(files);
  await last.until('ended.\n');
  await last.kill();

  const { router } = await office.openHere();
  await office.signIn(router, author);
  expect(await router.call('filing.show', {}), 'nothing is left').toEqual({ running: false, mine: null });
  const titles = (await router.call('document.mine', {})).map(({ title }) => title);
  expect(titles.toSorted()).toEqual(files.map((_, i) => `letter-${i}`).toSorted());
  await office.signIn(router, custodian);
  const entries = (await router.call('log.list', { from: 0, limit: 500 })).flatMap(({ body }) =>
    body.type === 'document.submitted' ? [body.data] : [],
  );
  expect(entries.map(({ joined }) => joined)).toEqual(Array(filesMany).fill('new'));
  expect(await router.call('doctor', {})).toMatchObject({ sound: true });
  await router.close('command');
}, 600_000);

test('K6: a filing of folders is gone on with from its list, and files nothing twice', async () => {
  const folder = office.path('clients');
  mkdirSync(`${folder}/K-2/below`, { recursive: true });
  const names = Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? `memo-${i}` : `below/memo-${i}`));
  for (const [i, name] of names.entries())
    writeFileSync(`${folder}/K-2/${name}.txt`, `Memo ${i}, of nothing else.\n`);
  const running = await run([], folder);
  expect(running.said).toContain('left nothing.');
  await running.until('through 3.\n');
  expect(await running.kill()).toMatchObject({ signal: 'SIGKILL' });
  const again = await run([], folder);
  // The one under way when it was killed is filed or waits; no other is lost.
  const left = Number(/left (\d+)\./.exec(again.said)?.[1]);
  expect([4, 5]).toContain(left);
  await again.until('ended.\n');
  await again.kill();

  const { router } = await office.openHere();
  await office.signIn(router, author);
  const { mine } = await router.call('folders.show', {});
  expect(mine?.counts).toMatchObject({ waits: 0, there: 0, refused: 0, 'to-see': 0 });
  const titles = (await router.call('document.mine', {}))
    .filter(({ document }) => document.startsWith('K-2/'))
    .map(({ title }) => title);
  expect(titles.toSorted()).toEqual(names.map((name) => name.replace('/', ' / ')).toSorted());
  await router.close('command');
}, 600_000);
