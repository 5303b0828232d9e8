/**
 * L12 and S6 at the desktop: the policy asks two approvers for a class, one says that they are away, a borrower sees who can decide,
 * the first approval grants nothing and the second completes it. In both languages and themes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample } from './support/desktop.ts';
import { settled } from './support/settled.ts';

const people = {
  'zh-CN': { keeper: '沈知行', first: '顾怀远', second: '蒋承泽', borrower: '马骁' },
  en: { keeper: 'Shen Zhixing', first: 'Helen Gu', second: 'Jiang Chengze', borrower: 'Emily Carter' },
} as const;

describe.each([
  ['zh-CN', 'dark'],
  ['en', 'light'],
] as const)('two approvers in %s, %s', (language, theme) => {
  const who = people[language];
  const at = (zh: string, en: string): string => (language === 'en' ? en : zh);
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = new Desktop(await makeSample(language));
    const settings = join(desktop.userData, 'settings.json');
    writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), theme }));
    await desktop.start();
    desktop.page.setDefaultTimeout(25_000);
    await desktop.open(who.keeper);
  }, 300_000);
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
      await page.screenshot({ path: join(folder, `two-${name}.${language}.${theme}.png`) });
  };

  it('L12: the policy asks two for loans of a class, signed by both sides', async () => {
    const { page } = desktop;
    await desktop.go('/policy');
    await page.keyboard.press('e');
    const dialog = page.locator('.signed-dialog');
    await dialog.waitFor();
    const field = dialog.getByLabel(at('调阅审批人数：普通商密', 'Approvers of a loan: Trade secret'), {
      exact: true,
    });
    await field.selectOption('2');
    await look('policy-dialog');
    const { passphrase, keyFile } = desktop.person(who.first);
    const fields = dialog.locator('fieldset.cosign').last();
    await fields.locator('input').first().fill(who.first);
    await fields.locator('input.passphrase').fill(passphrase);
    await fields
      .locator('.path-field input')
      .last()
      .fill(keyFile ?? '');
    await desktop.sign(who.keeper);
    await dialog.waitFor({ state: 'detached' });
    const row = page.locator('.policy-table tr', {
      hasText: at('调阅审批人数：普通商密', 'Approvers of a loan: Trade secret'),
    });
    await row.getByText(at('2 人', '2 approvers')).waitFor();
    await row.scrollIntoViewIfNeeded();
    await look('policy');
  });

  it('S6: an approver enters when they are away, and the custodian sees it on the desk', async () => {
    const { page } = desktop;
    await desktop.signIn(who.second);
    await desktop.go('/absence');
    await desktop.sign(who.second);
    await page.getByRole('button', { name: at('结束', 'End it'), exact: true }).waitFor();
    await look('absence');
    await desktop.signIn(who.keeper);
    await desktop.go('/desk');
    await page.locator('.page-aside', { hasText: who.second }).waitFor();
    await page.getByRole('heading', { name: at('缺勤', 'Away'), exact: true }).waitFor();
    await look('desk');
  });

  it('L12: whoever asked sees how many it takes, who is away, and that too few are here', async () => {
    const { page } = desktop;
    await desktop.signIn(who.borrower);
    await desktop.go('/my-loans?loan=L11');
    const aside = page.locator('.page-aside', { hasText: 'L11' });
    await aside.getByText(at('需 2 人批准，尚无', 'takes 2 approvers; none has approved yet')).waitFor();
    await aside.getByText(at('缺勤至', 'away until')).waitFor();
    await aside.getByText(at('今天在岗的人不够', 'Too few of those who can decide')).waitFor();
    await look('asked');
  });

  it('L12: the first approval grants nothing, the second by somebody else completes it', async () => {
    const { page } = desktop;
    const decide = async (name: string, said: string): Promise<void> => {
      await desktop.go('/requests?loan=L11');
      await page.locator('.inbox-detail', { hasText: 'L11' }).waitFor();
      await page.keyboard.press('2');
      await page.keyboard.press('a');
      await page.keyboard.press('s');
      const dialog = page.getByRole('dialog');
      await dialog.getByText(said).waitFor();
      await look(name === who.first ? 'first' : 'second');
      await desktop.sign(name);
      await dialog.locator('.seal-signed').waitFor();
      await dialog
        .getByRole('button', { name: at('关闭', 'Close') })
        .last()
        .click();
    };
    await desktop.signIn(who.first);
    await decide(who.first, at('两位审批人中的第一位', 'first of two approvals'));
    await desktop.go('/requests?loan=L11');
    await page.locator('.inbox-detail', { hasText: at('您已批准', 'You have approved this') }).waitFor();
    await page.locator('.inbox-detail', { hasText: at('已批准 1/2', '1 of 2 approved') }).waitFor();
    await look('approved-once');
    await desktop.signIn(who.second);
    await decide(who.second, at('与之前的批准合为完整', 'completes the approval'));
    await desktop.signIn(who.keeper);
    await desktop.go('/loans?loan=L11');
    await page.locator('.page', { hasText: 'L11' }).first().waitFor();
    await look('register');
    await desktop.signIn(who.second);
    await desktop.go('/absence');
    await page.getByRole('button', { name: at('结束', 'End it'), exact: true }).click();
    await desktop.sign(who.second);
    await page.getByText(at('没有登记。', 'Nothing is entered.')).first().waitFor();
  });
});
