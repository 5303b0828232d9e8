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
let borrower: string;
const dossier = 'KH-2026-0147';

beforeAll(async () => {
  desktop = new Desktop(await makeSample(zh ? 'zh-CN' : 'en'));
  const keeperOf = (role: 'custodian' | 'approver'): string =>
    desktop.sample.made.people.find((person) => person.roles.includes(role))?.name ?? '';
  custodian = keeperOf('custodian');
  approver = keeperOf('approver');
  borrower = says('许嘉禾', 'Xu Jiahe');
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
const look = async (): Promise<void> => {
  await desktop.go('/before-view/L6');
  await desktop.page.waitForSelector('.before');
  await desktop.sign(borrower);
  await desktop.page.waitForSelector('.viewer-page canvas');
};
const title = (): string => says('授信评估报告', 'Credit assessment');
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

it('L4: somebody looks after the backup', async () => {
  const { page } = desktop;
  await desktop.signIn(borrower);
  await look();
  await shot('story-before');
  await page.keyboard.press('Control+w');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: says('结束查阅', 'End view') })
    .click();
  await page.waitForSelector('.frame-body');
  await desktop.signIn(custodian);
  await desktop.go('/backups');
  await page.locator('.backup-states tbody tr').first().waitFor();
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
  const cosign = page.locator('fieldset.cosign').first();
  await cosign.locator('input').first().fill(approver);
  await cosign.locator('input.passphrase').fill(other.passphrase);
  await cosign
    .locator('.path-field input')
    .last()
    .fill(other.keyFile ?? '');
  await desktop.sign(custodian);
  await page.locator('.note-box').waitFor();
  await shot('backup-mended');
});

it('L1, L2, L3, L4: work goes on there: a look asked for, let, issued and had, and the one before counts', async () => {
  const { page } = desktop;
  await desktop.signIn(borrower);
  await desktop.go('/directory');
  await page.locator('.search-row input').first().fill(dossier);
  await page.locator('.rows .row', { hasText: dossier }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.rows .row', { hasText: dossier }).click();
  const chosen = page.locator('.choose-documents li', { hasText: title() }).first();
  expect(await chosen.innerText()).toContain(says('剩 2', '2 left'));
  await chosen.locator('input').check();
  await page.getByLabel(says('用你自己的话说明（必填）', 'In words of your own (required)')).fill('Renewal');
  await shot('story-request');
  await desktop.sign(borrower);
  await chosen.getByText(says('你已申请', 'requested by you')).waitFor();

  await desktop.signIn(approver);
  await page.locator('.inbox-detail', { hasText: borrower }).waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('a');
  await page.keyboard.press('s');
  await page.getByRole('dialog').waitFor();
  await desktop.sign(approver);
  await page.getByRole('dialog').locator('.seal-signed').waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: says('关闭', 'Close') })
    .last()
    .click();

  await desktop.signIn(custodian);
  await page.locator('.desk-row', { hasText: 'Renewal' }).click();
  await page.keyboard.press('Enter');
  await page.locator('.signed-dialog').waitFor();
  await desktop.sign(custodian);
  await page.locator('.desk-row', { hasText: 'Renewal' }).waitFor({ state: 'detached' });

  await desktop.signIn(borrower);
  await desktop.go('/my-loans');
  await page.getByRole('button', { name: says('签名并收领', 'Sign and receive') }).waitFor();
  await desktop.sign(borrower);
  const begin = page.locator('.page').getByRole('button', { name: says('查阅', 'View'), exact: false });
  await begin.first().waitFor();
  await shot('story-loan');
  await begin.first().click();
  await page.waitForSelector('.before');
  await desktop.sign(borrower);
  await page.waitForSelector('.viewer-page canvas');
  expect(await page.locator('.viewer-strip').innerText()).toContain(says('第 2 次，共 3 次', 'View 2 of 3'));
  await shot('story-view');
});
