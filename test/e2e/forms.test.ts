/**
 * A sheet about a client filled in at the desktop by keys alone, with an input method, accepted, and nowhere seen again; fields of the
 * firm's own; a background check with its days (D2).
 */
import { join } from 'node:path';
import type { CDPSession } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample } from './support/desktop.ts';
import { settled } from './support/settled.ts';

const language = process.env.E2E_LANGUAGE === 'en' ? 'en' : 'zh-CN';
const at = (zh: string, en: string): string => (language === 'en' ? en : zh);

let desktop: Desktop;
let devtools: CDPSession;
let custodian: string;
let approver: string;
let author: string;
beforeAll(async () => {
  desktop = new Desktop(await makeSample(language));
  const of = (role: 'custodian' | 'approver' | 'author'): string =>
    desktop.sample.made.people.find((person) => person.roles.includes(role))?.name ?? '';
  custodian = of('custodian');
  approver = of('approver');
  author = of('author');
  await desktop.start();
  await desktop.open(custodian);
  devtools = await desktop.page.context().newCDPSession(desktop.page);
});
afterAll(async () => {
  await desktop?.stop();
  desktop?.remove();
});

const shot = async (name: string): Promise<void> => {
  const folder = process.env.E2E_SHOTS;
  if (folder !== undefined) await desktop.page.screenshot({ path: join(folder, `forms-${name}.png`) });
};
const seen = async (name: string): Promise<void> => {
  await settled(desktop.page);
  expect(await axeViolations(desktop.page, name)).toEqual([]);
  await shot(name);
};
const code = 'KH-2026-0163';

it('D2: custodian and approver say what fields are called, and add one', async () => {
  const { page } = desktop;
  await desktop.go('/policy');
  await page.getByRole('button', { name: at('设定栏目', 'Set fields') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: at('增加一栏', 'Add a field') }).click();
  await dialog.getByRole('textbox', { name: at('另设的第 1 栏', 'Own field 1') }).fill('开户行');
  await dialog.getByLabel(at('经营状况', 'Business situation')).fill('主营业务');
  await seen('fields');
  const cosign = dialog.locator('fieldset.cosign').last();
  const { passphrase, keyFile } = desktop.person(approver);
  await cosign.locator('input').first().fill(approver);
  await cosign.locator('input.passphrase').fill(passphrase);
  await cosign.locator('.path-field input').fill(keyFile ?? '');
  await desktop.sign(custodian);
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('主营业务').waitFor();
});

it('D2: an author fills in the profile sheet by keys; what composes is not taken for a key of the screen', async () => {
  const { page } = desktop;
  await desktop.signIn(author);
  await desktop.go(`/dossiers/${code}`);
  await page.getByRole('button', { name: at('填写客户概况表', 'Fill in profile sheet') }).waitFor();
  await page.keyboard.press('p');
  await page.locator(`.arrived[data-path="/submit/${code}/profile-sheet"]`).waitFor();
  const field = page.getByLabel('主营业务');
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  await devtools.send('Input.imeSetComposition', { text: 'zhenzhi', selectionStart: 7, selectionEnd: 7 });
  await page.keyboard.press('Control+Enter');
  await devtools.send('Input.insertText', { text: '针织' });
  await expect.poll(() => field.inputValue()).toBe('针织');
  await page.keyboard.press('Tab');
  await page.keyboard.type('calm');
  await page.getByText(at('已填 2 / 7 栏', '2 of 7 fields filled')).waitFor();
  await seen('profile');
  // Left and come back to by the same person, it is there; by the next one, it is not.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator(`.arrived[data-path="/dossiers/${code}"]`).waitFor();
  await page.keyboard.press('p');
  await expect.poll(() => field.inputValue()).toBe('针织');
  await desktop.signIn(custodian);
  await desktop.signIn(author);
  await desktop.go(`/submit/${code}/profile-sheet`);
  await expect.poll(() => field.inputValue()).toBe('');
});

it('D2: a visit is recorded by keys from the dossier’s page, as a document of its own with its day', async () => {
  const { page } = desktop;
  await desktop.go(`/dossiers/${code}`);
  await page.getByRole('button', { name: at('记拜访与联系', 'Record a visit') }).waitFor();
  await page.keyboard.press('v');
  await page.locator(`.arrived[data-path="/submit/${code}/visit-record"]`).waitFor();
  const field = page.getByLabel(at('客户方人员', 'Present for the client'));
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.type('Lin');
  await page.getByText(at('已填 1 / 4 栏', '1 of 4 fields filled')).waitFor();
  await page.getByRole('textbox', { name: at('日期', 'Day') }).fill('2026-01-15');
  await seen('visit');
  await desktop.sign(author);
  await page.locator('.arrived[data-path="/my-filings"]').waitFor();
  await page.getByText(at('拜访与联系记录 2026-01-15', 'Visit record 2026-01-15')).first().waitFor();
});

it('D2: a contact sheet with two people is signed by Ctrl Enter, accepted, and shows how much is filled in, nothing else', async () => {
  const { page } = desktop;
  await desktop.go(`/submit/${code}/contact-sheet`);
  await page.getByLabel(at('地址', 'Address')).fill('仰山路八号');
  await page.getByLabel(at('姓名', 'Name'), { exact: true }).fill('陶婉仪');
  await page.getByRole('button', { name: at('增加一人', 'Add a person') }).press('Enter');
  await page.keyboard.type('李四');
  expect(await page.getByLabel(at('姓名', 'Name'), { exact: true }).nth(1).inputValue()).toBe('李四');
  await seen('contacts');
  await desktop.sign(author);
  await page.locator('.arrived[data-path="/my-filings"]').waitFor();
  await desktop.signIn(custodian);
  await desktop.go(`/filings?document=${encodeURIComponent(`${code}/5`)}`);
  await page.getByText(at('已填 2 / 3 栏', '2 of 3 fields filled')).waitFor();
  expect(await axeViolations(page, 'accept')).toEqual([]);
  await shot('accept');
  expect(await page.locator('body').textContent()).not.toContain('陶婉仪');
});
