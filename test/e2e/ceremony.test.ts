import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchApp } from './support/launch.ts';

let folder: string;
let app: ElectronApplication;
let page: Page;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-vault-e2e-ceremony-'));
  const launched = await launchApp({
    userData: folder,
    env: { DOSSIER_VAULT_USER_DATA: folder, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
  });
  ({ app, page } = launched);
  await page.getByRole('button', { name: 'Create a vault' }).click();
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const passphraseOf = (name: string): string => `${name} keeps to themselves`;
const keyFolder = (name: string, copy = ''): string => {
  const path = join(folder, 'sticks', `${name}${copy}`);
  mkdirSync(path, { recursive: true });
  return path;
};

async function takeSeat(name: string, staffNumber: string): Promise<void> {
  await page.getByLabel('Name, as on your identity document').fill(name);
  await page.getByLabel(/Staff or identity number/).fill(staffNumber);
  await page.getByLabel('The person types a passphrase').fill(passphraseOf(name));
  await page.getByLabel('Once more').fill(passphraseOf(name));
  await page.getByLabel('Your key file goes on your own USB stick').fill(keyFolder(name));
  await page.getByLabel('Its spare goes somewhere else').fill(keyFolder(name, '-spare'));
  await page.keyboard.press('Control+Enter');
}

async function nameTheVault(): Promise<string> {
  const vault = join(folder, 'the vault');
  await page.getByLabel('Name of the vault').fill('Ceremony & Partners');
  await page.getByLabel('Folder to keep it in (must be empty)').fill(vault);
  await page.keyboard.press('Control+Enter');
  return vault;
}

async function printSheet(file: string): Promise<void> {
  await page.getByRole('button', { name: 'Print this sheet' }).click();
  await page.getByLabel('Write the PDF to').fill(file);
  await page.getByRole('button', { name: 'Write the PDF' }).click();
  await page.getByText('delete it once it is printed').last().waitFor();
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
}

/** Four letters of each word; the first wrong one is named, and mended in its place. */
async function typeBackWithAWrongWord(lines: readonly (readonly string[])[]): Promise<void> {
  const line = (n: number) => page.getByLabel(`Line ${n}`, { exact: false });
  const four = (words: readonly string[]) => `${words.map((word) => word.slice(0, 4)).join(' ')} `;
  await line(1).focus();
  for (const [i, words] of lines.entries()) {
    const other = words[3] === 'acid' ? 'acne' : 'acid';
    await page.keyboard.type(four(i === 1 ? words.with(3, other) : words));
    if (i === 1) {
      await page.getByText('Word 4 is not right').waitFor();
      await line(2).fill('');
      await page.keyboard.type(four(words));
    }
  }
  await page.getByText('Sheet 1 of 3, without a fault').waitFor();
  expect(await line(2).inputValue()).toBe(lines[1]!.join(' '));
}

/** As from another window: the whole sheet at once, into its first line. */
async function pasteSheet(legend: string, text: string): Promise<void> {
  await page.getByLabel(`${legend} Line 1`).evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
const numbered = (lines: readonly (readonly string[])[]): string =>
  lines.map((words, i) => `${i + 1}. ${words.join(' ').toUpperCase()}\n`).join('');

/** The custodian confirms all sheets of custody: typed, pasted, one of the wrong side first. */
async function confirmSheets(sheets: readonly string[][][]): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/integrity';
  });
  await page.locator('.ready-item').filter({ hasText: 'custody side' }).getByRole('button').click();
  await page.getByLabel('Sheet 1 Line 1').focus();
  // The end of a line leads to the next, and the end of a sheet to the next sheet.
  for (const words of sheets[0]!) await page.keyboard.type(`${words.join('\u3000')}\u3000`);
  await page.waitForFunction(
    () => document.activeElement?.id === document.querySelectorAll('.sheet-lines input')[5]?.id,
  );
  await pasteSheet('Sheet 2', numbered(sheets[0]!));
  await page.getByText('Sheet 1 has been typed already').waitFor();
  await pasteSheet('Sheet 2', numbered(sheets[1]!));
  await pasteSheet('Sheet 3', numbered(sheets[4]!));
  await page.getByText('This sheet is of the approval side').waitFor();
  await pasteSheet('Sheet 3', numbered(sheets[2]!));
  await page.locator('.signed-dialog input.passphrase').fill(passphraseOf('Ada Keeper'));
  await page.keyboard.press('Control+Enter');
  await page.locator('.signed-dialog').waitFor({ state: 'detached' });
  await page.locator('.ready-item').filter({ hasText: 'custody side' }).getByText('confirmed').waitFor();
}

/** New keys for a keeper, into folders of their own. */
async function fillNewKeys(within: Locator, name: string): Promise<void> {
  await within.getByLabel('The person types a passphrase').fill(`${passphraseOf(name)} anew`);
  await within.getByLabel('Once more').fill(`${passphraseOf(name)} anew`);
  await within.getByLabel('The key file goes on the person').fill(keyFolder(name, '-new'));
  await within.getByLabel('Its spare goes somewhere else').fill(keyFolder(name, '-new-spare'));
}
const keyFileIn = (path: string): string =>
  join(path, readdirSync(path).find((name) => name.endsWith('.key')) ?? '');

async function openVault(passphrase: string, keyFile: string): Promise<void> {
  const form = page.locator('.unlock-form');
  await form.locator('input.passphrase').fill(passphrase);
  await form.locator('.path-field input').nth(1).fill(keyFile);
  await form.locator('button[type=submit]').click();
  await page.waitForSelector('.frame-body');
}

/** The only custodian has lost stick and passphrase: two sheets of custody and the approver let them in again. */
async function recoverAtTheDoor(vault: string, sheets: readonly string[][][]): Promise<void> {
  await page.getByRole('button', { name: 'A stick is lost, or a passphrase forgotten' }).click();
  const form = page.locator('.unlock-form');
  await form.getByLabel('Folder', { exact: true }).fill(vault);
  await pasteSheet('Sheet 1', numbered(sheets[2]!));
  await page.getByText('1 sheet is missing; this side takes 2').waitFor();
  await form.getByLabel('Who gets the new keys').fill('Ada Keeper');
  await fillNewKeys(form, 'Ada Keeper');
  await form.getByLabel('Name or number', { exact: true }).fill('Ben Approver');
  await form.locator('.cosign input.passphrase').fill(passphraseOf('Ben Approver'));
  await form.locator('.cosign .path-field input').fill(keyFileIn(keyFolder('Ben Approver')));
  expect(await form.locator('.sign-button').isDisabled()).toBe(true);
  // Four letters, and a slip in the fourth line that its check names.
  const lines = sheets[0]!;
  const slip = lines[3]!.with(7, lines[3]![7] === 'acid' ? 'acne' : 'acid');
  await form.getByLabel('Sheet 2 Line 1').focus();
  for (const words of [...lines.slice(0, 3), slip])
    await page.keyboard.type(`${words.map((word) => word.slice(0, 4)).join(' ')} `);
  await form.getByText('Word 8 is not right').waitFor();
  expect(await form.locator('.sign-button').isDisabled()).toBe(true);
  await form.getByLabel('Sheet 2 Line 4').fill('');
  await form.getByLabel('Sheet 2 Line 4').focus();
  await page.keyboard.type(lines[3]!.join(' '));
  await form.getByLabel('Sheet 2 Line 5').fill(lines[4]!.join(' '));
  await form.getByText('Sheet 1 of 3, without a fault').waitFor();
  await form.locator('.sign-button').click();
  await page.getByText('Ada Keeper has new keys').waitFor();
  await page.getByRole('button', { name: 'Open it' }).click();
  await openVault(`${passphraseOf('Ada Keeper')} anew`, keyFileIn(keyFolder('Ada Keeper', '-new')));
}

/** Then the approver loses theirs; the custodian gives them new ones by the sheets of approval. */
async function recoverTheApprover(sheets: readonly string[][][]): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/integrity';
  });
  await page.getByRole('button', { name: 'New keys for an approver, by the sheets' }).click();
  const dialog = page.locator('.signed-dialog');
  await dialog.getByLabel('Who gets the new keys').fill('Ben Approver');
  await pasteSheet('Sheet 1', numbered(sheets[3]!));
  await pasteSheet('Sheet 2', numbered(sheets[5]!));
  await fillNewKeys(dialog, 'Ben Approver');
  await dialog
    .locator('.sign-block input.passphrase')
    .last()
    .fill(`${passphraseOf('Ada Keeper')} anew`);
  // Whose keys they are is looked up; until then the keys find nothing to press.
  await dialog.locator('.sign-button:enabled').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('The new keys are in force').waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.keyboard.press('Control+u');
  await page.locator('.people-list button').filter({ hasText: 'Ben Approver' }).click();
  await page.locator('.unlock-form input.passphrase').fill(`${passphraseOf('Ben Approver')} anew`);
  await page
    .locator('.unlock-form .path-field input')
    .first()
    .fill(keyFileIn(keyFolder('Ben Approver', '-new')));
  await page.keyboard.press('Enter');
  await page.locator('.strip').getByText('Ben Approver').waitFor();
}

describe('a passphrase that is set', () => {
  const first = () => page.getByLabel('The person types a passphrase');
  const covering = () =>
    first().evaluate((field) => getComputedStyle(field).getPropertyValue('-webkit-text-security'));

  it('takes composed text, covered until it is shown, and is judged by the one rule while it is typed', async () => {
    await nameTheVault();
    await first().click();
    // A password field would keep the input method from writing this.
    expect(await first().getAttribute('type')).toBe('text');
    await page.keyboard.insertText('山高月小　水落石出清风徐来');
    await page.getByText('A passphrase has no full-width characters').waitFor();
    expect(await covering()).toBe('disc');
    await page.getByRole('button', { name: 'Show the passphrase' }).first().click();
    expect(await covering()).toBe('none');
    await first().fill(' '.repeat(14));
    await page.getByText('single blanks only, and none at either end').waitFor();
    await first().fill('eleven chars');
    await page.getByText('12 characters at least').waitFor();
    await first().fill('山高月小水落石出清风徐来');
    await page.getByText('It will do').waitFor();
    await page.getByLabel('Once more').fill('山高月小水落石出清风徐去');
    await page.getByText('The two differ').waitFor();
    await page.getByLabel('Once more').fill('山高月小水落石出清风徐来');
    await page.getByText('The two are the same').waitFor();
  });

  it('says that Caps Lock is on, and keeps what is covered from being copied', async () => {
    await nameTheVault();
    await first().click();
    for (const [modifierCapsLock, count] of [
      [true, 1],
      [false, 0],
    ] as const) {
      await first().evaluate(
        (field, on) =>
          field.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'a', bubbles: true, modifierCapsLock: on }),
          ),
        modifierCapsLock,
      );
      await expect.poll(() => page.getByText('Caps Lock is on').count()).toBe(count);
    }
    const copied = () =>
      first().evaluate((field) =>
        field.dispatchEvent(new ClipboardEvent('copy', { bubbles: true, cancelable: true })),
      );
    await first().fill('山高月小水落石出清风徐来');
    expect(await copied()).toBe(false);
    await page.getByRole('button', { name: 'Show the passphrase' }).first().click();
    expect(await copied()).toBe(true);
  });
});

describe('the ceremony', () => {
  it('S5: two people in turn, each with a passphrase and key file of their own, make a vault that one of them opens', async () => {
    const vault = await nameTheVault();
    await takeSeat('Ada Keeper', 'DA-1');
    await takeSeat('Ben Approver', 'SP-1');
    await page.getByRole('button', { name: 'Leave this seat for later' }).click();
    await page.getByRole('button', { name: 'Leave this seat for later' }).click();
    await page.locator('.sign-button').click();
    for (const name of ['Ada Keeper', 'Ben Approver']) {
      await page.getByText(name).first().waitFor();
      await page.getByRole('checkbox').waitFor();
      await page.getByRole('checkbox').check();
      await page.keyboard.press('Control+Enter');
    }
    const sheets: string[][][] = [];
    for (let sheet = 0; sheet < 6; sheet++) {
      await page.waitForSelector('.recovery-sheet-hidden');
      await page.keyboard.press('Control+Enter');
      const shown = page.locator('.recovery-sheet:not(.recovery-sheet-hidden)');
      await shown.waitFor();
      const lines = await shown.locator('.sheet-words').allInnerTexts();
      sheets.push(lines.map((line) => line.split(/\s+/).filter((word) => /^[a-z]+$/.test(word))));
      if (sheet === 0) await printSheet(join(folder, 'sheet.pdf'));
      await page.keyboard.press('Control+Enter');
      await page.waitForSelector('.recovery-sheet-hidden');
      if (sheet === 0) await typeBackWithAWrongWord(sheets[0]!);
      await page.keyboard.press('Control+Enter');
    }
    expect(existsSync(join(vault, 'vault.db'))).toBe(true);
    // The stick holds the key and, from now on, an anchor of the vault.
    const keyFiles = readdirSync(keyFolder('Ada Keeper')).filter((name) => name.endsWith('.key'));
    expect(keyFiles).toHaveLength(1);
    await page.locator('.ceremony-sheet .ant-btn-primary').click();

    await openVault(passphraseOf('Ada Keeper'), keyFileIn(keyFolder('Ada Keeper')));
    expect(await page.locator('.strip').innerText()).toContain('Ceremony & Partners');
    expect(await page.locator('.note-band').innerText()).toContain('only one');
    await confirmSheets(sheets);

    await page.keyboard.press('Control+u');
    await page.locator('.people-list').waitFor();
    await page.keyboard.press('Control+Shift+q');
    await page.getByRole('button', { name: 'Create a vault' }).waitFor();
    await recoverAtTheDoor(vault, sheets);
    await recoverTheApprover(sheets);
  });

  it('stopped in the middle, leaves nothing', async () => {
    const vault = await nameTheVault();
    await takeSeat('Ada Keeper', 'DA-1');
    await page.getByLabel('Name, as on your identity document').waitFor();
    await page.getByRole('button', { name: 'Stop, leave nothing' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop, leave nothing' }).click();
    await page.getByRole('button', { name: 'Create a vault' }).waitFor();
    expect(existsSync(vault)).toBe(false);
    expect(readdirSync(keyFolder('Ada Keeper'))).toEqual([]);
  });

  it('gives one person one seat', async () => {
    await nameTheVault();
    await takeSeat('Ada Keeper', 'DA-1');
    await takeSeat('Ada Keeper', 'DA-1');
    await page.getByText('This name has a seat already').waitFor();
    await page.getByText('This number has a seat already').waitFor();
    expect(await page.locator('.sign-button').isDisabled()).toBe(true);
  });
});
