/** A0: what a screen asks by itself while it is open, typed in, or drawn again leaves no entry. */
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { terminalStation } from '../../cli/terminal/station.ts';
import { VaultRouter } from '../../vault/router/router.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';
import { Desktop, makeSample, type Sample } from './support/desktop.ts';

let sample: Sample;
beforeAll(async () => {
  sample = await makeSample('zh-CN');
});

/** What the log says since the sample was made, read by its custodian once the desktop has ended. */
async function loggedAt(desktop: Desktop): Promise<{ type: string; verb: unknown }[]> {
  const station = terminalStation({
    userDataFolder: join(desktop.userData, 'anchors'),
    hasher: weakPassphraseHasher,
  });
  try {
    const router = new VaultRouter(station.ports);
    const { passphrase, keyFile } = desktop.person('沈知行');
    const place = { station: 'A-03', place: '档案室', anchorFolders: [] };
    await router.call('vault.open', { folder: desktop.vault, passphrase, keyFile, ...place });
    const entries = await router.call('log.list', { limit: 400 });
    await router.close('command');
    // The last opening is the one just now, to read the log.
    const opened = entries.flatMap(({ body }, i) => (body.type === 'vault.opened' ? [i] : [])).at(-2);
    return entries.slice(opened).map(({ body }) => ({
      type: body.type,
      verb: 'verb' in body.data ? body.data.verb : null,
    }));
  } finally {
    await station.rasteriser.close();
  }
}

describe('A0: at the desk', () => {
  let desktop: Desktop;
  beforeEach(async () => {
    desktop = new Desktop(sample);
    await desktop.start();
  });
  afterEach(async () => {
    await desktop.stop().catch(() => undefined);
    desktop.remove();
  });

  it('three views, a directory typed in, and a code typed leave what the person did and nothing else', async () => {
    const { page } = desktop;
    await desktop.open('沈知行');
    await desktop.signIn('许嘉禾');
    for (const n of [1, 2, 3]) {
      await desktop.go('/before-view/L6');
      await page.locator('h1', { hasText: `第 ${n} 次` }).waitFor();
      await desktop.sign('许嘉禾');
      await page.waitForSelector('.viewer-page[data-page="1"] canvas');
      await page.keyboard.press('Control+w');
      await page.getByRole('dialog').getByRole('button', { name: '结束查阅' }).click();
      await page.waitForSelector('.my-loans-grid');
    }
    // The spent loan says so, and offers no view.
    await page.getByText('3 次查阅已全部用完').waitFor();
    expect(await page.getByRole('button', { name: '查阅', exact: false }).count()).toBe(0);

    await desktop.go('/directory');
    await page.waitForSelector('.directory-grid');
    const field = page.getByLabel('查找', { exact: true });
    for (const typed of ['恒岳', '恒岳精', '恒岳精密']) {
      await field.fill(typed);
      await page.locator('mark', { hasText: typed }).first().waitFor();
    }

    await desktop.signIn('孟一鸣');
    await desktop.go('/submit');
    await page.getByLabel('卷宗').fill('');
    await page.getByLabel('卷宗').pressSequentially('KH-2026-0147', { delay: 30 });
    await page.keyboard.press('Enter');
    await page.getByText('恒岳精密机械股份有限公司').waitFor();
    expect(desktop.faults).toEqual([]);
    await desktop.stop();

    const logged = await loggedAt(desktop);
    const of = (type: string) => logged.filter((entry) => entry.type === type);
    expect(of('refusal')).toEqual([]);
    expect(of('view.open')).toHaveLength(3);
    // The directory as it was opened, and the dossier whose code was typed to its end.
    expect(of('directory.searched')).toHaveLength(2);
  });
});
