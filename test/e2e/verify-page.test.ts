/**
 * verify.html, opened from disk in a real browser: it says what the verifier says, on honest bundles and on lies, by the
 * browser's own check of signatures and by its own; it asks for nothing from anywhere, and shows who has seen what.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../build/electron-on-chromium/chromium/find-chromium.ts';
import { buildVerifyPage } from '../../build/scripts/build-verify-page.ts';
import { sentence } from '../../verifier/report.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { SyntheticLog, writeBundle } from '../support/synthetic-log.ts';
import { honestStory } from '../support/synthetic-log-story-of-handovers.ts';
import { axeViolations } from './support/axe.ts';

const vectors = resolve(import.meta.dirname, '../vectors');
const honest = join(vectors, 'bundle', 'honest');
let folder: string;
let browser: Browser;
const requests: string[] = [];
const errors: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-page-'));
  await buildVerifyPage(folder);
  const { file, env } = findChromium();
  browser = await chromium.launch({
    executablePath: file,
    env: { ...process.env, ...env } as Record<string, string>,
    args: ['--no-sandbox', '--disable-gpu', '--headless=new'],
  });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(locale = 'en', hash = ''): Promise<Page> {
  const page = await browser.newPage({ locale, viewport: { width: 1_100, height: 900 } });
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(`${pathToFileURL(join(folder, 'verify.html'))}${hash}`);
  return page;
}

async function check(page: Page, bundle: string): Promise<string> {
  const files = readdirSync(bundle).filter((name) => name !== 'older-checkpoint');
  await page.locator('#files').setInputFiles(files.map((name) => join(bundle, name)));
  await page.locator('.verdict').waitFor();
  return page.locator('.verdict').innerText();
}

const answers = (page: Page): Promise<string[]> =>
  page.locator('.checks tr').evaluateAll((rows) => rows.map((row) => row.className));

const told = [
  'bundle/honest',
  'bundle/signature-with-the-identity-as-r',
  'bundle/payload-byte-changed',
  'bundle/fourth-view-by-a-new-version',
  'bundle/opening-missing-unsaid',
  'bundle/key-twice-in-body',
  'bundle/base64-not-canonical',
  'bundle/checkpoint-with-another-key-hash',
  'part/extract',
  'part/skeleton',
  'part/text-changed-in-an-extract',
  'part/chosen-entry-withheld-but-counted',
  'part/proof-swapped',
  'part/keys-left-out',
];

describe.each([
  ['the browser’s check of signatures', ''],
  ['its own check of signatures', '#own'],
] as const)('A5: the page, by %s', (_, hash) => {
  it.each(told)('says of %s what the verifier says', async (name) => {
    const bundle = join(vectors, name);
    const { verdicts, first } = await verifyBundle(bundle, null);
    const page = await opened('en', hash);
    const verdict = await check(page, bundle);
    expect(await answers(page)).toEqual(verdicts.map(({ answer }) => answer));
    if (first === null) expect(verdict).toContain('Nothing in this bundle is broken');
    else expect(verdict).toContain(sentence(first.fault, 'en'));
    expect(await page.locator('#result').innerText()).toContain(
      hash === '' ? 'by the browser' : 'by this page’s own program',
    );
    await page.close();
  });
});

describe('the page', () => {
  const bundle = join(vectors, 'part', 'extract');
  const withinIt = readdirSync(bundle).map((name) => join(bundle, name));
  const dropOn = async (page: Page, files: readonly string[]): Promise<string> => {
    const devtools = await page.context().newCDPSession(page);
    const box = await page.locator('#drop').boundingBox();
    const at = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 20 };
    const data = { items: [], files: [...files], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await devtools.send('Input.dispatchDragEvent', { type, ...at, data });
    await page.locator('.verdict').waitFor();
    return page.locator('.verdict').innerText();
  };
  it.each([
    ['a folder', [bundle]],
    ['its files', withinIt],
  ])('takes %s dropped on it, as a hand drops it', async (_, files) => {
    const page = await opened();
    expect(await dropOn(page, files)).toContain('Nothing in this bundle is broken');
    await page.close();
  });
  it('says what to do where the browser lets it read no dropped folder', async () => {
    const page = await opened();
    // As browsers without this interface; the older one Chromium refuses to pages opened from disk.
    await page.evaluate(() => Reflect.deleteProperty(DataTransferItem.prototype, 'getAsFileSystemHandle'));
    expect(await dropOn(page, [bundle])).toContain('Press “Choose the folder”');
    await page.close();
  });

  it('finds one byte changed, wherever it lies', async () => {
    const page = await opened();
    const copy = join(folder, 'changed');
    cpSync(join(vectors, 'part', 'extract'), copy, { recursive: true });
    const manifest = readFileSync(join(copy, 'manifest.json'), 'utf8');
    for (const name of ['entries.jsonl', 'proof', 'checkpoint']) {
      const whole = readFileSync(join(copy, name));
      for (let at = 5; at < whole.length; at += Math.ceil(whole.length / 7)) {
        const bytes = Buffer.from(whole);
        bytes[at] = bytes[at]! ^ 1;
        writeFileSync(join(copy, name), bytes);
        // A forger writes the manifest anew; signatures, tree and commitments tell all the same.
        const said = JSON.parse(manifest);
        said.files[name] = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
        writeFileSync(join(copy, 'manifest.json'), JSON.stringify(said));
        expect(await check(page, copy), `${name} ${at}`).toMatch(/BROKEN|cannot be read/);
      }
      writeFileSync(join(copy, name), whole);
    }
    await page.close();
  });

  it('compares with an older checkpoint', async () => {
    const page = await opened();
    await page.locator('#since').setInputFiles(join(honest, 'older-checkpoint'));
    await check(page, honest);
    expect((await answers(page)).at(-2)).toBe('holds');
    await page.locator('#since').setInputFiles(join(honest, 'checkpoint'));
    await page.locator('#since').setInputFiles(join(honest, 'manifest.json'));
    await page.locator('#files').setInputFiles([]);
    expect(await check(page, honest)).toContain('is not a checkpoint');
    await page.close();
  });

  it('A5a: shows two histories where an earlier bundle tells another', async () => {
    const told = honestStory();
    const fork = join(folder, 'fork');
    const log = new SyntheticLog();
    for (const step of told) log.write(step.name === 'memo submitted' ? { ...step, after: 120_000 } : step);
    writeBundle(log, fork);
    const page = await opened();
    await page.locator('#since-folder').setInputFiles(fork);
    expect(await check(page, honest)).toContain('Two histories, the same up to entry');
    const shown = await page.locator('.parting').innerText();
    expect(shown.split('\n')[0]).toContain(`entry ${log.indexOf.get('memo submitted')! - 1} (`);
    expect((await answers(page)).at(-2)).toBe('broken');
    await page.locator('#language').click();
    expect(await page.locator('.parting').innerText()).toContain('两段历史');
    expect(await axeViolations(page, 'two histories')).toEqual([]);
    // The same bundle is no other history.
    await page.locator('#since-folder').setInputFiles(honest);
    await page.locator('#files').setInputFiles([]);
    await check(page, honest);
    await page.locator('.verdict.holds').waitFor();
    expect(await page.locator('.parting').count()).toBe(0);
    await page.close();
  });

  it('takes a folder that is chosen, and says where there is no bundle', async () => {
    const page = await opened();
    await page.locator('#folder').setInputFiles(honest);
    await page.locator('.verdict.holds').waitFor();
    await page.locator('#files').setInputFiles(join(honest, 'checkpoint'));
    await page.getByText('There is no bundle here').waitFor();
    await page.close();
  });

  it('P3: shows who has seen what, of a person and of a document', async () => {
    const page = await opened('zh-CN');
    expect(await check(page, honest)).toContain('没有不成立的项目');
    const rows = page.locator('.rows tbody tr');
    expect(await page.locator('#subject').inputValue()).toBe('0');
    expect(await rows.count()).toBe(5);
    expect(await rows.first().innerText()).toMatch(
      /28\s2025-03-03 09:29:00 UTC\+08:00\sbo 同志\s.*contract.*\s1\s3\s2:00/,
    );
    const document = page.locator('#subject option', { hasText: 'contract' });
    await page.locator('#subject').selectOption((await document.getAttribute('value'))!);
    expect(await rows.count()).toBe(3);
    await page.close();
  });

  it.each(['en', 'zh-CN'] as const)('is in both languages and for every reader: %s', async (locale) => {
    const page = await opened(locale);
    await check(page, join(vectors, 'part', 'chosen-entry-withheld-but-counted'));
    const english = locale === 'en';
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
    await page
      .getByText(english ? 'This is a part of the log' : '这是日志的一部分')
      .first()
      .waitFor();
    expect(await axeViolations(page, `verify.html ${locale}`)).toEqual([]);
    await page.locator('#language').click();
    expect(await page.locator('html').getAttribute('lang')).toBe(english ? 'zh-CN' : 'en');
    await page
      .getByText(english ? '最先出错之处' : 'First thing wrong')
      .first()
      .waitFor();
    await page.close();
  });

  it('asks nothing of any network, and its policy lets it ask nothing', async () => {
    const page = await opened();
    await check(page, honest);
    expect(requests.filter((url) => !/^(?:file|blob):/.test(url))).toEqual([]);
    // As text: the test's own loader would rewrite the import.
    const tried = await page.evaluate(`Promise.all([
      fetch('https://example.com/'),
      fetch(location.href),
      import('https://example.com/a.js'),
    ].map((attempt) => attempt.then(() => 'done', () => 'refused')))`);
    expect(tried).toEqual(['refused', 'refused', 'refused']);
    await page.close();
    // What the policy refused just now, and nothing besides.
    expect(errors.filter((error) => !/Content Security Policy|example\.com|violates/.test(error))).toEqual(
      [],
    );
  });
});
