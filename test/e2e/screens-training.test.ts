/**
 * Training at the desktop, on the sample's past: the clerk's year, a course, an archive, one's own; the general manager decides by
 * dialog; every screen looked at by axe, in Chinese and light, in English and dark.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample } from './support/desktop.ts';

/** Where pictures of the screens go, for whoever wants to look at them. */
const pictures = process.env.TRAINING_PICTURES;
const nextYear = new Date().getFullYear() + 1;

const people = {
  'zh-CN': {
    keeper: '沈知行',
    clerk: '乔安',
    general: '范青',
    head: '许嘉禾',
    trainee: '周予安',
    fresh: '马骁',
    leaver: '程晚舟',
  },
  en: {
    keeper: 'Shen Zhixing',
    clerk: 'Joanna Qiao',
    general: 'Fan Qing',
    head: 'Xu Jiahe',
    trainee: 'Zhou Yuan',
    fresh: 'Emily Carter',
    leaver: 'Grace Cheng',
  },
} as const;

describe.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('training in %s, %s', (language, theme) => {
  const who = people[language];
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

  /** Until the screen says it. */
  async function goTo(path: string, says: string): Promise<void> {
    await desktop.go(path);
    await desktop.page.locator('.page').getByText(says).first().waitFor();
  }
  const bodyText = (): Promise<string> => desktop.page.locator('body').innerText();
  async function lookAt(name: string): Promise<string[]> {
    if (pictures !== undefined) {
      mkdirSync(pictures, { recursive: true });
      await desktop.page.screenshot({ path: `${pictures}/${name}-${language}-${theme}.png` });
    }
    return axeViolations(desktop.page, name);
  }

  it('P6: the keeper sees the rules, and changes them with the other side', async () => {
    await goTo('/training/rules', who.general);
    expect(await bodyText()).toContain(who.general);
    expect(await lookAt('rules')).toEqual([]);
  });

  it('P5: what binds a leaver stands on the departure’s page, with the sheet to be signed', async () => {
    await goTo('/departures/1', language === 'en' ? 'Non-compete agreement' : '竞业限制协议');
    expect(await lookAt('departure')).toEqual([]);
    expect(await bodyText()).toContain(
      language === 'en' ? 'reminder of duties to sign' : '份离职义务告知书待签',
    );
    await desktop.page
      .getByRole('button', { name: language === 'en' ? 'Explain and sign' : '告知并签名', exact: true })
      .click();
    await desktop.page.locator('.signed-dialog .cosign input').first().waitFor();
    expect(await lookAt('remind')).toEqual([]);
    await desktop.page
      .locator('.signed-dialog .cosign input')
      .first()
      .fill(desktop.person(who.leaver).passphrase);
    await desktop.sign(who.keeper);
    await desktop.page.locator('.signed-dialog').waitFor({ state: 'detached' });
    const open = language === 'en' ? 'reminder of duties to sign' : '份离职义务告知书待签';
    await expect.poll(bodyText, { timeout: 20_000 }).not.toContain(open);
  });

  it('P6: the clerk’s year: survey, courses, plans, what waits and is late', async () => {
    await desktop.signIn(who.clerk);
    await desktop.page.locator('.training-courses').waitFor();
    expect(await desktop.page.evaluate(() => location.hash)).toBe('#/training');
    expect(await lookAt('year')).toEqual([]);
    const waiting = await desktop.page.locator('.task-lines').innerText();
    expect(waiting).toContain(language === 'en' ? 'Arrange the make-up' : '安排补考');
    await desktop.page.keyboard.press(']');
    await desktop.page.getByText(String(nextYear), { exact: false }).first().waitFor();
    await desktop.page.keyboard.press('[');
    await desktop.page.keyboard.press('n');
    await desktop.page.locator('.signed-dialog').waitFor();
    expect(await lookAt('describe')).toEqual([]);
    await desktop.page.keyboard.press('Escape');
    await desktop.page.locator('.signed-dialog').waitFor({ state: 'detached' });
  });

  it('P6: a course with its sheet, its results and what it cost', async () => {
    await goTo('/training/courses/1', '4,500.00');
    const text = await bodyText();
    expect(text).toContain(language === 'en' ? 'Signed on paper' : '纸表签到');
    expect(text).toContain('5,360.00');
    expect(await lookAt('course')).toEqual([]);
    await goTo('/training/people/9', language === 'en' ? 'General part' : '公司通用部分');
    expect(await lookAt('archive')).toEqual([]);
    await desktop.go('/rules-told');
    // Her name stands on the screen before as well.
    await desktop.page
      .locator('.page h1', { hasText: language === 'en' ? 'Rules told' : '制度签收' })
      .waitFor();
    expect(await lookAt('told')).toEqual([]);
  });

  it('P5: the clerk’s register: what runs out, the remarks on a non-compete, a new agreement', async () => {
    await goTo('/agreements', language === 'en' ? 'Runs out soon' : '即将到期');
    const waiting = await desktop.page.locator('.task-lines').innerText();
    expect(waiting).toContain(language === 'en' ? 'An agreement runs out' : '协议到期');
    await desktop.page.keyboard.press('j');
    await desktop.page.getByText('19,000.00 × 30% = 5,700.00').waitFor();
    expect(await lookAt('agreements')).toEqual([]);
    await desktop.page.keyboard.press('n');
    await desktop.page.locator('.signed-dialog').waitFor();
    await desktop.page.locator('.signed-dialog select').nth(1).selectOption('non-compete');
    expect(await lookAt('make-agreement')).toEqual([]);
    await desktop.page.keyboard.press('Escape');
    await desktop.page.locator('.signed-dialog').waitFor({ state: 'detached' });
  });

  it('S6: the general manager decides on what waits, at a desk without any role', async () => {
    await desktop.signIn(who.general);
    const decide = desktop.page.getByRole('button', {
      name: language === 'en' ? 'Decide' : '审批',
      exact: true,
    });
    await decide.first().click();
    await desktop.page.locator('.signed-dialog').waitFor();
    expect(await lookAt('decide')).toEqual([]);
    await desktop.sign(who.general);
    await desktop.page.locator('.signed-dialog').waitFor({ state: 'detached' });
    await expect.poll(() => decide.count(), { timeout: 20_000 }).toBe(0);
  });

  it('P6: one’s own training, and a new application', async () => {
    await desktop.signIn(who.fresh);
    await goTo('/my-training', language === 'en' ? 'General part' : '公司通用部分');
    expect(await lookAt('mine')).toEqual([]);
    await desktop.page
      .getByRole('button', { name: language === 'en' ? 'Propose' : '提出', exact: true })
      .click();
    await desktop.page.locator('.signed-dialog').waitFor();
    expect(await lookAt('apply')).toEqual([]);
    await desktop.page.keyboard.press('Escape');
    await desktop.page.locator('.signed-dialog').waitFor({ state: 'detached' });
  });

  it('P5: one’s own agreement, signed at one’s own desk beside a keeper', async () => {
    await goTo('/agreements', language === 'en' ? 'Not signed yet' : '待签署');
    await desktop.page
      .getByRole('button', { name: language === 'en' ? 'Sign' : '签署', exact: true })
      .click();
    const beside = desktop.page.locator('.signed-dialog .cosign input');
    await beside.nth(0).fill(who.keeper);
    await beside.nth(1).fill(desktop.person(who.keeper).passphrase);
    await beside.nth(2).fill(desktop.person(who.keeper).keyFile ?? '');
    expect(await lookAt('sign-agreement')).toEqual([]);
    await desktop.sign(who.fresh);
    await desktop.page.locator('.signed-dialog').waitFor({ state: 'detached' });
    await desktop.page
      .getByText(language === 'en' ? 'In force' : '有效', { exact: true })
      .first()
      .waitFor();
    expect(await lookAt('my-agreements')).toEqual([]);
    expect(desktop.faults).toEqual([]);
  });
});
