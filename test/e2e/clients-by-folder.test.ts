/** K6 on the screen: a tree of clients' folders read, tried, said where it is unclear, signed for once, and told file by file. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample } from './support/desktop.ts';
import { settled } from './support/settled.ts';

const zh = process.env.E2E_LANGUAGE !== 'en';
const dark = process.env.E2E_THEME === 'dark';
const says = (chinese: string, english: string): string => (zh ? chinese : english);
let desktop: Desktop;
let folder: string;

const tree: Readonly<Record<string, string | Uint8Array>> = {
  'KH-2026-0147/2024-03-05 报价单.txt': 'Offer for the second lot, valid until the end of June.',
  'KH-2026-0147/往来/2024-02-31 函.txt': 'There is no such day.',
  // GB18030 without a sign of it: the encoding is guessed.
  'KH-2026-0147/旧函.txt': Buffer.from([
    0xd6, 0xd0, 0xce, 0xc4, 0xba, 0xcf, 0xcd, 0xac, 0xb5, 0xb5, 0xb0, 0xb8,
  ]),
  'KH-2026-0147/.DS_Store': 'x',
  'KH_2026_0147/2024-04-01 note.txt': 'A note about the delivery of the third lot.',
  'Nobody we know/letter.txt': 'A letter of a client without a dossier.',
};

beforeAll(async () => {
  desktop = new Desktop(await makeSample(zh ? 'zh-CN' : 'en'));
  folder = join(desktop.userData, 'clients');
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  await desktop.start();
});
afterAll(async () => {
  await desktop.kill();
  desktop.remove();
});

const who = (role: 'custodian' | 'author'): string =>
  desktop.sample.made.people.find((person) => person.roles.includes(role))?.name ?? '';
const shot = async (name: string): Promise<void> => {
  const shots = process.env.E2E_SHOTS;
  if (shots === undefined) return;
  await desktop.page.setViewportSize({ width: 1280, height: 1700 });
  await desktop.page.screenshot({ path: join(shots, `${name}.png`) });
  await desktop.page.setViewportSize({ width: 1280, height: 800 });
};
const outcomes = (label: string) => desktop.page.getByLabel(label, { exact: true });
const byFolder = () => outcomes(says('文件夹按结果', 'Folders by outcome'));
const byFile = () => outcomes(says('文件按结果', 'Files by outcome'));

it('is reached from submitting, reads the tree, and its trial says what is unclear and what is unknown', async () => {
  await desktop.open(who('custodian'));
  await desktop.signIn(who('author'));
  const { page } = desktop;
  if (dark) {
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name: /深色|Dark/ }).check();
    await page.keyboard.press('Escape');
  }
  await desktop.go('/submit');
  await page.keyboard.press('o');
  await page.locator('.arrived[data-path="/submit/folders"]').waitFor();
  await shot('folders-empty');
  await page.getByLabel(says('文件夹', 'Folder'), { exact: true }).fill(folder);
  await page.keyboard.press('Enter');
  await page.getByText(says('clients：3 个文件夹，5 个文件', 'clients: 3 folders, 5 files')).waitFor();
  await expect
    .poll(() => byFolder().textContent())
    .toBe(says('已对上 1须指定 1对不上 1', 'matched 1to be said 1unknown 1'));
  await page
    .getByLabel(says('文件名称的写法', 'How files are called'), { exact: false })
    .fill(says('{日期} {题名}', '{date} {title}'));
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(() => byFile().textContent())
    .toBe(says('待归档 2不收 1客户未定 2略过 1', 'to be filed 2refused 1client not known 2passed over 1'));
  await page.getByText(says('名称里的日期，日历上没有', 'is no day of the calendar')).waitFor();
  await settled(page);
  expect(await axeViolations(page, 'folders tried')).toEqual([]);
  await shot('folders-tried');
});

it('one that is unclear is said by a key, and one signature files what waits', async () => {
  const { page } = desktop;
  await page.locator('.folder-candidates input').first().focus();
  await page.keyboard.press('Space');
  await expect.poll(() => byFolder().textContent()).toBe(says('已对上 2对不上 1', 'matched 2unknown 1'));
  await page.getByText(says('签名并归档 3 件', 'Sign and file 3')).waitFor();
  await desktop.sign(who('author'));
  await page.getByText(says('看过之后签名归档', 'Sign for it once you have seen that')).waitFor();
  await settled(page);
  expect(await axeViolations(page, 'folders filed')).toEqual([]);
  await shot('folders-filed');
});

it('D5: what is not shown stands beside the file, which is filed once its author has seen it', async () => {
  const { page } = desktop;
  await page.getByText(says('GB 18030 (GBK)（推测）', 'GB 18030 (GBK) (guessed)')).waitFor();
  // On a small screen too the list stands below the heading, and not over it.
  await page.setViewportSize({ width: 1280, height: 480 });
  const head = await page.locator('.page-head').boundingBox();
  const list = await page.locator('.page-main > .sheet').first().boundingBox();
  expect(list?.y).toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? Number.POSITIVE_INFINITY));
  await page.setViewportSize({ width: 1280, height: 800 });
  await desktop.sign(who('author'));
  await expect.poll(() => byFile().textContent()).not.toContain(says('待确认', 'to be seen first'));
  await page.getByText(says('已办完', 'It is through')).waitFor();
  const report = join(desktop.userData, 'report.csv');
  await desktop.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, report);
  await page
    .getByRole('button', { name: says('把各件的结果存为文件', 'Save what became of each file') })
    .click();
  await page.getByText(says('已存 6 行', 'Saved 6 lines')).waitFor();
  expect(existsSync(report)).toBe(true);
  expect(readFileSync(report, 'utf8')).toContain('2024-03-05');
  await shot('folders-through');
  await page.getByRole('button', { name: says('不再保留这份清单', 'Let this list go') }).click();
  await byFile().waitFor({ state: 'detached' });
  expect(desktop.faults).toEqual([]);
});
