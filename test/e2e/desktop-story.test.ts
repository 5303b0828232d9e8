import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeOfficeSampleFiles } from '../../build/scripts/make-sample-files.ts';
import { Desktop, makeSample, type Sample } from './support/desktop.ts';

let sample: Sample;
beforeAll(async () => {
  sample = await makeSample('zh-CN');
});

let desktop: Desktop;
beforeEach(async () => {
  desktop = new Desktop(sample);
  await desktop.start();
});
afterEach(async () => {
  await desktop.stop().catch(() => undefined);
  desktop.remove();
});

const heading = () => desktop.page.locator('h1').first();

async function beginView(loan: string): Promise<void> {
  await desktop.go(`/before-view/${loan}`);
  await desktop.page.waitForSelector('.before');
  await desktop.sign('许嘉禾');
  await desktop.page.waitForSelector('.viewer-page canvas');
}

async function endView(): Promise<void> {
  await desktop.page.keyboard.press('Control+w');
  await desktop.page.getByRole('dialog').getByRole('button', { name: '结束查阅' }).click();
  await desktop.page.waitForSelector('.frame-body');
}

describe('the story of a document, at one desk', () => {
  it('L4: three views with pages, each recorded, and the fourth refused with its rule and the three looks', async () => {
    const { page } = desktop;
    await desktop.open('沈知行');
    await desktop.signIn('许嘉禾');
    for (const n of [1, 2, 3]) {
      await desktop.go('/before-view/L6');
      await page.waitForSelector('.before');
      expect(await heading().innerText()).toContain(`第 ${n} 次`);
      await desktop.sign('许嘉禾');
      await page.waitForSelector('.viewer-page[data-page="1"] canvas');
      await page.keyboard.press('PageDown');
      await page.waitForSelector('.viewer-page[data-page="2"] canvas');
      expect(await page.locator('.viewer-strip').innerText()).toContain(`第 ${n} 次，共 3 次`);
      // On a slow machine as well the refusal leaves out none of the looks.
      if (n === 3) desktop.answerLate({ 'view.mine': 2_500 });
      await endView();
    }
    await desktop.go('/before-view/L6');
    const refusal = page.locator('.refusal-card');
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain('L4');
    expect(await refusal.locator('.past-views tr').count()).toBe(3);
    expect(desktop.faults).toEqual([]);
  });

  it('L2, L3: requests decided by keyboard and signed in one batch, a loan issued, received and returned', async () => {
    const { page } = desktop;
    await desktop.open('沈知行');
    await desktop.signIn('顾怀远');
    const opened = (loan: string) => page.locator('.inbox-detail .mono', { hasText: loan }).waitFor();
    await opened('L9');
    await page.keyboard.press('1');
    await page.keyboard.press('a');
    // What is not on the screen yet cannot be decided on.
    await opened('L10');
    await page.keyboard.press('4');
    await page.keyboard.press('r');
    await page.getByText('已定 2 件').waitFor();
    await page.keyboard.press('s');
    await page.getByRole('dialog').waitFor();
    await desktop.sign('顾怀远');
    await page.getByText('2 件都已签署').waitFor();
    expect(await page.getByRole('dialog').locator('.seal-signed').count()).toBe(2);
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();

    await desktop.signIn('许嘉禾');
    await desktop.go('/my-loans');
    await page.waitForSelector('.my-loans-grid');
    await page.keyboard.press('j');
    await page.getByRole('button', { name: '签名并收领' }).waitFor();
    await desktop.sign('许嘉禾');
    await page.getByRole('button', { name: '查阅', exact: false }).first().waitFor();
    expect(desktop.faults).toEqual([]);
  });

  it('L7: a crash in the middle of a view: the same person resumes the same view', async () => {
    await desktop.open('沈知行');
    await desktop.signIn('许嘉禾');
    await beginView('L6');
    await desktop.page.keyboard.press('PageDown');
    await desktop.page.waitForSelector('.viewer-page[data-page="2"] canvas');
    await desktop.kill();

    await desktop.start();
    await desktop.open('沈知行');
    await desktop.signIn('许嘉禾');
    await desktop.go('/before-view/L6');
    await desktop.page.waitForSelector('.before');
    expect(await heading().innerText()).toContain('继续第 1 次');
    await desktop.sign('许嘉禾');
    await desktop.page.waitForSelector('.viewer-page[data-page="2"] canvas');
    expect(await desktop.page.locator('.viewer-strip').innerText()).toContain('第 1 次，共 3 次');
  });

  it('L7: locking takes the page away and signs the person out; another finds nothing of it', async () => {
    const { page } = desktop;
    await desktop.open('沈知行');
    await desktop.signIn('许嘉禾');
    await beginView('L6');
    await page.keyboard.press('Control+l');
    await page.waitForSelector('.people-list');
    expect(await page.locator('canvas').count()).toBe(0);
    await desktop.signIn('马骁');
    expect(await page.locator('canvas').count()).toBe(0);
    await desktop.go('/before-view/L6');
    await page.locator('.refusal-card').waitFor();
    await desktop.signIn('许嘉禾');
    await desktop.go('/before-view/L6');
    await page.waitForSelector('.before');
    expect(await heading().innerText()).toContain('继续第 1 次');
  });

  it('D6: Word, Excel and mail with attachments are printed by a window without scripts, seen, and submitted', async () => {
    const { page } = desktop;
    const files = await makeOfficeSampleFiles(join(desktop.userData, 'office'));
    await desktop.open('沈知行');
    await desktop.signIn('孟一鸣');
    await desktop.go('/submit?code=KH-2026-0147');
    await page.getByText('恒岳精密机械股份有限公司').waitFor();
    await page.getByLabel('或填写路径').fill(files.join('\n'));
    await page.getByRole('button', { name: '加入' }).click();
    await page.waitForSelector('.preview-page canvas');
    await desktop.sign('孟一鸣');
    await page.getByRole('button', { name: '清除已提交的' }).waitFor();
    const rows = await page.locator('.register .row').allInnerTexts();
    expect(rows).toHaveLength(files.length);
    for (const row of rows) expect(row).toContain('已提交 KH-2026-0147/');
    expect(rows.filter((row) => row.includes('附件')).length).toBeGreaterThan(0);
    expect(desktop.faults).toEqual([]);
  });

  it('a view leaves nothing of the document on disk outside the vault', async () => {
    await desktop.open('沈知行');
    await desktop.signIn('许嘉禾');
    await beginView('L6');
    await desktop.page.keyboard.press('PageDown');
    await desktop.page.waitForSelector('.viewer-page[data-page="2"] canvas');
    const files = readdirSync(desktop.userData, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && !join(entry.parentPath, entry.name).startsWith(desktop.vault),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const bytes = readFileSync(join(file.parentPath, file.name));
      expect(bytes.includes(Buffer.from('空置率')), file.name).toBe(false);
      expect(bytes.includes(Buffer.from([0xff, 0xd8, 0xff, 0xe0])), file.name).toBe(false);
      expect(bytes.includes(Buffer.from('%PDF-')), file.name).toBe(false);
    }
  });
});
