/**
 * The desktop on a vault with very many documents: from start to the closed vault's screen, from there to the list of people, and
 * turning the pages of a view with an eye on the page's event loop. On Electron where it is there, otherwise on Chromium in its
 * place (test/e2e/support/launch.ts); the bench says which.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import type { Settings } from '../../shared/contract/shell.ts';
import { argon2idHasher } from '../../vault/sealing/passphrase.ts';
import { randomBytes } from '../../vault/sealing/suite.ts';
import { type LaunchedApp, launchApp } from '../e2e/support/launch.ts';
import { fileDocuments, lendLongDocument } from './filed-vault.ts';
import type { BenchRow } from './lists.ts';
import { median } from './log.ts';
import { BenchVault } from './vault-in-folder.ts';

const projectFolder = resolve(import.meta.dirname, '../..');
const launches = 3;
const pagesInDocument = 30;
const turns = 20;
const taskMsMax = 50;

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const at = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

/** An app that does next to nothing, on the same Electron or Chromium: what no app of ours can be faster than. */
async function emptyAppMs(): Promise<number> {
  const userData = mkdtempSync(join(tmpdir(), 'dossier-vault-bench-'));
  try {
    const { ms: took, value } = await timed(async () => {
      const launched = await launchApp({
        appFolder: resolve(import.meta.dirname, '../e2e/support/fixture-app'),
        userData,
      });
      await launched.page.waitForFunction(() => document.querySelector('#out')?.textContent === '3');
      return launched;
    });
    await value.app.close();
    return took;
  } finally {
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}

function writeSettings(bench: BenchVault): void {
  const folder = join(bench.root, 'vault');
  const settings: Settings = {
    language: 'en',
    theme: 'light',
    station: 'bench',
    place: 'bench',
    zoom: 1,
    letterKeys: true,
    vaults: [{ folder, name: 'bench', sample: false, closedAtMs: null, entries: 0, words: [] }],
  };
  writeFileSync(join(bench.userData, 'settings.json'), JSON.stringify(settings));
}

async function startDesktop(bench: BenchVault): Promise<{ ms: number; value: LaunchedApp }> {
  return timed(async () => {
    const launched = await launchApp({
      userData: bench.userData,
      env: { DOSSIER_VAULT_USER_DATA: bench.userData },
    });
    await launched.page.waitForSelector('.unlock-form input[type=password]');
    return launched;
  });
}

/** From the key that opens it to the custodian's first screen, and from there to the list of people. */
async function openDesktop(bench: BenchVault, page: Page): Promise<{ openMs: number; listMs: number }> {
  const form = page.locator('.unlock-form');
  await form.locator('input[type=password]').fill(bench.signature('keeper').passphrase);
  await form.locator('.path-field input').nth(1).fill(bench.keyFile('keeper'));
  const { ms: openMs } = await timed(async () => {
    await form.locator('button[type=submit]').click();
    await page.waitForSelector('.frame-body', { state: 'attached' });
  });
  const { ms: listMs } = await timed(async () => {
    await page.keyboard.press('Control+u');
    await page.waitForSelector('.people-list button');
  });
  return { openMs, listMs };
}

interface Watched {
  readonly tasks: number[];
  readonly gaps: number[];
  readonly drawn: number[];
}
declare global {
  var benchWatch: (Watched & { expected: number }) | undefined;
}

/** In the page: long tasks, gaps of its event loop, and the time from a key to the painted page. */
function watch(): void {
  const watched: Watched & { expected: number } = { tasks: [], gaps: [], drawn: [], expected: 0 };
  globalThis.benchWatch = watched;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watched.tasks.push(entry.duration);
  }).observe({ entryTypes: ['longtask'] });
  let last = performance.now();
  const { port1, port2 } = new MessageChannel();
  const beat = (): void => {
    const now = performance.now();
    watched.gaps.push(now - last);
    last = now;
    setTimeout(() => port2.postMessage(null), 8);
  };
  port1.onmessage = beat;
  beat();
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'PageDown') return;
      const pressed = event.timeStamp;
      const page = watched.expected;
      const look = (): void => {
        const canvas = document.querySelector<HTMLCanvasElement>(`.viewer-page[data-page="${page}"] canvas`);
        // Drawn in an effect, painted with the frame after it.
        if (canvas !== null && canvas.width > 300)
          requestAnimationFrame(() => watched.drawn.push(performance.now() - pressed));
        else requestAnimationFrame(look);
      };
      look();
    },
    { capture: true },
  );
}

async function turnPages(bench: BenchVault, page: Page, loan: string): Promise<Watched> {
  await page.locator('.unlock-side input').first().fill('reader');
  await page.keyboard.press('Enter');
  await page.keyboard.type(bench.signature('reader').passphrase);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.frame-body', { state: 'attached' });
  // Signing in goes to the first screen by itself, a moment after that is there.
  await page.waitForTimeout(1_000);
  await page.evaluate((to) => {
    location.hash = to;
  }, `/before-view/${loan}`);
  await page.waitForSelector('.before');
  await page.locator('.sign-block input[type=password]').last().fill(bench.signature('reader').passphrase);
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.viewer-page[data-page="1"] canvas');
  await page.waitForTimeout(1_000);
  await page.evaluate(watch);
  for (let to = 2; to < 2 + turns; to++) {
    await page.evaluate((expected) => {
      globalThis.benchWatch!.expected = expected;
    }, to);
    await page.keyboard.press('PageDown');
    await page.waitForTimeout(1_000);
  }
  const watched = await page.evaluate(() => {
    const { tasks, gaps, drawn } = globalThis.benchWatch!;
    return { tasks, gaps, drawn };
  });
  // Otherwise the next start would resume it in the middle.
  await page.keyboard.press('Control+w');
  await page.getByRole('dialog').getByRole('button', { name: 'End view' }).click();
  await page.waitForSelector('.frame-body');
  return watched;
}

/** On a vault that is small yet: nothing else is under way. */
async function turningRow(bench: BenchVault, loan: string): Promise<BenchRow> {
  const { value: desktop } = await startDesktop(bench);
  try {
    await openDesktop(bench, desktop.page);
    const { tasks, gaps, drawn } = await turnPages(bench, desktop.page, loan);
    const long = tasks.filter((task) => task > taskMsMax);
    return {
      row: `${turns} of ${pagesInDocument} pages turned, a second apart`,
      ours: `key to painted page p50 ${ms(at(drawn, 0.5))}, p95 ${ms(at(drawn, 0.95))} (${drawn.length} pages)`,
      bound: `tasks of the page over ${taskMsMax} ms: ${long.length}, worst ${ms(Math.max(0, ...long))}`,
      ratio: `longest gap of its event loop ${ms(Math.max(...gaps))}`,
    };
  } finally {
    await desktop.app.close();
  }
}

export async function benchDesktop(documents: number): Promise<BenchRow[]> {
  if (!existsSync(join(projectFolder, 'out/desktop/main/main.mjs'))) {
    const built = spawnSync('npm', ['run', 'build:desktop', '--silent'], {
      cwd: projectFolder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (built.status !== 0) throw new Error('the desktop does not build');
  }
  const bench = new BenchVault(4_000, argon2idHasher);
  const rows: BenchRow[] = [];
  let running: LaunchedApp | null = null;
  try {
    await bench.create();
    const loan = await lendLongDocument(bench, pagesInDocument);
    await bench.close();
    writeSettings(bench);
    rows.push(await turningRow(bench, loan));
    await bench.open();
    const filing = await timed(() => fileDocuments(bench, documents));
    await bench.close();
    const many = `${documents.toLocaleString('en')} documents`;
    rows.push({
      row: `file ${many} through the log, for this bench`,
      ours: `${Math.round(filing.ms / 1000)} s`,
      bound: '',
      ratio: '',
    });

    const hashes: number[] = [];
    const opens: number[] = [];
    for (let i = 0; i < launches; i++) {
      const params = argon2idHasher.newParams();
      hashes.push(
        (await timed(() => argon2idHasher.derive('a long passphrase', randomBytes(16), params))).ms,
      );
      opens.push((await timed(() => bench.open())).ms);
      await bench.close();
    }
    const hash = median(hashes);
    rows.push({
      row: `vault.open in one process, ${many}`,
      ours: ms(median(opens)),
      bound: `one passphrase hashing, ${ms(hash)}`,
      ratio: `${ms(median(opens) - hash)} without it`,
    });

    const empty: number[] = [];
    const starts: number[] = [];
    const opened: number[] = [];
    const lists: number[] = [];
    for (let i = 0; i < launches; i++) {
      empty.push(await emptyAppMs());
      const started = await startDesktop(bench);
      running = started.value;
      starts.push(started.ms);
      const { openMs, listMs } = await openDesktop(bench, running.page);
      opened.push(openMs);
      lists.push(listMs);
      await running.app.close();
      running = null;
    }
    const whole = median(starts) + median(opened) - hash + median(lists);
    rows.push(
      {
        row: `start of the desktop to the closed vault, ${many}`,
        ours: ms(median(starts)),
        bound: `an empty app on the same Electron or Chromium, ${ms(median(empty))}`,
        ratio: `${(median(starts) / median(empty)).toFixed(2)} ×`,
      },
      {
        row: `the desktop opens the vault, to the custodian's first screen`,
        ours: ms(median(opened)),
        bound: `one passphrase hashing, ${ms(hash)}`,
        ratio: `${ms(median(opened) - hash)} without it`,
      },
      {
        row: 'from there to the list of people who sign in',
        ours: ms(median(lists)),
        bound: '',
        ratio: '',
      },
      {
        row: 'start to sign-in, passphrase hashing aside',
        ours: ms(whole),
        bound: 'the aim, 1500 ms',
        ratio: `${(whole / 1500).toFixed(2)} ×`,
      },
    );

    return rows;
  } finally {
    await running?.app.close();
    await bench.dispose();
  }
}

if (import.meta.main)
  for (const row of await benchDesktop(Number(process.argv[2] ?? 100_000)))
    console.log(Object.values(row).join(' | '));
