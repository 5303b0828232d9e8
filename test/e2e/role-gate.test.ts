/**
 * P7 at the desktop: both sides ask for an agreement before the custodian's role; who lacks it stands on the policy, on the desk
 * and on the person's page; the act that is refused says what is missing and what to do. In Chinese and dark, in English and light.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample } from './support/desktop.ts';

const people = {
  'zh-CN': { keeper: '沈知行', approver: '顾怀远', clerk: '乔安' },
  en: { keeper: 'Shen Zhixing', approver: 'Helen Gu', clerk: 'Joanna Qiao' },
} as const;

const now = new Date();
const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;

describe.each([
  ['zh-CN', 'dark'],
  ['en', 'light'],
] as const)('the gate before a role in %s, %s', (language, theme) => {
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

  const seen = async (name: string): Promise<void> => {
    const folder = process.env.E2E_SHOTS;
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      await desktop.page.screenshot({ path: join(folder, `gate-${name}-${language}-${theme}.png`) });
    }
    expect(await axeViolations(desktop.page, name)).toEqual([]);
  };
  const dialog = () => desktop.page.locator('.signed-dialog');
  const section = () => desktop.page.locator(`section[aria-label="${at('角色所需', 'What a role takes')}"]`);

  async function demand(role: string, what: string, day: string): Promise<void> {
    await desktop.go('/policy');
    await section().getByRole('button').press('Enter');
    await dialog().waitFor();
    await dialog().getByLabel(at('角色', 'Role'), { exact: true }).selectOption(role);
    await dialog().getByLabel(at('要求', 'What it takes'), { exact: true }).selectOption(what);
    await dialog()
      .getByLabel(at('自哪一天起适用于已持有该角色的人', 'Asked of holders from'), { exact: true })
      .fill(day);
    const { passphrase, keyFile } = desktop.person(who.approver);
    const fields = dialog().locator('fieldset.cosign').last();
    await fields.locator('input').first().fill(who.approver);
    await fields.locator('input.passphrase').fill(passphrase);
    await fields
      .locator('.path-field input')
      .last()
      .fill(keyFile ?? '');
  }

  it('P7: a demand is added by keyboard, with its day, and signed by both sides', async () => {
    await demand('custodian', 'course', today);
    await seen('dialog');
    await dialog().getByLabel(at('要求', 'What it takes'), { exact: true }).selectOption('agreement');
    await desktop.sign(who.keeper);
    await dialog().waitFor({ state: 'detached' });
    await section().getByText(at('起缺少', 'missing since')).first().waitFor();
    expect(await section().innerText()).toContain(who.keeper);
    await section().scrollIntoViewIfNeeded();
    await seen('policy');
  });

  it('P7: it waits on the desk of the person and of the clerk, and stands on the person’s page', async () => {
    await desktop.go('/desk');
    await desktop.page.getByText(at('您的角色缺少', 'Your role lacks')).first().waitFor();
    await seen('desk');
    await desktop.go('/people');
    await desktop.page.getByText(at('角色所需', 'What the roles take')).first().waitFor();
    await seen('people');
  });

  it('P7: what is refused says what is missing, since when, and what to do', async () => {
    await demand('author', 'rules', today);
    await desktop.sign(who.keeper);
    const said = at('没有有效的保密协议', 'no confidentiality agreement in force');
    await dialog().getByText(said, { exact: false }).first().waitFor();
    await seen('refused');
    await desktop.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('P7: the clerk sees who lacks it', async () => {
    await desktop.signIn(who.clerk);
    await desktop.go('/training');
    await desktop.page.getByText(at('角色缺少所需', 'A role lacks what it takes')).first().waitFor();
    await seen('clerk');
    await desktop.page
      .getByRole('link', { name: at('角色缺少所需', 'A role lacks what it takes') })
      .first()
      .click();
    await section().getByText(who.keeper).first().waitFor();
    expect(await section().getByRole('button').count()).toBe(0);
    await seen('clerk-policy');
  });
});
