/**
 * A custodian's morning at the desktop, by keyboard, on a real vault: open it, issue a loan, check one in, accept a
 * filing; then every screen of the custodian's is looked at by axe in both languages and both themes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../vault/time/clock.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';
import { axeViolations } from './support/axe.ts';
import { type LaunchedApp, launchApp } from './support/launch.ts';
import { quickDesktop } from './support/quick-desktop.ts';
import { settled } from './support/settled.ts';

const screens = [
  '/desk',
  '/dossiers',
  '/dossiers/new',
  '/dossiers/import',
  '/dossiers/K-1',
  '/dossiers/none',
  '/filings',
  '/people/invitations',
  '/loans',
  '/releases',
  '/people',
  '/places',
  '/departures',
  '/departures/rehearsal/1',
  '/departures/rehearsal/6',
  '/policy',
  '/held/1',
  '/mend',
  '/integrity',
];

let desk: Desk;
let launched: LaunchedApp;
let page: Page;

async function goTo(path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, `#${path}`);
  await page.locator(`.arrived[data-path="${path.replace(/\?.*/, '')}"]`).waitFor();
  await settled(page);
}

async function sign(): Promise<void> {
  const field = page.locator('.signed-dialog input.passphrase').last();
  await field.fill(desk.passphrases.get('李保') ?? '');
  await field.press('Enter');
  await page.locator('.signed-dialog').waitFor({ state: 'detached' });
}

beforeAll(async () => {
  desk = await openDesk({ hasher: weakPassphraseHasher, clock: systemClock() }, [
    { name: '孟编', roles: ['author'] },
    { name: '许借', roles: ['borrower'] },
  ]);
  await desk.dossier('K-1');
  const texts = ['主服务协议，期限三年，每季结算。', '授信评估报告，五项指标均已核对。'];
  const documents: string[] = [];
  for (const [i, text] of texts.entries())
    documents.push(await desk.fileDocument('K-1', desk.textFile(`${i}.txt`, text.repeat(30))));
  const back = await desk.lend(documents[0]!);
  await desk.call('loan.return', { loan: back, signature: desk.signature });
  await desk.approve(await desk.request(documents[1]!));
  await desk.signIn('孟编');
  await desk.call('document.submit', {
    code: 'K-1',
    file: desk.textFile('new.txt', '背景调查：法定代表人与实际控制人一致。'.repeat(30)),
    sheet: 'document',
    ownership: 'company',
    signature: desk.signature,
  });
  await desk.close();
  const userData = desk.path('app');
  mkdirSync(userData, { recursive: true });
  const known = {
    folder: desk.folder,
    name: '总部档案室',
    sample: false,
    closedAtMs: null,
    entries: 0,
    words: [],
  };
  writeFileSync(
    join(userData, 'settings.json'),
    JSON.stringify({
      language: 'zh-CN',
      theme: 'light',
      station: 'A-03',
      place: '总部档案室',
      vaults: [known],
    }),
  );
  launched = await launchApp({ appFolder: await quickDesktop(), userData });
  page = launched.page;
}, 300_000);
afterAll(async () => {
  await launched?.app.close();
  await desk?.dispose();
});

describe('a custodian at the desktop', () => {
  it('opens the vault and sees what is to be done, the most urgent first', async () => {
    await page.locator('input.passphrase').fill(desk.passphrases.get('李保') ?? '');
    await page
      .locator('.path-field input')
      .nth(1)
      .fill(desk.keyFiles.get('李保') ?? '');
    await page.locator('button[type=submit]').press('Enter');
    await page.locator('.desk-row').first().waitFor();
    expect(await page.locator('.desk-row .state').allTextContents()).toEqual([
      '备份',
      '待核收',
      '待发放',
      '待核对',
    ]);
  });

  it('L3: what is marked is issued and checked in with one passphrase, by keyboard', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('x');
    await page.getByText('已选 2 件：发放 1，核收 1').waitFor();
    await page.keyboard.press('s');
    const dialog = page.locator('.batch-dialog');
    expect(await dialog.locator('.sign-list strong').allTextContents()).toContain('核收');
    await dialog.locator('input.passphrase').fill(desk.passphrases.get('李保') ?? '');
    await page.keyboard.press('Control+Enter');
    await dialog.getByText('2 件都已签署').waitFor();
    expect(await dialog.locator('.ant-modal-title').textContent()).toContain('2 件');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.desk-row .state').allTextContents()).toEqual(['备份', '待核对']);
  });

  it('§8: a wrong passphrase changes nothing and says so in the dialog', async () => {
    await goTo('/filings');
    await page.locator('.accept-one h2').waitFor();
    await page.keyboard.press('a');
    await page.keyboard.press('s');
    const field = page.locator('.batch-dialog input.passphrase');
    await field.fill('not the passphrase');
    await field.press('Enter');
    await page.locator('.batch-dialog .problem-line').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.batch-dialog').waitFor({ state: 'detached' });
    expect(await page.locator('.rows .row').count()).toBe(1);
  });

  it('D5b: a filing goes back with its reason, by keyboard, and can be judged otherwise until it is signed', async () => {
    await page.keyboard.press('z');
    await page.keyboard.press('r');
    await page.keyboard.type('扫描不全');
    await page.keyboard.press('Control+Enter');
    await page.locator('.rows .seal').getByText('退').waitFor();
    await page.keyboard.press('z');
    await page.locator('.rows .seal').waitFor({ state: 'detached' });
    await page.keyboard.press('a');
    await page.locator('.rows .seal').getByText('入').waitFor();
    // Beside what is said of the filing, not below it and over the next row.
    const row = await page.locator('.rows .row').first().boundingBox();
    const seal = await page.locator('.rows .seal').boundingBox();
    const words = await page.locator('.rows .row strong').first().boundingBox();
    expect(seal?.y).toBeGreaterThanOrEqual(row?.y ?? Number.POSITIVE_INFINITY);
    expect((seal?.y ?? 0) + (seal?.height ?? 0)).toBeLessThanOrEqual((row?.y ?? 0) + (row?.height ?? 0));
    expect(words?.y).toBeGreaterThanOrEqual(row?.y ?? Number.POSITIVE_INFINITY);
  });

  it('keeps both loans on the register', async () => {
    await goTo('/loans');
    const rows = await page.locator('.rows .row').allTextContents();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('已发放，待收领');
    expect(rows[1]).toContain('已核收');
    // The usual labels stand whole in their column.
    const cell = page.locator('.rows .row .classification').first().locator('..');
    await cell.evaluate((each) => each.querySelector('.classification')?.lastChild?.replaceWith('普通商密'));
    expect(await cell.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true);
  });

  it('K3: what is held about a person is listed first, and erased with a ground and two signatures', async () => {
    await goTo('/people');
    await page.locator('input.people-find').fill('许借');
    await page.locator('.page-main .row').first().waitFor();
    await page.getByRole('button', { name: '保有的资料，依法抹去' }).click();
    await page.locator('.rows .held-columns').first().waitFor();
    const rows = page.locator('.rows .held-columns');
    const count = await rows.count();
    await page.keyboard.press('Space');
    await page.keyboard.press('j');
    await page.keyboard.press('Space');
    await page.keyboard.press('e');
    const dialog = page.locator('.signed-dialog');
    await dialog.locator('textarea').fill('本人书面要求');
    const cosign = dialog.locator('.cosign input');
    await cosign.nth(0).fill('赵批');
    await cosign.nth(1).fill(desk.passphrases.get('赵批') ?? '');
    await dialog.locator('.cosign .path-field input').fill(desk.keyFiles.get('赵批') ?? '');
    await sign();
    await page.getByText('已抹去 2 段文字').waitFor();
    await expect.poll(() => rows.count()).toBe(count - 2);
  });

  for (const [language, theme] of [
    ['简体中文', 'light'],
    ['English', 'dark'],
  ] as const) {
    it(`axe finds nothing on any of the screens: ${language}, ${theme}`, async () => {
      await goTo('/desk');
      await page.keyboard.press('Control+,');
      await page.getByText(language, { exact: true }).click();
      await page.getByRole('radio', { name: theme === 'light' ? /浅色|Light/ : /深色|Dark/ }).check();
      await page.keyboard.press('Escape');
      await page.locator('[role=dialog]').first().waitFor({ state: 'hidden' });
      const found: string[] = [];
      for (const path of screens) {
        await goTo(path);
        found.push(...(await axeViolations(page, path)));
      }
      expect(found).toEqual([]);
    });
  }
});
