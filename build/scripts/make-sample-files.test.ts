import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Examination } from '../../rasteriser/rasteriser.ts';
import { createWorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import { makeOfficeSampleFiles, makeSampleFiles, type SampleFile } from './make-sample-files.ts';

const rasteriser = createWorkerRasteriser();
let dir: string;
let files: SampleFile[];
const examined = new Map<string, Examination>();
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sample-files-'));
  files = await makeSampleFiles(dir);
  for (const { path } of files) {
    const bytes = new Uint8Array(await readFile(path));
    examined.set(relative(dir, path), await rasteriser.examine(bytes, basename(path)));
  }
});
afterAll(async () => {
  await rasteriser.close();
  await rm(dir, { recursive: true });
});

test('four clients, each with a contact sheet, a profile sheet and further papers', () => {
  const clients = new Set(files.map((file) => file.client));
  expect(clients.size).toBe(4);
  for (const client of clients) {
    const kinds = files.filter((file) => file.client === client).map((file) => file.kind);
    expect(kinds.slice(0, 2)).toEqual(['contact-sheet', 'profile-sheet']);
    expect(kinds.length).toBeGreaterThanOrEqual(4);
  }
});

test('every kind of file that needs no printer, and every encoding is among them', () => {
  const all = [...examined.values()];
  expect(new Set(all.map(({ kind }) => kind))).toEqual(
    new Set(['pdf', 'png', 'jpeg', 'webp', 'text', 'markdown']),
  );
  expect(all.filter(({ report }) => report.encoding?.name === 'gb18030')).toHaveLength(2);
});

test('every character of them is drawn, rare ones too', () => {
  for (const [name, { report }] of examined) expect(report.glyphsMissing, name).toBe(0);
  expect(examined.get(join('qinghe-farmers', 'member-roll.txt'))?.likeness.text).toMatch(/王䶮.*马㛃.*李䥽/);
});

test('one letter names a Chinese font it does not bring', () => {
  const letter = examined.get(join('lanwan-medical', 'letter-registration.pdf'));
  expect(letter?.report.fontsSubstituted).toEqual(['SimSun']);
});

test('contracts have several pages', () => {
  expect(examined.get(join('haining-textile', 'framework-contract.pdf'))?.pages).toBeGreaterThan(1);
  expect(examined.get(join('northgate-shipping', 'time-charter.pdf'))?.pages).toBeGreaterThan(1);
});

test('a document, a spreadsheet and mails, the same bytes on every run', async () => {
  const bytesIn = async (folder: string) =>
    Promise.all((await makeOfficeSampleFiles(join(dir, folder))).map((path) => readFile(path)));
  const [first, second] = [await bytesIn('once'), await bytesIn('again')];
  expect(first.length).toBe(4);
  expect(first.map((bytes, index) => bytes.equals(second[index] ?? Buffer.alloc(0)))).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test('the same bytes on every run', async () => {
  const again = await mkdtemp(join(tmpdir(), 'sample-files-again-'));
  const digest = async (path: string) =>
    createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  for (const [index, file] of (await makeSampleFiles(again)).entries()) {
    expect(await digest(file.path), file.title).toBe(await digest(files[index]?.path ?? ''));
  }
  await rm(again, { recursive: true });
});
