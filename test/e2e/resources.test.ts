/** 001-14 on the screen: clients by category, responsible person and risk, as chart, table and file, by the keyboard. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample } from './support/desktop.ts';

const zh = process.env.E2E_LANGUAGE === 'zh-CN';
const says = (chinese: string, english: string): string => (zh ? chinese : english);
let desktop: Desktop;

beforeAll(async () => {
  desktop = new Desktop(await makeSample(zh ? 'zh-CN' : 'en'));
  await desktop.start();
});
afterAll(async () => {
  await desktop.stop();
  desktop.remove();
});

const who = (role: 'custodian' | 'borrower'): string =>
  desktop.sample.made.people.find((person) => person.roles.includes(role))?.name ?? '';
const shot = async (name: string): Promise<void> => {
  const folder = process.env.E2E_SHOTS;
  if (folder !== undefined)
    await desktop.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};
const assertAccessible = async (where: string): Promise<void> =>
  expect(await axeViolations(desktop.page, where)).toEqual([]);
const lines = () => desktop.page.locator('.resource-columns.small');

it('001-14: a chart that is read aloud, its table, and the clients of one group', async () => {
  await desktop.open(who('custodian'));
  const { page } = desktop;
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await lines().first().waitFor();
  const all = await lines().count();
  const chart = page.locator('svg.insight-bars');
  expect(await chart.getAttribute('aria-label')).toContain(says('重点客户', 'Key account'));
  await assertAccessible('clients by category');
  await shot('resources-category');
  await page.keyboard.press('6');
  await page
    .locator(`svg.insight-bars[aria-label*="${says('没有第二联系人', 'no second contact')}"]`)
    .waitFor();
  await shot('resources-risk');
  await page.keyboard.press('t');
  const table = page.locator('table.insight-table');
  await table.waitFor();
  expect(await table.innerText()).toContain(says('只有一人了解', 'known to one person only'));
  await assertAccessible('clients at risk as a table');
  await page.getByLabel(says('只看', 'Only'), { exact: true }).selectOption('no-second');
  await expect.poll(() => lines().count()).toBeLessThan(all);
  await shot('resources-table');
});

it('001-14: the list is written to a file, and the log says so', async () => {
  const { page } = desktop;
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog');
  const file = join(desktop.userData, 'clients.csv');
  await dialog.getByLabel(says('新的 CSV 文件', 'New CSV file')).fill(file);
  await assertAccessible('export of clients');
  await shot('resources-export');
  await page.keyboard.press('Enter');
  await dialog.locator('[role=status]').waitFor();
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain('KH-2026-0098');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

it('D3: a borrower looks through what the directory shows them, and writes no file', async () => {
  await desktop.signIn(who('borrower'));
  const { page } = desktop;
  await desktop.go('/resources');
  await lines().first().waitFor();
  expect(await page.getByRole('button', { name: says('导出', 'Export') }).count()).toBe(0);
  await page.getByText(says('最近查阅指你自己的查阅', 'Last look means your own')).waitFor();
  await assertAccessible('clients as a borrower');
  await shot('resources-borrower');
  expect(desktop.faults).toEqual([]);
});
