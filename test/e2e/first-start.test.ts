/** The first start: no vault is known, and there are three ways, each said in words, by keys alone; once a vault is known they are gone. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../shared/contract/shell.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import { axeViolations } from './support/axe.ts';
import { copySample, makeSample, type Sample } from './support/desktop.ts';
import { launchApp } from './support/launch.ts';
import { quickDesktop } from './support/quick-desktop.ts';
import { settled } from './support/settled.ts';

const settings = (language: Language, theme: 'light' | 'dark'): Settings => ({
  language,
  theme,
  station: 'A-03',
  place: '12F',
  zoom: 1,
  letterKeys: true,
  vaults: [],
});

describe.each([
  ['zh-CN', 'light', 'dark', ['新建保险库', '打开已有的保险库', '试用样例保险库']],
  ['en', 'dark', 'light', ['Create a vault', 'Open a vault', 'Try the sample vault']],
] as const)('the first start, %s', (language, theme, otherTheme, ways) => {
  let userData: string;
  let sample: Sample;
  let app: ElectronApplication;
  let page: Page;
  beforeAll(async () => {
    sample = copySample(await makeSample(language));
    userData = mkdtempSync(join(tmpdir(), 'dossier-vault-e2e-first-'));
    writeFileSync(join(userData, 'settings.json'), JSON.stringify(settings(language, theme)));
    const env = { DOSSIER_VAULT_USER_DATA: userData };
    ({ app, page } = await launchApp({ appFolder: await quickDesktop(), userData, env }));
    await page.locator('.first-start').waitFor();
  });
  afterAll(async () => {
    await app?.close();
    for (const folder of [userData, sample.folder])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const shot = async (name: string): Promise<void> => {
    const folder = process.env.E2E_SHOTS;
    if (folder !== undefined)
      await page.screenshot({ path: join(folder, `first-start-${language}-${name}.png`) });
  };
  const seen = async (name: string): Promise<void> => {
    await settled(page);
    expect(await axeViolations(page, name)).toEqual([]);
    await shot(name);
  };
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');

  it('offers three ways, and says what each is for and what it needs', async () => {
    expect(await page.locator('.unlock-form').count()).toBe(0);
    expect(await page.locator('.first-way').getByRole('button').count()).toBe(3);
    for (const name of ways) {
      const way = page.getByRole('button', { name, exact: true });
      const described = (await way.getAttribute('aria-describedby'))?.split(' ') ?? [];
      expect(described).toHaveLength(2);
      for (const id of described) expect(await page.locator(`[id="${id}"]`).innerText()).not.toBe('');
    }
    expect(await page.locator('.foot kbd').allInnerTexts()).toEqual(expect.arrayContaining(['1', '2', '3']));
    await seen(theme);
  });

  it('is whole in the other theme, and in a narrow window without anything beside it', async () => {
    await page.evaluate((to) => {
      document.documentElement.dataset.theme = to;
    }, otherTheme);
    await seen(otherTheme);
    await page.setViewportSize({ width: 640, height: 800 });
    await seen('640');
    expect(await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate((to) => {
      document.documentElement.dataset.theme = to;
    }, theme);
  });

  it('is walked by keys: Tab and Enter, or a number; what was begun leads back', async () => {
    expect(await focused()).toBe(ways[0]);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(ways[1]);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(ways[2]);
    await page.keyboard.press('1');
    await page.locator('.ceremony').waitFor();
    await page.locator('.ceremony .page-head button').click();
    await page.getByRole('dialog').locator('.ant-btn-primary').click();
    await page.locator('.first-start').waitFor();
    expect(await focused()).toBe(ways[0]);
    for (const link of await page.locator('.first-else button').all()) {
      await link.click();
      await page.locator('.unlock-form').waitFor();
      await page.locator('.unlock-side .ant-btn').first().click();
      await page.locator('.first-start').waitFor();
    }
  });

  it('makes the sample, and stopped leaves nothing and the three ways', async () => {
    await page.keyboard.press('3');
    await page.locator('.first-way .ant-progress').waitFor();
    for (const name of ways.slice(0, 2))
      expect(await page.getByRole('button', { name, exact: true }).isDisabled()).toBe(true);
    await page.keyboard.press('1');
    expect(await page.locator('.ceremony').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.locator('.first-way .ant-progress').waitFor({ state: 'detached' });
    await expect.poll(focused).toBe(ways[2]);
    expect(await page.locator('.known-vaults, .unlock-form').count()).toBe(0);
    expect(existsSync(join(userData, 'sample-vault'))).toBe(false);
  });

  it('leads to the opening of a vault that exists, its folder typed', async () => {
    await page.keyboard.press('2');
    await page.locator('.unlock-form').waitFor();
    expect(await page.locator('.foot').innerText()).toContain('Ctrl');
    await seen('open');
    const custodian = sample.made.people.find((person) => person.keyFile !== null)!;
    await page.keyboard.type(sample.made.folder);
    const form = page.locator('.unlock-form');
    expect(await form.locator('.path-field input').first().inputValue()).toBe(sample.made.folder);
    await form.locator('input.passphrase').fill(custodian.passphrase);
    await form.locator('.path-field input').nth(1).fill(custodian.keyFile!);
    await page.keyboard.press('Enter');
    // It lies where it has not been opened before, which is asked about as ever.
    await page.locator('.unlock-elsewhere, .frame-body').first().waitFor();
  });
});
