/**
 * One field for everything at the desktop, by keys alone: found by pinyin, opened, left again with the focus where it was; nothing
 * is looked up nor chosen while an input method composes; axe looks at it in both languages and themes.
 */
import { join } from 'node:path';
import type { CDPSession } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample } from './support/desktop.ts';

let desktop: Desktop;
let devtools: CDPSession;
beforeAll(async () => {
  desktop = new Desktop(await makeSample('zh-CN'));
  await desktop.start();
  await desktop.open('沈知行');
  devtools = await desktop.page.context().newCDPSession(desktop.page);
});
afterAll(async () => {
  await desktop?.stop();
  desktop?.remove();
});

const field = () => desktop.page.locator('.find-dialog input');
const rows = () => desktop.page.locator('.find-dialog [role=option]');
const chosen = () => desktop.page.locator('.find-dialog [aria-selected=true]');
const groupNames = () =>
  desktop.page
    .locator('.find-dialog [role=group]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
const gone = () => desktop.page.locator('.find-dialog').waitFor({ state: 'detached' });
const open = async (): Promise<void> => {
  await desktop.page.keyboard.press('Control+k');
  await field().waitFor();
  await expect.poll(() => field().evaluate((input) => input === document.activeElement)).toBe(true);
};
/** `#7`, as the field shows it beside the name. */
const numberOf = async (name: string): Promise<string> => {
  await open();
  await field().fill(name);
  const row = rows().filter({ hasText: name }).first();
  await row.waitFor();
  const text = (await row.textContent()) ?? '';
  await desktop.page.keyboard.press('Escape');
  await gone();
  return /#\d+/.exec(text)?.[0] ?? '';
};
const shot = async (name: string): Promise<void> => {
  const folder = process.env.E2E_SHOTS;
  if (folder !== undefined) await desktop.page.screenshot({ path: join(folder, `find-${name}.png`) });
};

describe('the one field', () => {
  it('has what is typed right after Ctrl K, and the screen below, where letters are acts, has none of it', async () => {
    await desktop.go('/dossiers/KH-2026-0147');
    await desktop.page.keyboard.press('Control+k');
    await desktop.page.keyboard.type('hec');
    await expect.poll(() => field().inputValue()).toBe('hec');
    expect(await desktop.page.locator('[role=dialog]').count()).toBe(1);
    await desktop.page.keyboard.press('Escape');
    await gone();
  });

  it('offers screens and acts of the role, and finds a client by pinyin while the screens stay where they are', async () => {
    await desktop.go('/people');
    await open();
    expect(await groupNames()).toEqual(['页面与事项']);
    await shot('begin');
    await field().pressSequentially('hengyue');
    await expect
      .poll(() => rows().allTextContents())
      .toContain('KH-2026-0147恒岳精密机械股份有限公司普通商密');
    expect(await field().getAttribute('aria-activedescendant')).toBe(await chosen().getAttribute('id'));
    expect(await axeViolations(desktop.page, 'hengyue')).toEqual([]);
    await shot('pinyin');
    await field().press('Enter');
    await desktop.page.locator('.arrived[data-path="/dossiers/KH-2026-0147"]').waitFor();
    expect(await desktop.page.locator('.find-dialog').count()).toBe(0);
  });

  it('leads to a document, a person, a loan, an entry and an act', async () => {
    const { page } = desktop;
    const go = async (typed: string, row: RegExp, then: string): Promise<void> => {
      await open();
      await field().fill(typed);
      const wanted = rows().filter({ hasText: row });
      await wanted.first().waitFor();
      const at = (await rows().allTextContents()).findIndex((text) => row.test(text));
      for (let i = 0; i < at; i++) await page.keyboard.press('ArrowDown');
      expect(await chosen().textContent()).toMatch(row);
      await page.keyboard.press('Enter');
      await gone();
      await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toBe(then);
    };
    await go('授信评估', /KH-2026-0147\/1/, '#/dossiers/KH-2026-0147?document=1');
    await page.locator('tr[aria-current]').waitFor();
    await go('xujiahe', /许嘉禾/, `#/people?find=${await numberOf('许嘉禾')}`);
    await expect.poll(() => page.locator('.people-columns strong').allTextContents()).toEqual(['许嘉禾']);
    await go('L1', /^L1\b/, '#/loans?find=L1');
    await page.locator('.arrived[data-path="/loans"]').waitFor();
    await expect.poll(() => page.locator('input[type=search]').inputValue()).toBe('L1');
    await go('12', /第 12 条/, '#/log?entry=12');
    await page.locator('.log-sentence').waitFor();
    await go('导出日志', /导出日志/, '#/log?do=export');
    await page.getByRole('dialog').getByText('导出').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('Escape brings the focus back to where it was', async () => {
    await desktop.go('/dossiers');
    await desktop.page.keyboard.press('/');
    await desktop.page.keyboard.type('恒');
    await open();
    await field().fill('rizhi');
    await desktop.page.keyboard.press('Escape');
    await gone();
    const search = desktop.page.locator('.dossier-tools input[type=search]');
    await expect.poll(() => search.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await search.inputValue()).toBe('恒');
  });

  it('A0: while an input method composes nothing is looked up, and its Enter and arrows choose nothing', async () => {
    await desktop.go('/people');
    await open();
    const before = await rows().count();
    await devtools.send('Input.imeSetComposition', { text: 'hengyue', selectionStart: 7, selectionEnd: 7 });
    const first = await chosen().textContent();
    for (const key of ['ArrowDown', 'Enter']) {
      const event = { key, code: key, windowsVirtualKeyCode: 229 };
      await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
      await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    }
    expect(await field().inputValue()).toBe('hengyue');
    expect(await rows().count()).toBe(before);
    expect(await chosen().textContent()).toBe(first);
    await devtools.send('Input.insertText', { text: '恒岳' });
    await expect.poll(() => groupNames()).toContain('卷宗');
    // An Escape within 200 ms of a composition's end is taken for one of the input method's.
    await expect
      .poll(async () => {
        await desktop.page.keyboard.press('Escape');
        return desktop.page.locator('.find-dialog').count();
      })
      .toBe(0);
  });

  it('is without fault for axe in both languages and themes, also where nothing is found', async () => {
    const { page } = desktop;
    for (const [language, theme] of [
      ['简体中文', '深色'],
      ['English', 'Dark'],
      ['English', 'Light'],
    ] as const) {
      await page.keyboard.press('Control+,');
      await page.getByRole('radio', { name: language }).check();
      await page.getByRole('radio', { name: theme, exact: true }).check();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /完成|Done/ })
        .click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      for (const typed of ['kh-2026', 'zzzz']) {
        await open();
        await field().fill(typed);
        await page.locator('.find-dialog [role=status]').filter({ hasText: /\S/ }).waitFor();
        if (typed !== 'zzzz') await rows().filter({ hasText: 'KH-2026-0147' }).first().waitFor();
        expect(await axeViolations(page, `${language} ${theme} ${typed}`)).toEqual([]);
        await shot(`${language}-${theme}-${typed}`);
        await page.keyboard.press('Escape');
        await gone();
      }
    }
  });
});
