/** D5b: a filing of many files goes on while the screen is locked; who would close the vault meanwhile is asked. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Desktop, makeSample } from './support/desktop.ts';

const filesMany = 30;

let desktop: Desktop;
beforeEach(async () => {
  desktop = new Desktop(await makeSample('zh-CN'));
  await desktop.start();
});
afterEach(async () => {
  await desktop.stop().catch(() => undefined);
  desktop.remove();
});

it('files all that were signed for, though the author locked the screen after the first', async () => {
  const { page } = desktop;
  await desktop.open('沈知行');
  await desktop.signIn('孟一鸣');
  const files = Array.from({ length: filesMany }, (_, i) => join(desktop.userData, `letter-${i}.txt`));
  for (const file of files) writeFileSync(file, `text of ${file}`);
  await desktop.go('/submit?code=KH-2026-0147');
  await page.getByText('恒岳精密机械股份有限公司').waitFor();
  await page.getByLabel('或填写路径').fill(files.join('\n'));
  await page.getByRole('button', { name: '加入' }).click();
  await page.waitForSelector('.preview-page canvas');
  await desktop.sign('孟一鸣');
  const progress = page.getByText('锁屏或换人之后继续');
  await progress.waitFor();
  // Nothing is through yet: how long it takes is not guessed at.
  expect(await progress.innerText()).not.toContain('0:00');

  await page.keyboard.press('Control+l');
  await page.waitForSelector('.people-list button');
  await page.keyboard.press('Control+Shift+q');
  await page.getByText('正在提交文件').waitFor();
  await page.getByRole('button', { name: '继续工作' }).click();

  await desktop.signIn('孟一鸣');
  await desktop.go('/submit?code=KH-2026-0147');
  await page.getByRole('button', { name: '清除已提交的' }).waitFor({ timeout: 120_000 });
  expect(desktop.faults).toEqual([]);
});
