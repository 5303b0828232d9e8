/**
 * K6 at the desktop: an author brings a table, sees its columns and its first rows, tries it, compares doubles, signs once, saves
 * what was refused; everything by keyboard, looked at by axe in both languages and themes.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../build/scripts/chinese-encodings.ts';
import { systemClock } from '../../vault/time/clock.ts';
import { tableFile } from '../support/client-tables.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';
import { axeViolations } from './support/axe.ts';
import { type LaunchedApp, launchApp } from './support/launch.ts';
import { quickDesktop } from './support/quick-desktop.ts';
import { settled } from './support/settled.ts';

let desk: Desk;
let launched: LaunchedApp;
let page: Page;
let file: string;

async function goTo(path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, `#${path}`);
  await page.locator(`.arrived[data-path="${path}"]`).waitFor();
  await settled(page);
}

const lines = [
  '客户编号,客户名称,客户类型,负责人,创建时间,电话',
  'KH-2001,海宁纺织集团有限公司,战略,许借,2026-03-01 10:12:00,0573-1',
  'KH-2002,"苏州精密仪器厂, 二分厂",普通,,2026-03-02 09:00:00,0512-2',
  'KH-2003,恆岳精密有限公司,普通,许借,2026-03-03 09:00:00,021-3',
  'KH 2004,带空格的档号,普通,,2026-03-04 09:00:00,021-4',
  'KH-2005,=cmd|calc,普通,没有这人,2026-03-05 09:00:00,021-5',
  ...Array.from(
    { length: 60 },
    (_, i) => `KH-3${String(i).padStart(3, '0')},第${i}号客户有限公司,普通,,2026-04-01 08:00:00,1`,
  ),
];

beforeAll(async () => {
  desk = await openDesk({ hasher: weakPassphraseHasher, clock: systemClock() }, [
    { name: '孟编', roles: ['author'] },
    { name: '许借', roles: ['borrower'] },
  ]);
  await desk.dossier('KH-1000', { client: '恒岳精密有限公司' });
  await desk.close();
  file = tableFile(desk, '客户导出.csv', encodeGb18030(lines.join('\r\n')));
  const userData = desk.path('app');
  mkdirSync(userData, { recursive: true });
  const known = {
    folder: desk.folder,
    name: '总部档案室',
    sample: false,
    closedAtMs: null,
    entries: 0,
    words: [],
  };
  const settings = {
    language: 'zh-CN',
    theme: 'light',
    station: 'A-03',
    place: '总部档案室',
    vaults: [known],
  };
  writeFileSync(join(userData, 'settings.json'), JSON.stringify(settings));
  launched = await launchApp({ appFolder: await quickDesktop(), userData });
  page = launched.page;
  await page.locator('input.passphrase').fill(desk.passphrases.get('李保') ?? '');
  await page
    .locator('.path-field input')
    .nth(1)
    .fill(desk.keyFiles.get('李保') ?? '');
  await page.locator('button[type=submit]').press('Enter');
  await page.locator('.desk-row').first().waitFor();
}, 300_000);
afterAll(async () => {
  await launched?.app.close();
  await desk?.dispose();
});

describe('dossiers from a table', () => {
  it('K6: is reached from the register, reads the file as it is encoded, and knows whose export it is', async () => {
    await goTo('/dossiers');
    await page.keyboard.press('i');
    await page.locator('.arrived[data-path="/dossiers/import"]').waitFor();
    await settled(page);
    await page.locator('.path-field input').first().fill(file);
    await page.keyboard.press('Enter');
    await page.getByText('客户导出.csv：65 行').waitFor();
    expect(await page.getByLabel('编码').inputValue()).toBe('gb18030');
    expect(await page.getByLabel('列名来自').inputValue()).toBe('preset fxiaoke');
    expect(await page.locator('.table-preview tbody tr').count()).toBe(10);
    expect(
      await page
        .locator('.table-preview select')
        .evaluateAll((all) => all.map((each) => (each as HTMLSelectElement).value)),
    ).toEqual(['code', 'client', 'category', 'responsible', 'openedOn', '']);
  });

  it('K6: the trial changes nothing and names the cause beside each row', async () => {
    await page.getByLabel('战略').check();
    await page.locator('.path-field input').first().focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText('试算结果').waitFor();
    await settled(page);
    // The key was pressed at the top of a long form.
    const result = await page.locator('.outcome-kinds').boundingBox();
    expect(result?.y).toBeLessThan(800);
    expect(await page.locator('.outcome-kinds').textContent()).toBe('可立卷 62疑似重复 1不收 2');
    await expect.poll(() => page.locator('.outcome-rows .row').count()).toBe(1);
    expect(await page.locator('.outcome-rows .row').textContent()).toContain(
      'KH-1000 恒岳精密有限公司 · 客户名称相似',
    );
    await page.locator('.outcome-kinds label').last().click();
    await page.getByText('无法理解：档号').waitFor();
    await page.getByText('没有叫“没有这人”的人').waitFor();
    await page.getByText('没有收入的列：电话').waitFor();
    await page.getByText('还没有改变任何东西。').waitFor();
  });

  for (const [language, theme] of [
    ['English', 'dark'],
    ['简体中文', 'light'],
  ] as const) {
    it(`axe finds nothing: ${language}, ${theme}`, async () => {
      await page.keyboard.press('Control+,');
      await page.getByText(language, { exact: true }).click();
      await page.getByRole('radio', { name: theme === 'light' ? /浅色|Light/ : /深色|Dark/ }).check();
      await page.keyboard.press('Escape');
      await page.locator('[role=dialog]').first().waitFor({ state: 'hidden' });
      await settled(page);
      expect(await axeViolations(page, `import, ${language}`)).toEqual([]);
    });
  }

  it('K6: a double is ticked by keyboard, one signature opens all, and the register has them', async () => {
    await page.locator('.outcome-kinds label').nth(1).click();
    await settled(page);
    await page.locator('.outcome-rows .rows').focus();
    await page.keyboard.press('Space');
    await page.getByText('签名并立 63 卷').waitFor();
    await page.locator('.sign-block input.passphrase').fill(desk.passphrases.get('李保') ?? '');
    await page.keyboard.press('Enter');
    await page.getByText('已立 63 卷。').waitFor();
    expect(await page.locator('.outcome-kinds').textContent()).toBe('不收 2已立卷 63');
  });

  it('K6: what was refused is a file, which the shell is asked where to put', async () => {
    const failed = desk.path('failed.csv');
    await launched.app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
    }, failed);
    await page.getByRole('button', { name: '把没有立卷的行存为文件' }).click();
    await page.getByText('已存 2 行').waitFor();
    expect(existsSync(failed)).toBe(true);
    expect(readFileSync(failed, 'utf8')).toContain("'=cmd|calc");
    await goTo('/dossiers');
    await page.getByText('共 64 卷').waitFor();
  });

  it('K6: a mapping is kept by name and offered for the next table', async () => {
    await goTo('/dossiers/import');
    await page.locator('.path-field input').first().fill(file);
    await page.keyboard.press('Enter');
    await page.locator('.table-preview').waitFor();
    await page.locator('.table-preview select').nth(5).selectOption('home');
    await page.getByLabel('把这些对应保存为').fill('纷享月报');
    await page.keyboard.press('Enter');
    await page.getByText('已保存：纷享月报').waitFor();
    await page.getByLabel('列名来自').selectOption('preset vault');
    expect(await page.locator('.table-preview select').nth(5).inputValue()).toBe('');
    await page.getByLabel('列名来自').selectOption('own 纷享月报');
    expect(await page.locator('.table-preview select').nth(5).inputValue()).toBe('home');
    await page.keyboard.press('Control+Enter');
    await page.getByText('试算结果').waitFor();
    await expect.poll(() => page.locator('.outcome-kinds').textContent()).toBe('已有 63不收 2');
  });
});
