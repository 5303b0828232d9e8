/**
 * A4c, P4 on the screen: questions to the log by the keyboard alone, from their list to the entry behind a row and to a file; looked at
 * by axe in both languages and themes, and in a narrow window. What is asked is on record, and what the screen does by itself is not.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogLine } from '../../shared/contract/answers.ts';
import { questionNames, questionTitle } from '../../shared/vocabulary/question-words.ts';
import { askVault } from './support/ask-vault.ts';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample } from './support/desktop.ts';

const cases = [
  { language: 'zh-CN', theme: 'dark', custodian: '沈知行' },
  { language: 'en', theme: 'light', custodian: 'Shen Zhixing' },
] as const;

describe.each(cases)('questions to the log, $language, $theme', ({ language, theme, custodian }) => {
  let desktop: Desktop;
  const says = (zh: string, en: string): string => (language === 'en' ? en : zh);
  beforeAll(async () => {
    desktop = new Desktop(await makeSample(language));
    const settings = join(desktop.userData, 'settings.json');
    writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), theme }));
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
      await desktop.page.screenshot({
        path: join(folder, `questions-${name}.${language}.${theme}.png`),
        fullPage: true,
      });
  };
  const clean = async (where: string): Promise<void> =>
    expect(await axeViolations(desktop.page, where)).toEqual([]);
  const sentence = () => desktop.page.locator('.question-sentence');

  it('each question is chosen by keys, answered in a sentence and without fault for axe', async () => {
    const { page } = desktop;
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.locator('.arrived[data-path="/insight"]').waitFor();
    await page.getByRole('button', { name: says('日志提问', 'Questions to the log') }).press('Enter');
    await page.locator('.arrived[data-path="/insight/questions"]').waitFor();
    await clean('no question yet');
    await shot('begin');
    await page.keyboard.press('Home');
    for (const [i, name] of questionNames.entries()) {
      if (i > 0) await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      const title = questionTitle(name, language);
      await page.locator('.question-title', { hasText: title }).waitFor();
      if (name === 'client-seen-by' || name === 'person-saw') {
        await page.keyboard.press('/');
        await page.keyboard.type(name === 'person-saw' ? says('许嘉禾', 'Xu Jiahe') : 'KH-2026-0098');
        await page.keyboard.press('Enter');
      }
      await sentence().waitFor();
      expect(await sentence().innerText()).toMatch(/\d|no|nothing|没有/i);
      await clean(name);
      await shot(name);
      await page.keyboard.press('Escape');
    }
  });

  it('a row leads to what stands behind it, and that to its entry in the log', async () => {
    const { page } = desktop;
    const ask = JSON.stringify({ question: 'views-by', by: 'client', from: '2020-01-01', to: '2030-12-31' });
    await desktop.go(`/insight/questions?ask=${encodeURIComponent(ask)}`);
    await sentence().waitFor();
    await page
      .getByRole('button', { name: /^(展开|open)：? ?:?/ })
      .first()
      .press('Enter');
    const entry = page.getByRole('button', { name: says('第 ', 'entry ') }).first();
    await entry.waitFor();
    await clean('views of one client');
    await shot('narrowed');
    await page.getByRole('button', { name: says('返回', 'Back') }).waitFor();
    await entry.press('Enter');
    await page.locator('.arrived[data-path="/log"]').waitFor();
    await page.locator('.log-drawer .log-sentence').waitFor();
  });

  it('is kept under a name, asked again from there, and kept no longer', async () => {
    const { page } = desktop;
    const ask = JSON.stringify({ question: 'views-by', by: 'place', from: '2020-01-01' });
    await desktop.go(`/insight/questions?ask=${encodeURIComponent(ask)}`);
    await sentence().waitFor();
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog');
    const name = dialog.getByLabel(says('名称', 'Name'));
    expect(await name.inputValue()).toContain('place');
    await clean('to be kept');
    // The name stands chosen: typing replaces it.
    await page.keyboard.type('Monday 周一');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('list', { name: says('我存下的', 'Kept by me') }).waitFor();
    await desktop.go('/insight/questions');
    await page.locator('.question-kept').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await sentence().waitFor();
    expect(decodeURIComponent(page.url())).not.toContain('2020-01-01');
    await clean('asked from what is kept');
    await shot('kept');
    // What is shown is put on paper by keyboard.
    await page.keyboard.press('p');
    const print = page.getByRole('dialog');
    await print.getByLabel(says('存为', 'Save as')).fill(join(desktop.userData, 'answer.pdf'));
    await clean('print');
    await page.keyboard.press('Enter');
    await print.getByText(says('已写成 1 页', 'Written, 1 page')).waitFor();
    await page.keyboard.press('Escape');
    await print.waitFor({ state: 'hidden' });
    await page
      .getByRole('button', { name: says('不再保留：Monday 周一', 'Keep no longer: Monday 周一') })
      .press('Enter');
    await page.locator('.question-kept').waitFor({ state: 'detached' });
  });

  it('fits 640 pixels', async () => {
    const { page } = desktop;
    await page.setViewportSize({ width: 640, height: 800 });
    await desktop.go(`/insight/questions?ask=${encodeURIComponent('{"question":"out-of-hours"}')}`);
    await sentence().waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(640);
    await clean('640');
    await shot('640');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('the answer is written to a file, and what was asked is on record once', async () => {
    const { page } = desktop;
    await desktop.go(
      `/insight/questions?ask=${encodeURIComponent('{"question":"refusals-by-rule","from":"2020-01-01"}')}`,
    );
    await sentence().waitFor();
    await page.keyboard.press('x');
    const dialog = page.getByRole('dialog');
    const file = join(desktop.userData, 'refusals.csv');
    await dialog.getByLabel(says('新的 CSV 文件', 'New CSV file')).fill(file);
    await clean('export of an answer');
    await page.keyboard.press('Enter');
    await dialog.locator('[role=status]').waitFor();
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8').split('\r\n')[0]).toContain(says('规则', 'rule'));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(desktop.faults).toEqual([]);
    const told = await askVault(page, 'log.list', { type: 'log.read', limit: 400 });
    if (told.kind !== 'answer') throw new Error('the log was not read');
    const queries = (told.value as readonly LogLine[]).flatMap(({ texts }) => Object.values(texts));
    // Once by whoever came here, once for the file. Drawn again after the export it is no further one.
    expect(queries.filter((query) => query.startsWith('refusals-by-rule 2020-01-01'))).toHaveLength(2);
  });
});
