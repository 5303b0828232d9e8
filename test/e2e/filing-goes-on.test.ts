/** D5b: a filing of many files goes on while the screen is locked; who would close the vault meanwhile is asked. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { plainPdf } from '../../build/scripts/plain-pdf.ts';
import { askVault } from './support/ask-vault.ts';
import { Desktop, makeSample } from './support/desktop.ts';

/** Each takes a window of its own: a second or two where Chromium stands in for Electron. */
const filesMany = process.env.DOSSIER_VAULT_LONG_TESTS === '1' ? 20 : 6;

let desktop: Desktop;
beforeEach(async () => {
  desktop = new Desktop(await makeSample('zh-CN'));
  await desktop.start();
});
afterEach(async () => {
  // Where a test failed something may be under way, and ending in good order would ask.
  await desktop.kill();
  desktop.remove();
});

async function beginFiling(): Promise<void> {
  const { page } = desktop;
  await desktop.open('沈知行');
  await desktop.signIn('孟一鸣');
  const files = Array.from({ length: filesMany }, (_, i) => join(desktop.userData, `letter-${i}.pdf`));
  // Drawn without a letter: no window has to be brought ten megabytes of typeface.
  for (const [i, file] of files.entries())
    writeFileSync(file, plainPdf({ pages: [{ content: `72 ${100 + 40 * i} 200 20 re f` }] }));
  await desktop.go('/submit?code=KH-2026-0147');
  await page.locator('.dossier-field').getByText('恒岳精密机械股份有限公司', { exact: true }).waitFor();
  await page.getByLabel('或填写路径').fill(files.join('\n'));
  await page.getByRole('button', { name: '加入' }).click();
  await page.waitForSelector('.preview-page canvas');
  await desktop.sign('孟一鸣');
  await page.getByText('锁屏或换人之后继续').waitFor();
}

/** Of the documents that are filed by now, as their author sees them. */
const filedRows = () => desktop.page.getByText(/已提交 KH-2026-0147\/\d+/);
const question = () => desktop.page.getByText('正在提交文件：');
const quit = () => desktop.app.evaluate(({ app }) => app.quit()).catch(() => undefined);

async function finishedByItsAuthor(): Promise<void> {
  await desktop.go('/submit?code=KH-2026-0147');
  await desktop.page.getByRole('button', { name: '清除已提交的' }).waitFor();
}

it('goes on through every question about closing and behind a locked screen, and files all that were signed for', async () => {
  const { page, app } = desktop;
  await beginFiling();
  // Nothing is through yet: how long it takes is not guessed at.
  expect(await page.getByText('锁屏或换人之后继续').innerText()).not.toContain('0:00');

  // Who would quit the program or close the window is asked, and who stays loses nothing.
  for (const wanting of [
    quit,
    () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
  ]) {
    await wanting();
    await question().waitFor();
    await page.getByRole('button', { name: '继续工作' }).click();
    await question().waitFor({ state: 'hidden' });
  }
  expect(await page.getByText('锁屏或换人之后继续').isVisible()).toBe(true);

  await page.keyboard.press('Control+l');
  await page.waitForSelector('.people-list button');
  await page.keyboard.press('Control+Shift+q');
  await question().waitFor();
  await page.getByRole('button', { name: '继续工作' }).click();

  await desktop.signIn('孟一鸣');
  await finishedByItsAuthor();
  expect(desktop.faults).toEqual([]);
});

it('quit after the document under way, the rest waits for its author, who signs once and goes on', async () => {
  await beginFiling();
  const { app } = desktop;
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  // Asked again like somebody who sees nothing happen: on a busy machine the first may be lost on its way to the program.
  const asked = async () => {
    // Not waited for: who is asked to end may never answer.
    void quit();
    // Seen at once: where it waits until the last document is through, nobody is asked.
    await question().waitFor({ timeout: 2_000 });
    return true;
  };
  await expect.poll(asked).toBe(true);
  await desktop.page.getByRole('button', { name: '这一份之后停下并关闭' }).click();
  expect(await gone).toBe(0);
  await goOn();
});

it('killed in the middle, the rest waits for its author as well', async () => {
  await beginFiling();
  await filedRows().first().waitFor();
  await desktop.kill();
  await goOn();
});

/** At the next opening: others are told nothing; the author sees what is filed and what is not, and signs once for the rest. */
async function goOn(): Promise<void> {
  await desktop.start();
  await desktop.open('沈知行');
  await desktop.signIn('孟一鸣');
  const { page } = desktop;
  await desktop.go('/submit');
  await page.getByText('上次的提交没有完成').waitFor();
  await page.locator('.dossier-field').getByText('恒岳精密机械股份有限公司', { exact: true }).waitFor();
  const told = await page.getByText(/个已办理，结果在各行/).innerText();
  const [, total, through] = /(\d+) 个文件中 (\d+) 个/.exec(told) ?? [];
  expect(Number(total)).toBe(filesMany);
  expect(Number(through)).toBeLessThan(filesMany);
  await page.getByRole('button', { name: `签名并提交 ${filesMany - Number(through)} 份` }).waitFor();
  await desktop.sign('孟一鸣');
  await finishedByItsAuthor();
  // A screen draws only the rows in sight: the vault itself is asked for all of them.
  const mine = await askVault(page, 'document.mine', {});
  const titles = (mine as unknown as { value: { title: string }[] }).value.map(({ title }) => title);
  const filed = titles.filter((title) => title.startsWith('letter-'));
  expect(filed.toSorted()).toEqual(Array.from({ length: filesMany }, (_, i) => `letter-${i}`).toSorted());
}
