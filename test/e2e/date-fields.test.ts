/** Fields for days look as the language of the screens has it, are typed in any usual way, and are chosen by keyboard. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample, type Sample } from './support/desktop.ts';

let desktop: Desktop | undefined;
const samples = new Map<string, Sample>();
beforeAll(async () => {
  for (const language of ['zh-CN', 'en'] as const) samples.set(language, await makeSample(language));
});
afterEach(async () => {
  await desktop?.stop();
  desktop?.remove();
  desktop = undefined;
});

const cases = [
  {
    language: 'zh-CN',
    theme: 'dark',
    custodian: '沈知行',
    chip: /^时间 /,
    range: '从–到',
    from: '从',
    typed: '2026/2/3',
    shown: '2026年2月3日',
    wrong: '日历上没有这一天，请写成 2026年2月3日',
    choose: '选择日期：从',
    month: '2026年2月',
    later: '下个月',
    day: '星期二，2026年3月10日',
    chosen: '2026年3月10日',
  },
  {
    language: 'en',
    theme: 'light',
    custodian: 'Shen Zhixing',
    chip: /^Time /,
    range: 'From – to',
    from: 'From',
    typed: 'February 3, 2026',
    shown: '3 Feb 2026',
    wrong: 'No day of the calendar. Write it like 3 Feb 2026.',
    choose: 'Choose a day: From',
    month: 'Feb 2026',
    later: 'Next month',
    day: 'Tuesday, 10 Mar 2026',
    chosen: '10 Mar 2026',
  },
] as const;

it.each(cases)('B8: days are typed and chosen in $language, $theme', async (told) => {
  desktop = new Desktop(samples.get(told.language)!);
  const settings = join(desktop.userData, 'settings.json');
  writeFileSync(
    settings,
    JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), theme: told.theme }),
  );
  await desktop.start();
  desktop.page.setDefaultTimeout(20_000);
  await desktop.open(told.custodian);
  const { page } = desktop;
  await desktop.go('/log');
  await page.getByRole('button', { name: told.chip }).click();
  await page.getByRole('radio', { name: told.range }).check();
  const field = page.getByRole('textbox', { name: told.from, exact: true });
  const described = async (): Promise<string> => {
    const id = (await field.getAttribute('aria-describedby')) ?? '';
    return id === '' ? '' : page.locator(`[id="${id}"]`).innerText();
  };

  await field.fill('2026-02-31');
  await field.blur();
  await expect.poll(described).toContain(told.wrong);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await field.inputValue()).toBe('2026-02-31');
  await field.fill(told.typed);
  await field.blur();
  expect(await field.inputValue()).toBe(told.shown);
  expect(await described()).toBe('');

  // The month opens at the day that is chosen; keys go by days, weeks and months.
  await field.focus();
  await page.keyboard.press('Alt+ArrowDown');
  const grid = page.getByRole('dialog', { name: told.choose });
  await grid.getByText(told.month, { exact: true }).waitFor();
  const focused = (): Promise<string | null> => page.locator(':focus').getAttribute('data-day');
  expect(await focused()).toBe('2026-02-03');
  for (const [key, day] of [
    ['ArrowRight', '2026-02-04'],
    ['ArrowDown', '2026-02-11'],
    ['Home', '2026-02-09'],
    ['End', '2026-02-15'],
    ['PageDown', '2026-03-15'],
    ['ArrowUp', '2026-03-08'],
    ['ArrowLeft', '2026-03-07'],
    ['PageUp', '2026-02-07'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(focused, { message: key }).toBe(day);
  }
  expect(await axeViolations(page, told.language)).toEqual([]);
  await page.keyboard.press('Escape');
  await grid.waitFor({ state: 'hidden' });
  const button = page.getByRole('button', { name: told.choose });
  expect(await button.evaluate((each) => each === document.activeElement)).toBe(true);
  expect(await field.inputValue()).toBe(told.shown);

  await button.click();
  await grid.getByRole('button', { name: told.later }).click();
  await grid.getByRole('button', { name: told.day, exact: true }).click();
  await grid.waitFor({ state: 'hidden' });
  expect(await field.inputValue()).toBe(told.chosen);
  expect(desktop.faults).toEqual([]);
});
