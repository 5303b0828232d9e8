/**
 * A release at the desktop, by keyboard, on a real vault (D8): a custodian hands out what was approved, with the approver beside
 * them, and takes it back; then every state of the register is looked at by axe, in both languages and both themes.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approve, ask, handOut, printSlip } from '../releases/release-desk.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { OfficeClock } from '../support/office-clock.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';
import { axeViolations } from './support/axe.ts';
import { type LaunchedApp, launchApp } from './support/launch.ts';
import { quickDesktop } from './support/quick-desktop.ts';
import { settled } from './support/settled.ts';

let desk: Desk;
let launched: LaunchedApp;
let page: Page;
/** Pictures to look at, where somebody names a folder. */
const pictures = process.env.DOSSIER_VAULT_TEST_PICTURES;
async function picture(name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
}

async function goTo(path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, `#${path}`);
  await page.locator(`.arrived[data-path="${path.replace(/\?.*/, '')}"]`).waitFor();
  await settled(page);
}

async function signIn(who: string): Promise<void> {
  const { passphrase, keyFile } = desk.credential(who);
  if ((await page.locator('.people-list').count()) === 0) await page.keyboard.press('Control+u');
  await page.waitForSelector('.people-list button');
  await page.locator('.unlock-side input').first().fill(who);
  await page.keyboard.press('Enter');
  await page.keyboard.type(passphrase);
  if (keyFile !== undefined) await page.locator('.unlock-form .path-field input').first().fill(keyFile);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.frame-body', { state: 'attached' });
}

async function sign(who: string): Promise<void> {
  const field = page.locator('.signed-dialog input.passphrase').last();
  await field.fill(desk.passphrases.get(who) ?? '');
  await field.press('Control+Enter');
}

/** The office begins nine days ago: what is announced then may be carried out today. */
const office = new OfficeClock(9);

beforeAll(async () => {
  desk = await openDesk({ hasher: weakPassphraseHasher, clock: office }, [
    { name: '孟编', roles: ['author'] },
    { name: '许借', roles: ['borrower'] },
    { name: 'Ben Reader', roles: ['borrower'] },
  ]);
  await desk.dossier('K-1', { client: '海宁纺织集团' });
  for (const title of ['采购框架合同', '授信评估报告', '会议纪要'])
    await desk.fileDocument('K-1', desk.textFile(`${title}.txt`, `${title}。\n`.repeat(20)), { title });
  await desk.signIn('李保');
  await desk.call('whole.plan', {
    ground: '公司歇业，档案移交集团',
    signature: desk.signature,
    cosign: [desk.credential('赵批')],
  });
  await office.catchUp(desk);
  await desk.viewAndClose(await desk.lend('K-1/2', 'Ben Reader'), 'Ben Reader');
  const given = await ask(desk, { numbers: [3], form: 'marked-copy' });
  await approve(desk, given);
  await handOut(desk, given);
  const court = await ask(desk, { numbers: undefined, due: '2099-12-01' });
  await approve(desk, court);
  await printSlip(desk, court);
  await ask(desk, { numbers: [2], outsider: undefined, recipient: 'Ben Reader', due: '2099-12-01' });
  await desk.signIn('Cora Keeper');
  await desk.close();
  mkdirSync(desk.path('out'));
  mkdirSync(desk.path('disk'));
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
  page.setDefaultTimeout(20_000);
  if (pictures !== undefined) await page.setViewportSize({ width: 1360, height: 860 });
}, 300_000);
afterAll(async () => {
  await launched?.app.close();
  await desk?.dispose();
});

describe('a release at the desktop', () => {
  it('stands among what waits for the custodian', async () => {
    await page.locator('input.passphrase').fill(desk.passphrases.get('Cora Keeper') ?? '');
    await page
      .locator('.path-field input')
      .nth(1)
      .fill(desk.keyFiles.get('Cora Keeper') ?? '');
    await page.locator('button[type=submit]').press('Enter');
    await page.locator('.desk-row').first().waitFor();
    expect(await page.locator('.desk-row .state').allTextContents()).toContain('待交付');
    await picture('desk');
    await goTo('/releases?state=to-hand-out');
    await expect.poll(() => page.locator('.rows .row').count()).toBe(1);
    await picture('register');
  });

  it('D8: is handed out with an approver beside the custodian, and its files hold', async () => {
    await page.keyboard.press('h');
    const dialog = page.locator('.signed-dialog');
    await dialog.waitFor();
    await dialog.locator('.path-field input').first().fill(desk.path('out'));
    const beside = dialog.locator('fieldset.cosign').first();
    await beside.locator('input').first().fill('Abel');
    await beside.locator('input.passphrase').fill(desk.passphrases.get('Abel Approver') ?? '');
    await beside
      .locator('.path-field input')
      .first()
      .fill(desk.keyFiles.get('Abel Approver') ?? '');
    await picture('hand-out');
    await sign('Cora Keeper');
    await page.getByText('已写出 3 件').waitFor();
    await picture('written');
    const [folder = ''] = readdirSync(desk.path('out'));
    const sums = readFileSync(desk.path('out', folder, 'SHA256SUMS'), 'utf8');
    expect(sums.trim().split('\n')).toHaveLength(5);
    expect(existsSync(desk.path('out', folder, '0001-采购框架合同.txt'))).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByText('没有符合的出库。').count()).toBe(1);
  });

  it('D8: what came back is recorded', async () => {
    await goTo('/releases?state=out');
    await page.keyboard.press('b');
    await page.locator('.signed-dialog').waitFor();
    await picture('take-back');
    await sign('Cora Keeper');
    await page.locator('.signed-dialog').waitFor({ state: 'detached' });
    await goTo('/releases');
    await expect.poll(() => page.locator('.rows .row').first().textContent()).toContain('R3');
    await picture('all');
  });

  it('D8: a custodian asks for one, the code looked into only when asked', async () => {
    await goTo('/releases?ask=K-1');
    await page.locator('.signed-dialog .release-pick label').first().waitFor();
    await page.locator('.signed-dialog .release-pick label').first().click();
    await page.locator('.signed-dialog').getByLabel('姓名或机构名称').fill('市公证处');
    await page.locator('.signed-dialog').getByLabel('依据').fill('办理公证');
    await picture('ask');
    await sign('Cora Keeper');
    await page.locator('.signed-dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.rows .row').count()).toBe(4);
  });

  it('L4: the approver sees how often the recipient has looked, and approves', async () => {
    await signIn('赵批');
    await goTo('/releases?state=waiting');
    await expect.poll(() => page.locator('.rows .row').count()).toBe(2);
    await page.keyboard.press('j');
    await page.getByText('接收人已用 1 / 3 次查阅').waitFor();
    expect(await page.locator('.page-aside').innerText()).toMatch(/现在可以审批的人\s+赵批 #3 \S+\s+Abel/);
    await picture('approver');
    await page.keyboard.press('a');
    await page.locator('.signed-dialog textarea').fill('依约需要');
    await picture('approve');
    await sign('赵批');
    await page.locator('.signed-dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.rows .row').count()).toBe(1);
  });

  it('L13: whoever asked is told on every screen, and in the register which', async () => {
    await signIn('许借');
    const band = page.getByText('份出库申请有了结果');
    await band.waitFor();
    expect(await band.innerText()).toContain('3 份');
    await picture('news');
    await page.locator('.note-band', { hasText: '出库申请' }).getByRole('button').click();
    await page.locator('.arrived[data-path="/releases"]').waitFor();
    await expect.poll(() => page.locator('.rows .row .tag').count()).toBe(3);
    await picture('news-register');
    await goTo('/my-loans');
    await band.waitFor({ state: 'detached' });
    await signIn('赵批');
  });

  it('D8: everybody sees that everything is to leave; two keepers carry it out, and it is there', async () => {
    await expect.poll(() => page.locator('.note-band').first().textContent()).toContain('已宣布整库出库');
    await goTo('/releases/whole');
    await page.getByText('公司歇业，档案移交集团').waitFor();
    await picture('whole-open');
    await page.keyboard.press('n');
    const dialog = page.locator('.signed-dialog');
    await dialog.waitFor();
    await dialog.locator('.path-field input').first().fill(desk.path('disk'));
    const beside = dialog.locator('fieldset.cosign').first();
    await beside.locator('input').first().fill('李保');
    await beside.locator('input.passphrase').fill(desk.passphrases.get('李保') ?? '');
    await beside
      .locator('.path-field input')
      .first()
      .fill(desk.keyFiles.get('李保') ?? '');
    await picture('whole-sign');
    await sign('赵批');
    await page.getByText('已写出 3 件').waitFor();
    await picture('whole-written');
    const [folder = ''] = readdirSync(desk.path('disk'));
    expect(readdirSync(desk.path('disk', folder)).sort()).toEqual([
      'README.txt',
      'SHA256SUMS',
      'dossiers',
      'index.csv',
      'index.json',
      'log',
    ]);
  });

  for (const [language, theme] of [
    ['简体中文', 'light'],
    ['English', 'dark'],
  ] as const) {
    it(`axe finds nothing on any of its states: ${language}, ${theme}`, async () => {
      await goTo('/policy');
      await page.keyboard.press('Control+,');
      await page.getByText(language, { exact: true }).click();
      await page.getByRole('radio', { name: theme === 'light' ? /浅色|Light/ : /深色|Dark/ }).check();
      await page.keyboard.press('Escape');
      await page.locator('[role=dialog]').first().waitFor({ state: 'hidden' });
      const found: string[] = [];
      for (const path of [
        '/releases',
        '/releases?state=overdue',
        '/releases?state=settled',
        '/releases?state=out',
        '/releases/whole',
      ]) {
        await goTo(path);
        await picture(`${theme}-${path.slice(-7).replace(/\W/g, '')}`);
        found.push(...(await axeViolations(page, path)));
      }
      expect(found).toEqual([]);
    });
  }
});
