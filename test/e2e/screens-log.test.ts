import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desktop, makeSample, removeSample, type Sample } from './support/desktop.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let sample: Sample;
let desktop: Desktop;
beforeAll(async () => {
  sample = await makeSample('en');
  desktop = new Desktop(sample);
  await desktop.start();
  await desktop.open('Shen Zhixing');
});
afterAll(async () => {
  await desktop.stop();
  desktop.remove();
  removeSample(sample);
});

async function violations(): Promise<string[]> {
  await desktop.page.evaluate(`${axeSource};0`);
  return desktop.page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(where: Document): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
    };
    const found = await axe.run(document);
    return found.violations.map(
      (each) => `${each.id}: ${JSON.stringify(each.nodes.map((node) => node.target))}`,
    );
  });
}

describe('the access log', () => {
  it('lists entries, tells one as a sentence, and proves it', async () => {
    const { page } = desktop;
    await desktop.go('/log');
    await page.getByText('Received').first().waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.log-drawer');
    await page.keyboard.press('p');
    await page.getByText('checked here just now').waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    await page.getByRole('dialog').waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });
});

describe('who checks whom, and accesses', () => {
  it('shows the seats, the single points and a dossier’s chain, as pictures and as tables', async () => {
    const { page } = desktop;
    await desktop.go('/trust?code=KH-2026-0147');
    await page.waitForSelector('.chain-events li');
    expect(await page.locator('.trust-side').innerText()).toContain('Only Meng Yiming');
    expect(await page.locator('.chain-events').innerText()).toContain('issued a loan');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('t');
    await page.waitForSelector('.trust-table');
    expect(await violations()).toEqual([]);
  });

  it('shows accesses by day and hour, as pictures and as tables', async () => {
    const { page } = desktop;
    await desktop.go('/insight');
    await page.getByRole('heading', { name: 'Accesses', level: 1 }).waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('t');
    expect(await violations()).toEqual([]);
    expect(desktop.faults).toEqual([]);
  });
});
