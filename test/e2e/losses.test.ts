/** A6b on the screen: after a loss evidence turns up and is entered, the gap is closed, and one person gets one document back. */
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample } from './support/desktop.ts';

const zh = process.env.E2E_LANGUAGE === 'zh-CN';
const says = (chinese: string, english: string): string => (zh ? chinese : english);
let desktop: Desktop;
let custodian: string;
let approvers: string[];
const borrower = says('许嘉禾', 'Xu Jiahe');

beforeAll(async () => {
  desktop = new Desktop(await makeSample(zh ? 'zh-CN' : 'en'));
  const keepers = (role: 'custodian' | 'approver'): string[] =>
    desktop.sample.made.people.filter((person) => person.roles.includes(role)).map(({ name }) => name);
  custodian = keepers('custodian')[0] ?? '';
  approvers = keepers('approver');
  mkdirSync(join(desktop.userData, 'drawer'));
});
afterAll(async () => {
  await desktop.stop();
  desktop.remove();
});

const path = (name: string): string => join(desktop.userData, name);
const shot = async (name: string): Promise<void> => {
  const folder = process.env.E2E_SHOTS;
  if (folder !== undefined)
    await desktop.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};
const button = (chinese: string, english: string) =>
  desktop.page.getByRole('button', { name: says(chinese, english) });
const cosign = async (nth: number, who: string): Promise<void> => {
  const fields = desktop.page.locator('fieldset.cosign').nth(nth);
  const { passphrase, keyFile } = desktop.person(who);
  await fields.locator('input').first().fill(who);
  await fields.locator('input.passphrase').fill(passphrase);
  await fields
    .locator('.path-field input')
    .last()
    .fill(keyFile ?? '');
};
const assertAccessible = async (where: string): Promise<void> =>
  expect(await axeViolations(desktop.page, where)).toEqual([]);
const isAnchor = (name: string): boolean => name.endsWith('.anchor') || name.endsWith('.ledger');
const stick = (): string => dirname(desktop.person(custodian).keyFile ?? '');

it('A6: the disk is lost, and a copy of the week before comes back without any anchor', async () => {
  cpSync(desktop.vault, path('copy'), { recursive: true });
  await desktop.start();
  const { page } = desktop;
  await desktop.open(custodian);
  await desktop.go('/losses');
  await page.getByText(says('日志没有缺失', 'Nothing is missing')).waitFor();
  await shot('losses-none');
  await desktop.signIn(borrower);
  await desktop.go('/before-view/L6');
  await page.waitForSelector('.before');
  await desktop.sign(borrower);
  await page.waitForSelector('.viewer-page canvas');
  await page.keyboard.press('Control+w');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: says('结束查阅', 'End view') })
    .click();
  await page.waitForSelector('.frame-body');
  await desktop.stop();
  cpSync(stick(), path('drawer'), { recursive: true });
  rmSync(desktop.vault, { recursive: true });
  cpSync(path('copy'), desktop.vault, { recursive: true });
  rmSync(path('anchors'), { recursive: true, force: true });
  for (const { keyFile } of desktop.sample.made.people.map(({ name }) => desktop.person(name))) {
    if (keyFile === null) continue;
    for (const name of readdirSync(dirname(keyFile)))
      if (isAnchor(name)) rmSync(join(dirname(keyFile), name));
  }
  await desktop.start();
  await desktop.open(custodian);
  await desktop.go('/mend');
  await desktop.page.locator('.mend-head').waitFor();
  await cosign(0, approvers[0] ?? '');
  await desktop.sign(custodian);
  await desktop.page.locator('.note-box').waitFor();
  await desktop.page.getByText(says('缺失与恢复', 'What is unknown')).waitFor();
  await shot('losses-mended');
});

it('A6b: the stick from the drawer says what it knows, and both sides enter it', async () => {
  const { page } = desktop;
  await desktop.page.getByText(says('缺失与恢复', 'What is unknown')).click();
  await page.getByRole('heading', { name: says('第 2 世代之前', 'Before generation 2') }).waitFor();
  await assertAccessible('gaps');
  await shot('losses-open');
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog');
  await dialog.locator('.path-field input').first().fill(path('drawer'));
  await dialog.getByRole('button', { name: says('查看', 'Look into it') }).click();
  await dialog.getByText(says('补记 1 次查阅', 'adds 1 view')).waitFor();
  await assertAccessible('evidence');
  await shot('losses-evidence');
  await cosign(0, approvers[0] ?? '');
  await desktop.sign(custodian);
  await page.locator('.note-box').waitFor();
  await shot('losses-narrowed');
});

it('A6b: a custodian and two approvers give one person one document back', async () => {
  const { page } = desktop;
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(says('人员', 'Person'), { exact: true }).fill(borrower);
  await dialog.getByLabel(says('文件（档号/件号）', 'Document (code/number)')).fill('KH-2026-0147/1');
  await dialog.getByLabel(says('依据', 'Ground')).fill(says('当面核实', 'Asked in person'));
  await assertAccessible('give back');
  await cosign(0, approvers[0] ?? '');
  await cosign(1, approvers[1] ?? '');
  await shot('losses-restore');
  await desktop.sign(custodian);
  await page.locator('.plain-table').waitFor();
  expect(await page.locator('.plain-table').innerText()).toContain('KH-2026-0147/1');
  await shot('losses-restored');
});

it('A6b: both sides say that nobody worked after that, and counts are exact again', async () => {
  const { page } = desktop;
  await button('声明已弄清', 'Declare it known').click();
  await page
    .getByRole('dialog')
    .getByLabel(says('依据', 'Ground'))
    .fill(says('当晚停电', 'The power went that evening'));
  await cosign(0, approvers[0] ?? '');
  await shot('losses-close');
  await desktop.sign(custodian);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page
    .locator('.sheet .state', { hasText: says('已弄清', 'known') })
    .first()
    .waitFor();
  await shot('losses-closed');
});
