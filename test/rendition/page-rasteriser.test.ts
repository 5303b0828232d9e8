import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeGbk } from '../../build/scripts/chinese-encodings.ts';
import { harmlessOfficeFiles } from '../../build/scripts/hostile-office-files.ts';
import { makeHostileFiles } from '../../build/scripts/make-hostile-files.ts';
import { makeOfficeSampleFiles, makeSampleFiles } from '../../build/scripts/make-sample-files.ts';
import { outlookMail } from '../../build/scripts/outlook-parts.ts';
import { tiffForms } from '../../build/scripts/tiff-forms.ts';
import { type ChannelRasteriser, createRasteriser } from '../../rasteriser/channel-rasteriser.ts';
import type { Examination, Rasteriser } from '../../rasteriser/rasteriser.ts';
import { createWorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import { builtRasteriserUrl } from '../support/built-cli.ts';
import { latinPdf } from '../support/pdf-fixtures.ts';
import { type RasteriserPages, serveRasteriserPages } from './rasteriser-in-chromium.ts';

let folder: string;
let served: RasteriserPages;
let inPage: ChannelRasteriser;
const inThread = createWorkerRasteriser({ workerUrl: await builtRasteriserUrl() });
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-rasteriser-'));
  served = await serveRasteriserPages();
  inPage = createRasteriser({ startChannel: served.startChannel });
});
afterAll(async () => {
  await Promise.all([inPage.close(), inThread.close()]);
  await served.close();
  await rm(folder, { recursive: true, force: true });
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
/** Two machines compress one page to different bytes: what the rendition shows is compared, and by its digests. */
const told = ({ rendition, pageDigests, ...rest }: Examination) => ({
  ...rest,
  rendition: rendition === 'same' ? 'same' : 'made',
  pageDigests: pageDigests.map(hex),
});
const examined = (rasteriser: Rasteriser, bytes: Uint8Array, name: string) =>
  rasteriser.examine(new Uint8Array(bytes), name).catch(({ code, detail }) => ({ code, detail }));
const plain = (answer: Awaited<ReturnType<typeof examined>>): unknown =>
  'rendition' in answer ? told(answer) : answer;

async function firstPage(rasteriser: Rasteriser, rendition: Uint8Array): Promise<unknown> {
  const opened = await rasteriser.open(new Uint8Array(rendition));
  try {
    const { widthPx, heightPx, rgba } = await opened.renderPage(0, 40);
    return { widthPx, heightPx, pixels: createHash('sha256').update(rgba).digest('hex') };
  } finally {
    await opened.close();
  }
}

/** A page starts anew for each file: in the short form two of each kind. */
const ofAKindMax = process.env.DOSSIER_VAULT_LONG_TESTS === '1' ? 1_000 : 2;

test('page and thread say the same of every kind of file, and show the same pixels', async () => {
  const files = Object.values(
    Object.groupBy(await makeSampleFiles(join(folder, 'samples')), ({ path }) => extname(path)),
  ).flatMap((ofAKind = []) => ofAKind.slice(0, ofAKindMax));
  expect(files.length).toBeGreaterThan(5);
  for (const { path } of files) {
    const bytes = new Uint8Array(await readFile(path));
    const name = basename(path);
    const [here, there] = await Promise.all([examined(inPage, bytes, name), examined(inThread, bytes, name)]);
    expect(plain(here), name).toEqual(plain(there));
    const pdf = 'rendition' in here && here.rendition !== 'same' ? here.rendition : bytes;
    const [shownHere, shownThere] = await Promise.all([firstPage(inPage, pdf), firstPage(inThread, pdf)]);
    expect(shownHere, name).toEqual(shownThere);
  }
});

const wordsAndMarks = [
  { name: 'a.csv', bytes: Buffer.from('编号;数量\n007;"0,10"\n') },
  {
    name: 'a.html',
    bytes: Buffer.from('<title>报价</title><p style="color:red">正文<input type=checkbox checked>'),
  },
];

test('page and thread draw the same pages of every form of TIFF', async () => {
  for (const [form, base64] of Object.entries(tiffForms)) {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    const [here, there] = await Promise.all([
      examined(inPage, bytes, 'a.tif'),
      examined(inThread, bytes, 'a.tif'),
    ]);
    expect(plain(here), form).toEqual(plain(there));
    expect(here, form).toHaveProperty('kind', 'tiff');
  }
});

test('page and thread make the same HTML of every kind that is printed', async () => {
  const samples = await Promise.all(
    (await makeOfficeSampleFiles(join(folder, 'office'))).map(async (path) => ({
      name: basename(path),
      bytes: new Uint8Array(await readFile(path)),
    })),
  );
  const outlook = {
    name: 'outlook.msg',
    bytes: outlookMail({
      properties: { '0037001E': encodeGbk('对账单'), '10130102': new TextEncoder().encode('<p>正文</p>') },
      attachments: [{ '3707001F': '清单.txt', '37010102': new TextEncoder().encode('一号') }],
    }),
  };
  const paper = latinPdf(['printed']);
  for (const { name, bytes } of [...samples, ...harmlessOfficeFiles(), ...wordsAndMarks, outlook]) {
    const conversion = async (rasteriser: Rasteriser) => {
      let html = '';
      const printer = {
        print: async (given: string) => {
          html = given;
          return new Uint8Array(paper);
        },
      };
      const examination = await rasteriser.examine(new Uint8Array(bytes), name, printer);
      const attachments = (examination.attachments ?? []).map((part) => [part.fileName, hex(part.bytes)]);
      return { ...told(examination), html, attachments };
    };
    const [here, there] = await Promise.all([conversion(inPage), conversion(inThread)]);
    expect(here, name).toEqual(there);
  }
});

test('page and thread make the same placard', async () => {
  const facts = {
    fileName: '图纸.dwg',
    bytes: 1_234_567,
    sha256: 'ab'.repeat(32),
    begins: new Uint8Array([80, 75, 3, 4]),
    cause: 'FILE_KIND_UNSUPPORTED',
  } as const;
  /** The second time by what has made the first. */
  const placard = async (rasteriser: Rasteriser) => {
    const examiner = rasteriser.examiner();
    const [once, again] = [await examiner.placard(facts), await examiner.placard(facts)];
    await examiner.close();
    expect(told(again)).toEqual(told(once));
    return once;
  };
  const [here, there] = await Promise.all([placard(inPage), placard(inThread)]);
  expect(told(here)).toEqual(told(there));
  expect(here).toMatchObject({
    kind: 'other',
    pages: 1,
    report: { losses: [{ what: 'whole-file', count: 1 }] },
  });
});

/** Each of them is refused for its own reason elsewhere; here every third one, or all with DOSSIER_VAULT_LONG_TESTS=1. */
const hostileStep = process.env.DOSSIER_VAULT_LONG_TESTS === '1' ? 1 : 3;

test('page and thread refuse the same hostile files for the same reasons', async () => {
  for (const [i, { path }] of (await makeHostileFiles(join(folder, 'hostile'))).entries()) {
    if (i % hostileStep !== 0) continue;
    const bytes = new Uint8Array(await readFile(path));
    const name = basename(path);
    const [here, there] = await Promise.all([examined(inPage, bytes, name), examined(inThread, bytes, name)]);
    expect(plain(here), name).toEqual(plain(there));
  }
});

test('the page reaches nothing but its own origin, and breaks no policy', () => {
  expect(served.offences).toEqual([]);
});

test('a page that crashes while it draws is a page that cannot be shown', async () => {
  const opened = await inPage.open(latinPdf(['one']));
  const page = served.pages.at(-1);
  await page?.goto('chrome://crash').catch(() => undefined);
  await expect(opened.renderPage(0, 72)).rejects.toMatchObject({ code: 'PAGE_CANNOT_BE_SHOWN' });
  await opened.close();
});

test('a page that is gone in the midst of an examination is a damaged file', async () => {
  const before = served.posted.length;
  const examining = inPage.examine(latinPdf(Array(1500).fill('many pages')), 'a.pdf');
  const refused = expect(examining).rejects.toMatchObject({
    code: 'FILE_DAMAGED',
    detail: { step: 'examine' },
  });
  while (!served.posted.includes('examine', before)) await new Promise((soon) => setTimeout(soon, 20));
  await served.pages.at(-1)?.close();
  await refused;
});

test('a page that cannot load its own files is not the fault of the file', async () => {
  const starting = createRasteriser({
    startChannel: async () => {
      throw new Error('no window');
    },
  });
  const opening = starting.open(latinPdf(['one']));
  await expect(opening).rejects.toThrow();
  await expect(opening).rejects.not.toHaveProperty('code');
  await starting.close();
});
