/**
 * The case of a leaver at the desktop, on the sample's past: filled and empty screens in both languages and themes looked at by
 * axe; an approval refused and given by dialog, a thing taken back, an application made (P2, P2b, H2b).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample } from './support/desktop.ts';

const people = {
  'zh-CN': { keeper: '沈知行', approver: '顾怀远', general: '范青', successor: '周予安', other: '许嘉禾' },
  en: {
    keeper: 'Shen Zhixing',
    approver: 'Helen Gu',
    general: 'Fan Qing',
    successor: 'Zhou Yuan',
    other: 'Xu Jiahe',
  },
} as const;

describe.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('leaving in %s, %s', (language, theme) => {
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

  async function goTo(path: string, says: string): Promise<void> {
    await desktop.go(path);
    await desktop.page.locator('.page').getByText(says).first().waitFor();
  }
  const seen = async (name: string): Promise<void> => {
    const folder = process.env.E2E_SHOTS;
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      await desktop.page.screenshot({ path: join(folder, `leaving-${name}-${language}-${theme}.png`) });
    }
    expect(await axeViolations(desktop.page, name)).toEqual([]);
  };
  const dialog = () => desktop.page.locator('.signed-dialog');
  const press = (name: string): Promise<void> =>
    desktop.page.getByRole('button', { name, exact: true }).first().click();
  const closed = (): Promise<void> => dialog().waitFor({ state: 'detached' });

  it('P2: the case shows who approved, what comes back, who was told', async () => {
    await goTo('/departures/1', who.general);
    const text = await desktop.page.locator('.case-panes').innerText();
    for (const said of ['NB-2023-118', at('客户经理', 'Account manager'), at('职业发展', 'career')])
      expect(text).toContain(said);
    await seen('case');
    await desktop.page
      .locator('.case-pane')
      .first()
      .evaluate((pane) => pane.scrollTo(0, 380));
    await seen('case-further');
    await desktop.page
      .locator('.case-pane')
      .last()
      .evaluate((pane) => pane.scrollTo(0, 1_000));
    await seen('case-aside');
  });

  it('P2: a thing is taken back by itself', async () => {
    await press(at('收回', 'Take back'));
    await dialog().waitFor();
    await seen('take-back');
    await desktop.sign(who.keeper);
    await closed();
    await desktop.page.locator('.case-panes').getByText('2 / 3').waitFor();
  });

  it('P2, P2b: naming, telling, interviewing, the list, talks and reasons have their screens', async () => {
    await press(at('告知', 'Tell colleagues'));
    await dialog().waitFor();
    await seen('tell');
    await desktop.page.keyboard.press('Escape');
    await closed();
    await press(at('记录面谈', 'Record the interview'));
    await dialog().waitFor();
    await seen('interview');
    await desktop.page.keyboard.press('Escape');
    await closed();
    await goTo('/departures', at('审批与跟进', 'Approvals and follow-up'));
    await seen('departures');
    await press(at('审批与跟进', 'Approvals and follow-up'));
    await dialog().waitFor();
    await seen('rules');
    await desktop.page.keyboard.press('Escape');
    await closed();
    await goTo('/departures/reasons', at('还没有人离职', 'Nobody has left yet'));
    await seen('reasons-empty');
    await goTo('/departures/talks', at('没有谈话记录', 'No talk on record'));
    await seen('talks-empty');
    await press(at('记录谈话', 'Record a talk'));
    await dialog().waitFor();
    await seen('talk');
    await desktop.page.keyboard.press('Escape');
    await closed();
  });

  it('P2: two give notice; the approver refuses, and the case says what follows', async () => {
    await desktop.signIn(who.other);
    await goTo('/my-leaving', at('没有申请', 'None'));
    await seen('mine-empty');
    await press(at('提出离职', 'Apply to leave'));
    await dialog().locator('textarea').fill(at('读书', 'To study'));
    await seen('apply');
    await desktop.sign(who.other);
    await closed();
    await desktop.page.getByText(at('等待登记', 'not registered yet')).waitFor();
    await seen('mine');
    await desktop.signIn(who.keeper);
    await goTo('/departures', at('待登记的申请', 'Applications to register'));
    await seen('waiting');
    await press(at('登记', 'Register'));
    await desktop.sign(who.keeper);
    await closed();
    await press(at('指定审批人', 'Name who approves'));
    for (const nth of [0, 1])
      await dialog()
        .locator('select')
        .nth(nth)
        .selectOption({ label: await labelOf(who.general) });
    await seen('name');
    await desktop.sign(who.keeper);
    await closed();
    await desktop.signIn(who.general);
    await goTo('/my-leaving', at('待您审批', 'Yours to approve'));
    await press(at('审批', 'Decide'));
    await dialog().locator('select').selectOption('refuse');
    await dialog().locator('textarea').fill(at('项目在收尾。', 'A project is ending.'));
    await seen('decide');
    await desktop.sign(who.general);
    await closed();
    await seen('mine-decisions');
    await desktop.signIn(who.keeper);
    await goTo('/departures/2', at('不批准已记入日志', 'The refusal is on record'));
    await seen('refused');
  });

  it('P2b: once somebody has left, the year has a chart and a table without names', async () => {
    await press(at('结束手续', 'Close the case'));
    const fields = dialog().locator('.cosign input');
    const { passphrase, keyFile } = desktop.person(who.approver);
    await fields.nth(0).fill(who.approver);
    await fields.nth(1).fill(passphrase);
    await fields.nth(2).fill(keyFile ?? '');
    await desktop.sign(who.keeper);
    await closed();
    await goTo('/departures/2', at('补记', 'Add a note'));
    await seen('closed');
    await goTo('/departures/reasons', at('人数', 'People'));
    const text = await desktop.page.locator('.page').innerText();
    expect(text).toContain(at('其他', 'other'));
    expect(text).not.toContain(who.other);
    await seen('reasons');
  });

  it('H2b: the successor sees what is due when', async () => {
    await desktop.signIn(who.successor);
    await goTo('/my-leaving', at('接手客户的跟进', 'Follow-up of clients taken on'));
    await desktop.page.getByText(at('接手后第 30 天', '30 days after it passed')).first().waitFor();
    await seen('follow-ups');
  });

  const labelOf = async (name: string): Promise<string> =>
    (
      await dialog().locator('select').first().locator('option', { hasText: name }).first().innerText()
    ).trim();
});
