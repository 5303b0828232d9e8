/** K1, K2, A6 on the screen: a backup is planned, made and tried; the disk burns; it is put back at the door and signed for. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Desktop, makeSample } from './support/desktop.ts';

const zh = process.env.E2E_LANGUAGE === 'zh-CN';
const says = (chinese: string, english: string): string => (zh ? chinese : english);
let desktop: Desktop;
let custodian: string;
let approver: string;

beforeAll(async () => {
  desktop = new Desktop(await makeSample(zh ? 'zh-CN' : 'en'));
  const keeperOf = (role: 'custodian' | 'approver'): string =>
    desktop.sample.made.people.find((person) => person.roles.includes(role))?.name ?? '';
  custodian = keeperOf('custodian');
  approver = keeperOf('approver');
  mkdirSync(stick());
  await desktop.start();
  await desktop.open(custodian);
});
afterAll(async () => {
  await desktop.stop();
  desktop.remove();
});

const stick = (): string => join(desktop.userData, 'stick');
const restored = (): string => join(desktop.userData, 'put back');
const shot = async (name: string): Promise<void> => {
  const folder = process.env.E2E_SHOTS;
  if (folder !== undefined) await desktop.page.screenshot({ path: join(folder, `${name}.png`) });
};
const button = (chinese: string, english: string) =>
  desktop.page.getByRole('button', { name: says(chinese, english) });

it('K1: a place is signed for, and a backup made there', async () => {
  const { page } = desktop;
  await desktop.go('/backups');
  await page.getByText(says('还没有设定备份', 'No backup is planned')).waitFor();
  await page.keyboard.press('n');
  await page.locator('.signed-dialog .path-field input').fill(stick());
  await shot('backup-plan');
  await desktop.sign(custodian);
  await page.locator('.backup-folder').waitFor();
  await button('现在备份', 'Back up now').click();
  await page.locator('.backup-states tbody tr').first().waitFor();
  await shot('backup-made');
});

it('K2: a drill says that it is sound, and what came after it', async () => {
  const { page } = desktop;
  await page
    .getByRole('button', { name: says('演练', 'Try it'), exact: false })
    .first()
    .click();
  const { passphrase, keyFile } = desktop.person(custodian);
  const fields = page.locator('.ant-modal .form input');
  await fields.first().fill(passphrase);
  await fields.nth(1).fill(keyFile ?? '');
  await button('打开并核对', 'Open and check').click();
  await page.getByText(says('完好：可以恢复', 'Sound: it can be put back')).waitFor();
  await shot('backup-drilled');
  await button('关闭', 'Close').last().click();
});

it('A6: the vault is lost, put back at the door, and both sign to open it', async () => {
  await desktop.kill();
  rmSync(desktop.vault, { recursive: true });
  rmSync(join(desktop.userData, 'anchors'), { recursive: true });
  await desktop.start();
  const { page } = desktop;
  await button('由备份恢复', 'Restore from a backup').click();
  const form = page.locator('.unlock-form');
  await form.locator('.path-field input').first().fill(stick());
  await form.locator('select').waitFor();
  await form.locator('.path-field input').nth(1).fill(restored());
  await shot('backup-restore');
  await form.locator('button[type=submit]').click();
  await form.locator('input.passphrase').waitFor();
  expect(readdirSync(restored())).toContain('restored.json');

  const { passphrase, keyFile } = desktop.person(custodian);
  await form.locator('input.passphrase').fill(passphrase);
  await form
    .locator('.path-field input')
    .nth(1)
    .fill(keyFile ?? '');
  await form.locator('button[type=submit]').click();
  await page.locator('.unlock-elsewhere').waitFor();
  expect(await form.innerText()).toContain(says('由备份恢复', 'put back from a backup'));
  await shot('backup-unsigned');
  const other = desktop.person(approver);
  const elsewhere = page.locator('.unlock-elsewhere');
  await form.locator('input.passphrase').first().fill(passphrase);
  await elsewhere.locator('input').first().fill(approver);
  await elsewhere.locator('input.passphrase').fill(other.passphrase);
  await elsewhere
    .locator('.path-field input')
    .last()
    .fill(other.keyFile ?? '');
  await form.locator('button[type=submit]').click();
  await page.waitForSelector('.frame-body', { state: 'attached' });
  await desktop.go('/mend');
  await page.locator('.mend-head').waitFor();
  await shot('backup-quarantine');
});
