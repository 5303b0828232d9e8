/** An author's road without dead ends: from a dossier to filing into it, a dossier picked instead of typed, a field that keeps the focus it asked for. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample } from './support/desktop.ts';
import { settled } from './support/settled.ts';

let desktop: Desktop;
beforeAll(async () => {
  desktop = new Desktop(await makeSample('zh-CN'));
  await desktop.start();
  await desktop.open('沈知行');
  await desktop.signIn('孟一鸣');
});
afterAll(async () => {
  await desktop?.stop();
  desktop?.remove();
});

const shot = async (name: string): Promise<void> => {
  const folder = process.env.E2E_SHOTS;
  if (folder !== undefined) await desktop.page.screenshot({ path: join(folder, `author-${name}.png`) });
};
const dossierField = () => desktop.page.locator('.field', { hasText: '归入卷宗' }).locator('input');

it('files into the dossier that is on the screen, by S', async () => {
  const { page } = desktop;
  await desktop.go('/dossiers/KH-2026-0147');
  await page.getByRole('button', { name: '提交文件' }).waitFor();
  await settled(page);
  expect(await axeViolations(page, 'dossier')).toEqual([]);
  await shot('dossier');
  await page.keyboard.press('s');
  await page.locator('.arrived[data-path="/submit"]').waitFor();
  expect(await dossierField().inputValue()).toBe('KH-2026-0147');
  await page.getByText('恒岳精密机械股份有限公司').waitFor();
});

it('picks a dossier by a part of its name or by pinyin, and a document that the file is a version of', async () => {
  const { page } = desktop;
  await dossierField().fill('dongyu');
  const offered = page.getByRole('button', { name: /KH-2026-0163/ });
  await offered.waitFor();
  expect(await axeViolations(page, 'pick')).toEqual([]);
  await shot('pick');
  await offered.press('Enter');
  expect(await dossierField().inputValue()).toBe('KH-2026-0163');
  await offered.waitFor({ state: 'detached' });
  await page.getByText('东屿海运（上海）有限公司').waitFor();
});

it('a field that asked for the focus keeps it when its screen comes up', async () => {
  const { page } = desktop;
  await desktop.go('/dossiers/new');
  await settled(page);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await desktop.go('/my-filings');
  await expect
    .poll(() => page.evaluate(() => document.activeElement === document.querySelector('.page h1')))
    .toBe(true);
});
