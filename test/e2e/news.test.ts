/**
 * L13 and L12 at the desktop: a borrower who signs in is told that requests were decided, sees which in the list, and is told no
 * more once they have looked; a request that waits says for how long and who can decide it. L1: a whole dossier is asked for at once.
 */
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
});
afterAll(async () => {
  await desktop?.stop();
  desktop?.remove();
});

const shot = async (name: string): Promise<void> => {
  const folder = process.env.E2E_SHOTS;
  if (folder !== undefined) await desktop.page.screenshot({ path: join(folder, `news-${name}.png`) });
};

it('L13: whoever asked is told on every screen, and in the list which', async () => {
  const { page } = desktop;
  await desktop.signIn('许嘉禾');
  const band = page.getByText('份申请有了结果');
  await band.waitFor();
  await page.locator('h1').first().waitFor();
  expect(await axeViolations(page, 'news')).toEqual([]);
  await shot('band');
  await page.getByRole('button', { name: '查看' }).click();
  await page.locator('.arrived[data-path="/my-loans"]').waitFor();
  await page.locator('.my-loans-grid .tag, .my-loans-grid', { hasText: '新' }).first().waitFor();
  await settled(page);
  expect(await axeViolations(page, 'my loans')).toEqual([]);
  await shot('list');
  await desktop.go('/directory');
  await page.getByText('个卷宗可见').first().waitFor();
  await band.waitFor({ state: 'detached' });
});

it('L12: a request says how long it has waited and who can decide it', async () => {
  const { page } = desktop;
  await desktop.signIn('马骁');
  await desktop.go('/my-loans');
  await page.getByText('现在可以审批的人').waitFor();
  expect(await page.locator('.page-aside').innerText()).toMatch(/现在可以审批的人\s+\S+ #\d+/);
  await shot('waits');
});

it('L1: all that can be asked for of a dossier is chosen at once', async () => {
  const { page } = desktop;
  await desktop.go('/directory?open=KH-2026-0147');
  const all = page.locator('.choose-all input');
  await shot('before');
  await all.check({ timeout: 20_000 });
  const boxes = page.locator('.choose-documents input:enabled');
  expect(await boxes.count()).toBeGreaterThan(1);
  for (const box of await boxes.all()) expect(await box.isChecked()).toBe(true);
  expect(await axeViolations(page, 'whole dossier')).toEqual([]);
  await shot('whole');
  await all.uncheck();
  expect(await page.locator('.choose-documents input:checked').count()).toBe(0);
});
