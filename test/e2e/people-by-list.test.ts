/** People by list at the desktop (S5b), by keyboard: a list is signed once by both sides, and its slips are written. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
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

let desk: Desk;
let launched: LaunchedApp;
let page: Page;
/** On the slip of 周借阅, as typed from paper. */
let code = '';

const heads = '姓名,工号,部门,角色,授权密级';
const shot = async (name: string): Promise<void> => {
  const folder = process.env.E2E_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
};

beforeAll(async () => {
  desk = await openDesk({ hasher: weakPassphraseHasher, clock: systemClock() }, []);
  const first = desk.textFile('first.csv', `${heads}\r\n周借阅,S-1,业务部,借用人,内部`);
  await desk.signIn('李保');
  await desk.call('people.read-list', { file: first });
  const { slips } = await desk.call('people.invite', {
    asOthers: [],
    signature: desk.signature,
    cosign: [desk.credential('赵批')],
  });
  code = (slips[0]?.code ?? '').toLowerCase();
  desk.textFile(
    'second.csv',
    [
      heads,
      '林知远,S-2,业务部,编写人,内部',
      '赵批,S-3,审计部,审计员,',
      '王保管,S-4,档案室,保管人,核心商密',
    ].join('\r\n'),
  );
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
  const settings = {
    language: 'zh-CN',
    theme: 'light',
    station: 'A-03',
    place: '总部档案室',
    vaults: [known],
  };
  writeFileSync(join(userData, 'settings.json'), JSON.stringify(settings));
  launched = await launchApp({ appFolder: await quickDesktop(), userData });
  page = launched.page;
  await page.locator('input.passphrase').fill(desk.passphrases.get('李保') ?? '');
  await page
    .locator('.path-field input')
    .nth(1)
    .fill(desk.keyFiles.get('李保') ?? '');
  await page.locator('button[type=submit]').press('Enter');
  await page.locator('.frame-body').waitFor();
}, 300_000);
afterAll(async () => {
  await launched?.app.close();
  await desk?.dispose();
});

describe('S5b: people by list', () => {
  it('a list is read, judged row by row, and signed once by both sides', async () => {
    await page.evaluate(() => {
      location.hash = '#/people/invitations';
    });
    await page.locator('.arrived[data-path="/people/invitations"]').waitFor();
    await page.locator('.rows .row').getByText('周借阅').waitFor();
    await shot('invitations');
    await page.keyboard.press('n');
    const dialog = page.locator('.signed-dialog');
    await dialog.locator('.path-field input').first().fill(desk.path('files', 'second.csv'));
    await page.keyboard.press('Enter');
    await dialog.locator('.invite-rows li').nth(2).waitFor();
    expect(await dialog.locator('.invite-rows .state').allTextContents()).toEqual([
      '邀请',
      expect.stringContaining('姓名相近'),
      expect.stringContaining('逐一登记'),
    ]);
    await dialog.getByText('我已逐一核对').click();
    await settled(page);
    await shot('invite-dialog');
    expect(await axeViolations(page, 'invite dialog')).toEqual([]);
    const cosign = dialog.locator('.cosign input');
    await cosign.nth(0).fill('赵批');
    await cosign.nth(1).fill(desk.passphrases.get('赵批') ?? '');
    await dialog.locator('.cosign .path-field input').fill(desk.keyFiles.get('赵批') ?? '');
    await dialog
      .locator('input.passphrase')
      .last()
      .fill(desk.passphrases.get('李保') ?? '');
    await page.keyboard.press('Control+Enter');
    const slips = page.locator('[role=dialog]').filter({ hasText: '一次性码只在此处' });
    await slips.getByText('已邀请 2 人').waitFor();
    const pdf = desk.path('slips.pdf');
    await slips.locator('input').fill(pdf);
    await page.keyboard.press('Enter');
    await slips.getByText('已写入').waitFor();
    expect(existsSync(pdf)).toBe(true);
    await slips.getByRole('button', { name: '完成' }).click();
    await page.locator('.rows .row').getByText('林知远').waitFor();
  });

  it('whoever has a slip types its code, is shown a passphrase once, and signs in with it', async () => {
    await page.keyboard.press('Control+l');
    // The list as it is after the lock: before, the screen is drawn once more.
    await page.locator('.people-list').getByText('在此').waitFor();
    await page.keyboard.press('Control+i');
    const dialog = page.locator('.signed-dialog');
    await dialog.locator('input').first().waitFor();
    await settled(page);
    await shot('with-a-slip');
    expect(await axeViolations(page, 'with a slip')).toEqual([]);
    await page.keyboard.type('not a code');
    await page.keyboard.press('Enter');
    await dialog.locator('[role=alert]').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    const once = page.locator('[role=dialog]').filter({ hasText: '周借阅的口令' });
    await once.getByRole('button', { name: '显示' }).press('Enter');
    const passphrase = await once.locator('.secret-once:not(.secret-covered)').innerText();
    await once.getByRole('button', { name: '已记下，遮住' }).press('Enter');
    await once.getByRole('button', { name: '完成' }).press('Enter');
    await once.waitFor({ state: 'hidden' });
    await page.locator('.unlock-side input').first().fill('周借阅');
    await page.locator('.people-list button').getByText('周借阅').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(passphrase);
    await page.keyboard.press('Enter');
    await page.locator('.frame-body').waitFor();
    expect(await page.locator('header').innerText()).toContain('周借阅');
  });
});
