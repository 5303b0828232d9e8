/** A log too long to be read before anybody works, in the desktop: the check runs beside the work in a thread of the vault's process. */

import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { terminalStation } from '../../cli/terminal/station.ts';
import type { OpenVault } from '../../vault/acts/open-vault.ts';
import { VaultRouter } from '../../vault/router/router.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';
import { copySample, Desktop, makeSample, type Sample } from './support/desktop.ts';

const entries = 5_000;
let sample: Sample;
let desktop: Desktop;

/** Adds entries as somebody's searches would. */
async function lengthen(): Promise<void> {
  const station = terminalStation({
    userDataFolder: join(sample.folder, 'anchors'),
    hasher: weakPassphraseHasher,
  });
  try {
    const router = new VaultRouter(station.ports);
    const custodian = sample.made.people.find(({ roles }) => roles.includes('custodian'))!;
    await router.call('vault.open', {
      folder: sample.made.folder,
      passphrase: custodian.passphrase,
      keyFile: custodian.keyFile ?? '',
      station: 'A-03',
      place: sample.made.place,
      anchorFolders: [],
    });
    const { writer } = (router as unknown as { open: OpenVault }).open;
    writer.transact((tx) => {
      while (tx.size < entries)
        tx.append({
          type: 'directory.searched',
          data: (texts) => ({ query: texts.of(`查 ${tx.size}`), results: 0 }),
          actor: { person: null, role: null },
        });
    });
    await router.close('command');
  } finally {
    await station.rasteriser.close();
  }
}

beforeAll(async () => {
  sample = copySample(await makeSample('en'));
  await lengthen();
  desktop = new Desktop(sample);
  await desktop.start();
});
afterAll(async () => {
  await desktop.stop();
  desktop.remove();
});

it('A6: is checked beside the work, found sound, and people are let to work meanwhile', async () => {
  const custodian = sample.made.people.find(({ roles }) => roles.includes('custodian'))!;
  await desktop.open(custodian.name);
  const aside = () => desktop.page.locator('.vault-lines').innerText();
  await expect.poll(aside, { timeout: 600_000, interval: 500 }).toMatch(/all verified at/);
  expect(await aside()).toMatch(/Not in quarantine/);
  expect(desktop.faults).toEqual([]);
});
