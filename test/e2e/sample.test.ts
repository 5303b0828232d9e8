/**
 * The sample has a past that both verifiers accept, and at every later start its people and passphrases stand beside the form,
 * at the closed vault and at the desk.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terminalStation } from '../../cli/terminal/station.ts';
import type { LogPage, LogRow } from '../../shared/contract/answers.ts';
import { VaultRouter } from '../../vault/router/router.ts';
import { buildCli } from '../support/built-cli.ts';
import { projectFolder } from '../support/project-files.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';
import { copySample, Desktop, makeSample, type Sample } from './support/desktop.ts';

let sample: Sample;
beforeAll(async () => {
  sample = await makeSample('en');
});

describe('what lies behind the sample', () => {
  let copy: Sample;
  let router: VaultRouter;
  let station: ReturnType<typeof terminalStation>;
  const person = (name: string) => copy.made.people.find((each) => each.name === name)!;
  const allRows = async (): Promise<LogRow[]> => {
    const rows: LogRow[] = [];
    for (let next: number | null | undefined; next !== null; ) {
      const page: LogPage = await router.call('log.page', {
        limit: 200,
        ...(next === undefined ? {} : { before: next }),
      });
      rows.push(...page.rows);
      next = page.next;
    }
    return rows;
  };
  beforeAll(async () => {
    copy = copySample(sample);
    station = terminalStation({
      userDataFolder: join(copy.folder, 'anchors'),
      hasher: weakPassphraseHasher,
    });
    router = new VaultRouter(station.ports);
  });
  afterAll(async () => {
    await router.close('command');
    await station.rasteriser.close();
    rmSync(copy.folder, { recursive: true, force: true });
  });

  it('A8: opens with nothing in doubt, the clock at now', async () => {
    const { passphrase, keyFile } = person('Shen Zhixing');
    const status = await router.call('vault.open', {
      folder: copy.made.folder,
      passphrase,
      keyFile: keyFile ?? '',
      station: 'A-03',
      place: copy.made.place,
      anchorFolders: [],
    });
    expect(status).toMatchObject({ quarantine: 'none', clock: 'none', sample: true });
    expect(status.waiting).toMatchObject({ filings: 2, requests: 3, overdue: 1, departures: 1 });
  });

  it('holds views of several people, refusals, a custody handover done and a departure with a closed line', async () => {
    const rows = await allRows();
    const of = (type: string) => rows.filter((row) => row.type === type);
    expect(new Set(of('view.open').map((row) => row.person)).size).toBeGreaterThan(1);
    expect(of('refusal').length).toBeGreaterThanOrEqual(4);
    expect(new Set(of('document.submitted').map((row) => row.person)).size).toBe(2);
    expect(of('loan.overdue')).toHaveLength(1);
    expect(of('loan.reminded')).toHaveLength(1);
    expect(of('vault.opened').length).toBeGreaterThanOrEqual(18);
    expect(await router.call('custody.show', {})).toMatchObject({
      state: 'done',
      outgoing: expect.stringMatching(/^Qin Shouzhuo #/),
    });
    const clients = await router.call('clients.show', { handover: 1 });
    expect(clients.lines.filter((line) => line.closed !== null)).toHaveLength(1);
    expect(clients.lines).toHaveLength(3);
    const dossiers = await router.call('dossier.list', {});
    expect(new Set(dossiers.map((dossier) => dossier.responsible)).size).toBe(3);
  });

  it('A5: both verifiers accept its log', async () => {
    const bundle = join(copy.folder, 'bundle');
    await router.call('log.export', { folder: bundle, openings: 'all' });
    const { folder } = await buildCli();
    // The second verifier is Python: where there is none, it is not claimed to have run.
    const python = spawnSync('python3', ['-c', 'print(1)']).status === 0;
    for (const [program, ...words] of [
      [process.execPath, join(folder, 'verify.mjs'), bundle, '--lang', 'en'],
      ...(python ? [['python3', join(projectFolder, 'test/second-verifier/verify.py'), bundle]] : []),
    ] as [string, ...string[]][]) {
      const run = spawnSync(program, words, { encoding: 'utf8' });
      expect(run.status, `${program}: ${run.stdout}${run.stderr}`).toBe(0);
    }
  });
});

describe('the sample at a later start', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = new Desktop(sample);
    await desktop.start();
  });
  afterAll(async () => {
    await desktop?.stop().catch(() => undefined);
    desktop?.remove();
  });

  it('shows its people with their passphrases, which fill in the forms', async () => {
    const { page } = desktop;
    const list = page.locator('.sample-people');
    await list.waitFor();
    const { passphrase } = desktop.person('Xu Jiahe');
    expect(await list.innerText()).toContain(passphrase);
    await page.getByText('no secret').first().waitFor();
    await list.getByRole('button', { name: 'Lu Wanqing' }).click();
    await page.locator('.unlock-form button[type=submit]').click();
    await page.waitForSelector('.frame-body', { state: 'attached' });
    await page.keyboard.press('Control+u');
    await page.waitForSelector('.people-list button');
    await list.getByRole('button', { name: 'Xu Jiahe' }).click();
    await expect.poll(() => page.locator('.unlock-form input.passphrase').inputValue()).toBe(passphrase);
    await page.locator('.unlock-form button[type=submit]').click();
    await page.waitForSelector('.frame-body', { state: 'attached' });
    expect(desktop.faults).toEqual([]);
  });
});
