/** D1, D1b on the screen: a name and a title are put right, the firm has categories of its own, a second contact stands beside. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample } from './support/desktop.ts';

const zh = process.env.E2E_LANGUAGE === 'zh-CN';
const says = (chinese: string, english: string): string => (zh ? chinese : english);
let desktop: Desktop;
let custodian: string;
let approver: string;

beforeAll(async () => {
  desktop = new Desktop(await makeSample(zh ? 'zh-CN' : 'en'));
  const keeper = (role: 'custodian' | 'approver'): string =>
    desktop.sample.made.people.find((person) => person.roles.includes(role))?.name ?? '';
  custodian = keeper('custodian');
  approver = keeper('approver');
  await desktop.start();
  await desktop.open(custodian);
});
afterAll(async () => {
  await desktop.stop();
  desktop.remove();
});

const shot = async (name: string): Promise<void> => {
  const folder = process.env.E2E_SHOTS;
  if (folder !== undefined)
    await desktop.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};
const dialog = () => desktop.page.getByRole('dialog');
const field = (chinese: string, english: string) =>
  dialog().getByLabel(says(chinese, english), { exact: true });
const closed = () => dialog().waitFor({ state: 'detached' });
const cosign = async (): Promise<void> => {
  const fields = dialog().locator('fieldset.cosign').last();
  const { passphrase, keyFile } = desktop.person(approver);
  await fields.locator('input').first().fill(approver);
  await fields.locator('input.passphrase').fill(passphrase);
  await fields
    .locator('.path-field input')
    .last()
    .fill(keyFile ?? '');
};
const assertAccessible = async (where: string): Promise<void> =>
  expect(await axeViolations(desktop.page, where)).toEqual([]);
const code = 'KH-2026-0098';

it('D1: both sides give the firm a category of its own', async () => {
  const { page } = desktop;
  await desktop.go('/policy');
  await page.getByRole('button', { name: says('设定类别', 'Set categories') }).click();
  await field('第 1 个类别', 'Category 1').fill(says('银行', 'Banks'));
  await dialog()
    .getByRole('button', { name: says('增加一个', 'Add one') })
    .click();
  await field('第 2 个类别', 'Category 2').fill(says('新能源', 'New energy'));
  await assertAccessible('categories');
  await cosign();
  await shot('categories-dialog');
  await desktop.sign(custodian);
  await closed();
  await page.getByText(says('新能源', 'New energy')).waitFor();
  await assertAccessible('policy');
  await shot('categories');
});

it('D1b: a custodian puts the client and its category right by the keyboard, and the page says what stood there', async () => {
  const { page } = desktop;
  await desktop.go(`/dossiers/${code}`);
  await page.locator('.plain-table').waitFor();
  await page.keyboard.press('c');
  await field('客户名称', 'Client').fill(says('禾木新能源股份有限公司', 'Hemu New Energy Holding Co., Ltd.'));
  await field('类别', 'Category').selectOption({ label: says('新能源', 'New energy') });
  await field('更正依据（记入日志）', 'Ground of the correction (goes on record)').fill(
    says('与营业执照核对', 'Compared with the business licence'),
  );
  await assertAccessible('correction');
  await shot('correct-dialog');
  await desktop.sign(custodian);
  await closed();
  await page.locator('.dossier-changes li').first().waitFor();
  const changes = await page.locator('.dossier-changes').innerText();
  for (const text of [
    says('禾木新能源有限公司', 'Hemu New Energy Co., Ltd.'),
    says('股份', 'Holding'),
    says('新能源', 'New energy'),
    says('与营业执照核对', 'business licence'),
  ])
    expect(changes).toContain(text);
});

it('D1b: and the title of a document', async () => {
  const { page } = desktop;
  await page.getByRole('button', { name: says(`更正 ${code}/1`, `Correct ${code}/1`) }).click();
  await field('题名', 'Title').fill(says('年度框架协议（2026）', 'Annual framework agreement (2026)'));
  await field('文件日期', 'Date of the document').fill('2026-03-02');
  await field('更正依据（记入日志）', 'Ground of the correction (goes on record)').fill(
    says('题名有误', 'The title was wrong'),
  );
  await assertAccessible('correction of a document');
  await shot('correct-document');
  await desktop.sign(custodian);
  await closed();
  await page
    .locator('.plain-table', { hasText: says('年度框架协议（2026）', 'Annual framework agreement (2026)') })
    .waitFor();
});

it('D1: a second contact, by both sides', async () => {
  const { page } = desktop;
  await page.keyboard.press('e');
  await field('第二联系人', 'Second contact').selectOption({ index: 3 });
  await assertAccessible('change');
  await cosign();
  await shot('second-contact');
  await desktop.sign(custodian);
  await closed();
  await page.locator('.dossier-changes li').nth(2).waitFor();
  expect(await page.locator('.dossier-changes').innerText()).toContain(says('第二联系人', 'Second contact'));
  await assertAccessible('dossier with changes');
  await shot('dossier-changes');
  expect(desktop.faults).toEqual([]);
});
