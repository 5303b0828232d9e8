/** A slow machine: what a field is compared with comes after the words that stand in it. Nothing typed is lost, shown or taken for something else. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { questionTitle } from '../../shared/vocabulary/question-words.ts';
import { Desktop, makeSample } from './support/desktop.ts';

/** Longer than it takes to fill a dialog. */
const lateMs = 2_500;
const custodian = '沈知行';
const author = '孟一鸣';

let desktop: Desktop;
beforeAll(async () => {
  desktop = new Desktop(await makeSample('zh-CN'));
  await desktop.start();
  await desktop.open(custodian);
});
afterAll(async () => {
  await desktop.stop();
  desktop.remove();
});

it('a person typed beside a signature before the list of people has come signs along', async () => {
  const { page } = desktop;
  await desktop.go('/policy');
  desktop.answerLate({ 'person.list': lateMs });
  await page.getByRole('button', { name: '设定类别' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('第 1 个类别', { exact: true }).fill('银行');
  const approver = desktop.sample.made.people.find(({ roles }) => roles.includes('approver'))?.name ?? '';
  const { passphrase, keyFile } = desktop.person(approver);
  const beside = dialog.locator('fieldset.cosign').last();
  await beside.locator('input').first().fill(approver);
  await beside.locator('input.passphrase').fill(passphrase);
  await beside
    .locator('.path-field input')
    .last()
    .fill(keyFile ?? '');
  await desktop.sign(custodian);
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('银行').first().waitFor();
  desktop.answerLate({});
});

it('a passphrase typed on after a name, before the list of people has come, is seen nowhere and opens the desk', async () => {
  const { page } = desktop;
  desktop.answerLate({ 'session.people': lateMs });
  await page.keyboard.press('Control+u');
  const name = page.locator('.unlock-side input').first();
  await name.waitFor();
  expect(await page.locator('.people-list button').count()).toBe(0);
  const { passphrase } = desktop.person(author);
  await name.fill(author);
  await page.keyboard.press('Enter');
  await page.keyboard.type(passphrase);
  expect(await name.inputValue()).toBe(author);
  await page.locator('.people-list button').waitFor();
  expect(await page.locator('.unlock-form input.passphrase').inputValue()).toBe(passphrase);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.frame-body', { state: 'attached' });
  desktop.answerLate({});
});

it('a passphrase typed on after a name that fits nobody is seen nowhere either', async () => {
  const { page } = desktop;
  await page.keyboard.press('Control+u');
  await page.locator('.people-list button').first().waitFor();
  const name = page.locator('.unlock-side input').first();
  await name.fill('无此人');
  await page.keyboard.press('Enter');
  await page.keyboard.type('a secret typed on');
  expect(await name.inputValue()).toBe('无此人');
  // And whoever is found then starts with an empty field.
  await name.fill(author);
  await page.locator('.people-list button').waitFor();
  expect(await page.locator('.unlock-form input.passphrase').inputValue()).toBe('');
  await desktop.signIn(author);
});

it('half a client’s name entered before it is known what fits is no code: the one dossier is taken when it comes', async () => {
  const { page } = desktop;
  await desktop.go('/submit');
  desktop.answerLate({ 'desk.find': lateMs });
  const field = page.locator('.field', { hasText: '归入卷宗' }).locator('input');
  await field.fill('dongyu');
  await field.press('Enter');
  await page.locator('.dossier-field').getByText('东屿海运（上海）有限公司', { exact: true }).waitFor();
  expect(await field.inputValue()).toBe('KH-2026-0163');
  expect(await page.getByRole('alert').count()).toBe(0);
  desktop.answerLate({});
});

it('a question entered right after a name is asked once the people have come, and not where the name was changed', async () => {
  const { page } = desktop;
  const enter = async (name: string): Promise<void> => {
    // Whoever signs in has no list of people yet.
    await desktop.signIn(custodian);
    desktop.answerLate({ 'person.list': lateMs });
    await desktop.go('/insight/questions');
    await page.getByRole('button', { name: questionTitle('person-saw', 'zh-CN'), exact: true }).click();
    await page.locator('.question-fields input').first().focus();
    await page.keyboard.insertText(name);
    await page.keyboard.press('Enter');
    expect(await page.locator('.question-fields button[type=submit]').isDisabled()).toBe(true);
  };
  await enter(author);
  await page.locator('.question-sentence').waitFor();
  desktop.answerLate({});
  await enter(`${author}x`);
  await page.keyboard.press('Backspace');
  await page.locator('.question-fields button[type=submit]:enabled').waitFor();
  expect(await page.locator('.question-sentence').count()).toBe(0);
  desktop.answerLate({});
});

it('throws nothing on the way', () => {
  expect(desktop.faults).toEqual([]);
});
