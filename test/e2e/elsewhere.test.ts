/** A6c on the screen: a copied folder is asked about, looked at by a drill, and taken as moved with two signatures. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { terminalStation } from '../../cli/terminal/station.ts';
import { VaultRouter } from '../../vault/router/router.ts';
import { placeOf } from '../../vault/storage/place.ts';
import { remembering } from '../support/remembering-hasher.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';
import { launchApp } from './support/launch.ts';
import { quickDesktop } from './support/quick-desktop.ts';

const passphraseOf = (name: string): string => `${name} keeps to themselves`;
let root: string;
let app: ElectronApplication;
let page: Page;
const inRoot = (...parts: string[]): string => join(root, ...parts);
const keyFile = (name: string): string => inRoot('sticks', name, 'key.json');

/** A vault that was opened once on another machine, and its folder copied to this one. */
async function copiedVault(): Promise<void> {
  const station = terminalStation({
    userDataFolder: inRoot('first machine', 'anchors'),
    hasher: remembering(weakPassphraseHasher),
  });
  const ports = {
    ...station.ports,
    placeOf: (folder: string, vault: Parameters<typeof placeOf>[1]) =>
      placeOf(folder, vault, inRoot('first machine')),
  };
  const router = new VaultRouter(ports);
  const founder = (name: string, staffNumber: string, role: string) => ({
    name,
    staffNumber,
    department: '档案室',
    role,
    clearance: 'secret',
    passphrase: passphraseOf(name),
    keyFiles: [keyFile(name), inRoot('sticks', `${name} spare`, 'key.json')],
  });
  const sheets = { threshold: 2, of: 3 };
  await router.call('vault.create', {
    folder: inRoot('vault'),
    name: 'Records room',
    sample: false,
    founders: [founder('Li Bao', 'C-1', 'custodian'), founder('Zhao Pi', 'A-1', 'approver')],
    sheets: { custody: sheets, approval: sheets },
    anchorFolders: [],
    station: 'A-03',
  });
  await router.call('vault.open', {
    folder: inRoot('vault'),
    passphrase: passphraseOf('Li Bao'),
    keyFile: keyFile('Li Bao'),
    station: 'A-03',
    place: 'Archive',
    anchorFolders: [],
  });
  await router.close('command');
  await station.rasteriser.close();
  cpSync(inRoot('vault'), inRoot('copy'), { recursive: true });
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'dossier-vault-e2e-elsewhere-'));
  await copiedVault();
  const settings = {
    language: process.env.E2E_LANGUAGE === 'zh-CN' ? 'zh-CN' : 'en',
    theme: process.env.E2E_THEME === 'dark' ? 'dark' : 'light',
    station: 'A-03',
    place: 'Archive',
    zoom: 1,
    letterKeys: true,
    vaults: [
      {
        folder: inRoot('copy'),
        name: 'Records room',
        sample: false,
        closedAtMs: null,
        entries: 0,
        words: [],
      },
    ],
  };
  const userData = mkdtempSync(join(root, 'user-data-'));
  writeFileSync(join(userData, 'settings.json'), JSON.stringify(settings));
  const machine = inRoot('second machine');
  const launched = await launchApp({
    appFolder: await quickDesktop(),
    userData,
    env: { DOSSIER_VAULT_USER_DATA: userData, XDG_DATA_HOME: machine, LOCALAPPDATA: machine },
  });
  ({ app, page } = launched);
  await page.waitForSelector('.unlock-form');
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

const form = () => page.locator('.unlock-form');
const typePassphrase = () => form().locator('input.passphrase').first().fill(passphraseOf('Li Bao'));
const submit = () => form().locator('button[type=submit]').click();
const shot = async (name: string): Promise<void> => {
  const folder = process.env.E2E_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
};

it('A6c: asks what a copied folder is, and offers to leave it alone', async () => {
  await typePassphrase();
  await form().locator('.path-field input').nth(1).fill(keyFile('Li Bao'));
  await submit();
  await page.waitForSelector('.unlock-elsewhere');
  expect(await form().innerText()).toContain(inRoot('vault'));
  expect(await page.locator('.unlock-elsewhere select').inputValue()).toBe('unsaid');
  await shot('elsewhere-asked');
});

it('A6c: shows what a drill finds, and opens nothing', async () => {
  await page.locator('.unlock-elsewhere select').selectOption('copy');
  await typePassphrase();
  await submit();
  await page.waitForSelector('[role=status].unlock-elsewhere');
  expect(await page.locator('[role=status].unlock-elsewhere').innerText()).toContain('Records room');
  expect(await page.locator('.frame-body').count()).toBe(0);
  await shot('elsewhere-drilled');
});

it('A6c: opens where custodian and approver sign that it has moved', async () => {
  await page.locator('.unlock-elsewhere select').selectOption('moved');
  await typePassphrase();
  const approver = page.locator('section.unlock-elsewhere').first();
  await approver.locator('input').first().fill('Zhao Pi');
  await approver.locator('input.passphrase').fill(passphraseOf('Zhao Pi'));
  await approver.locator('.path-field input').fill(keyFile('Zhao Pi'));
  await shot('elsewhere-moved');
  await submit();
  await page.waitForSelector('.frame-body', { state: 'attached' });
});
