import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
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
  await page.getByLabel(/Passphrase \(12/).fill(passphraseOf(name));
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
      await page.getByRole('checkbox').waitFor({ timeout: 60_000 });
      await page.getByRole('checkbox').check();
      await page.keyboard.press('Control+Enter');
    }
    for (let sheet = 0; sheet < 6; sheet++) {
      await page.waitForSelector('.recovery-sheet-hidden');
      await page.keyboard.press('Control+Enter');
      const shown = page.locator('.recovery-sheet:not(.recovery-sheet-hidden)');
      await shown.waitFor();
      expect((await shown.innerText()).length).toBeGreaterThan(20);
      await page.keyboard.press('Control+Enter');
      await page.waitForSelector('.recovery-sheet-hidden');
      await page.keyboard.press('Control+Enter');
    }
    expect(existsSync(join(vault, 'vault.db'))).toBe(true);
    // The stick holds the key and, from now on, an anchor of the vault.
    const keyFiles = readdirSync(keyFolder('Ada Keeper')).filter((name) => name.endsWith('.key'));
    expect(keyFiles).toHaveLength(1);
    await page.locator('.ceremony-sheet .ant-btn-primary').click();

    const form = page.locator('.unlock-form');
    await form.locator('input[type=password]').fill(passphraseOf('Ada Keeper'));
    const [key] = readdirSync(keyFolder('Ada Keeper'));
    await form
      .locator('.path-field input')
      .nth(1)
      .fill(join(keyFolder('Ada Keeper'), key ?? ''));
    await form.locator('button[type=submit]').click();
    await page.waitForSelector('.frame-body');
    expect(await page.locator('.strip').innerText()).toContain('Ceremony & Partners');
    expect(await page.locator('.note-band').innerText()).toContain('only one');
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
