/**
 * L11 at the desktop, by keyboard: a borrower asks for a longer window of what is out, an approver finds it among the requests
 * and approves it, and the borrower is told at the next sign-in. In both languages and themes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample } from './support/desktop.ts';
import { settled } from './support/settled.ts';

const cases = [
  { language: 'zh-CN', theme: 'dark', people: ['沈知行', '许嘉禾', '顾怀远'] },
  { language: 'en', theme: 'light', people: ['Shen Zhixing', 'Xu Jiahe', 'Helen Gu'] },
] as const;

describe.each(cases)('a longer window, $language, $theme', ({ language, theme, people }) => {
  const [custodian, borrower, approver] = people;
  const says = (zh: string, en: string): string => (language === 'en' ? en : zh);
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = new Desktop(await makeSample(language));
    const settings = join(desktop.userData, 'settings.json');
    writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), theme }));
    await desktop.start();
    await desktop.open(custodian);
  });
  afterAll(async () => {
    await desktop?.stop();
    desktop?.remove();
  });
  const look = async (name: string): Promise<void> => {
    const { page } = desktop;
    await settled(page);
    expect(await axeViolations(page, name)).toEqual([]);
    const folder = process.env.E2E_SHOTS;
    if (folder !== undefined)
      await page.screenshot({ path: join(folder, `longer-${name}.${language}.${theme}.png`) });
  };

  it('L11: is asked for from one’s own loans', async () => {
    const { page } = desktop;
    await desktop.signIn(borrower);
    await desktop.go('/my-loans?loan=L6');
    const ask = page.getByRole('button', { name: says('申请延长期限', 'Ask for a longer window') });
    await ask.press('Enter');
    await page
      .getByLabel(says('用你自己的话说明（必填）', 'In words of your own (required)'))
      .fill(says('谈判尚未结束', 'The talks go on'));
    await look('asking');
    await desktop.sign(borrower);
    await page.getByText(says('已申请延长至', 'Asked for until')).waitFor();
    // Who can decide is asked for by itself, and comes after the rest.
    await expect.poll(() => page.locator('.page-aside').innerText()).toMatch(/#\d+/);
    expect(await ask.count()).toBe(0);
    await look('asked');
  });

  it('L11: is decided among the requests by the same keys', async () => {
    const { page } = desktop;
    await desktop.signIn(approver);
    await desktop.go('/requests?loan=L6');
    await page
      .locator('.inbox-detail', { hasText: says('申请延长期限', 'asks for a longer window') })
      .waitFor();
    await look('deciding');
    await page.keyboard.press('2');
    await page.keyboard.press('a');
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(says('延长期限', 'longer window')).waitFor();
    await look('signing');
    await desktop.sign(approver);
    await dialog.locator('.seal-signed').waitFor();
    await dialog
      .getByRole('button', { name: says('关闭', 'Close') })
      .last()
      .click();
  });

  it('L13: whoever asked is told, and nothing waits any more', async () => {
    const { page } = desktop;
    await desktop.signIn(borrower);
    await page.getByText(says('份申请有了结果', 'decided since you last looked')).waitFor();
    await desktop.go('/my-loans?loan=L6');
    await page.locator('.page-aside', { hasText: 'L6' }).waitFor();
    const row = page
      .locator('.my-loans-grid', { hasText: says('授信评估报告', 'Credit assessment') })
      .first();
    await row.locator('.tag', { hasText: says('新', 'New') }).waitFor();
    expect(await page.locator('.page-aside').innerText()).not.toContain(
      says('已申请延长至', 'Asked for until'),
    );
    await look('longer');
  });
});
