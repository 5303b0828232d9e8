/** Files of one act: what is kept from one to the next, and what is not. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { paragraph, part, wordFile, wordPicture } from '../../build/scripts/office-parts.ts';
import { staffCard } from '../../build/scripts/sample-pictures.ts';
import { loadCanvasKit } from '../../rasteriser/canvaskit.ts';
import { createRasteriser } from '../../rasteriser/channel-rasteriser.ts';
import { chromiumHtmlPrinter } from '../../rasteriser/chromium-html-printer.ts';
import { filesEachMax } from '../../rasteriser/examiner.ts';
import type { HtmlPrinter, StartedPrinter } from '../../rasteriser/html-printer.ts';
import { loadPdfium, type Pdfium } from '../../rasteriser/pdfium.ts';
import { type Examination, type Examiner, renditionLimits } from '../../rasteriser/rasteriser.ts';
import type { RasteriserChannel } from '../../rasteriser/rasteriser-channel.ts';
import { serveRequests } from '../../rasteriser/serve-requests.ts';
import { startWorkerChannel } from '../../rasteriser/worker-channel.ts';
import type { RenditionLimits, WorkerReply } from '../../rasteriser/worker-messages.ts';
import { latinPdf } from '../support/pdf-fixtures.ts';
import { chromiumPath } from './installed-chromium.ts';

const workerUrl = new URL('../../rasteriser/rasteriser-worker.ts', import.meta.url);
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A rasteriser of real threads that takes down which thread was asked what. */
function watched(limits: Partial<RenditionLimits> = {}) {
  const threads: { asked: string[]; ended: boolean }[] = [];
  const channels: RasteriserChannel[] = [];
  const rasteriser = createRasteriser({
    limits,
    startChannel: async () => {
      const thread = { asked: [] as string[], ended: false };
      threads.push(thread);
      const channel = await startWorkerChannel(workerUrl);
      channels.push(channel);
      return {
        ...channel,
        post: (message, transfer) => {
          thread.asked.push(message.type);
          channel.post(message, transfer);
        },
        end: async () => {
          thread.ended = true;
          await channel.end();
        },
      };
    },
  });
  const examiner = (printer?: HtmlPrinter): Examiner => {
    const made = rasteriser.examiner(printer);
    closing.push(() => made.close());
    return made;
  };
  closing.push(() => rasteriser.close());
  return { threads, channels, rasteriser, examiner };
}

const told = ({ rendition: _same, ...found }: Examination) => found;
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

describe('a thread', () => {
  test('reads one file of the act after the other, and throws away between them what has read one', async () => {
    const { threads, rasteriser, examiner } = watched();
    const together = examiner();
    const files = [
      [latinPdf(['first']), 'a.pdf'],
      [text('第二份'), 'b.txt'],
      [await staffCard('公司', '名', '1'), 'c.png'],
      [latinPdf(['first']), 'd.pdf'],
    ] as const;
    const found: Examination[] = [];
    for (const [bytes, name] of files) found.push(await together.examine(bytes.slice(), name));
    expect(threads.map(({ asked }) => asked)).toEqual([
      ['start', 'examine', 'renew', 'examine', 'renew', 'examine', 'renew', 'examine'],
    ]);
    for (const [i, [bytes, name]] of files.entries())
      expect(told(found[i]!)).toEqual(told(await rasteriser.examine(bytes.slice(), name)));
    expect(threads.slice(1).map(({ asked }) => asked)).toEqual(files.map(() => ['start', 'examine']));
    await together.close();
    expect(threads.map(({ ended }) => ended)).toEqual(threads.map(() => true));
    await expect(together.examine(text('x'), 'e.txt')).rejects.toThrow();
  });

  test('that has met a file it cannot read reads no other', async () => {
    const { threads, examiner } = watched();
    const together = examiner();
    await together.examine(latinPdf(['sound']), 'a.pdf');
    await expect(together.examine(text('no PDF at all'), 'b.pdf')).rejects.toMatchObject({
      code: 'FILE_KIND_MISMATCH',
    });
    await together.examine(latinPdf(['sound']), 'c.pdf');
    expect(threads.map(({ asked, ended }) => [asked.join(' '), ended])).toEqual([
      ['start examine renew examine', true],
      ['start examine', false],
    ]);
  });

  test('that dies between two files is followed by another, and no file is blamed', async () => {
    const { threads, channels, examiner } = watched();
    const together = examiner();
    await together.examine(latinPdf(['first']), 'a.pdf');
    await channels[0]?.end();
    expect((await together.examine(latinPdf(['second']), 'b.pdf')).pages).toBe(1);
    expect(threads).toHaveLength(2);
  });

  test('two files at a time are read by two threads, each of which goes on', async () => {
    const { threads, examiner } = watched();
    const together = examiner();
    for (let pair = 0; pair < 2; pair++)
      await Promise.all(['a', 'b'].map((name) => together.examine(latinPdf([name]), `${name}.pdf`)));
    expect(threads.map(({ asked }) => asked.join(' '))).toEqual([
      'start examine renew examine',
      'start examine renew examine',
    ]);
  });

  test('is followed by another after a hundred files', async () => {
    const { threads, examiner } = watched();
    const together = examiner();
    const page = latinPdf(['page']);
    for (let n = 0; n <= filesEachMax; n++) await together.examine(page.slice(), `${n}.pdf`);
    expect(
      threads.map(({ asked, ended }) => [asked.filter((each) => each === 'examine').length, ended]),
    ).toEqual([
      [filesEachMax, true],
      [1, false],
    ]);
  });

  test('when another file comes has a PDFium and a Skia that have seen none', async () => {
    const loaded: Pdfium[] = [];
    const replies: WorkerReply[] = [];
    let heard = (): void => {};
    const serve = serveRequests(
      async () => {
        const pdfium = await loadPdfium();
        loaded.push(pdfium);
        return pdfium;
      },
      (reply) => {
        replies.push(reply);
        heard();
      },
    );
    const ask = async (message: Parameters<typeof serve>[0]): Promise<void> => {
      const come = new Promise<void>((resolve) => {
        heard = resolve;
      });
      serve(message);
      await come;
    };
    await ask({ type: 'start', limits: renditionLimits });
    await ask({ type: 'open', rendition: latinPdf(['one', 'two']) });
    const skia = await loadCanvasKit();
    await ask({ type: 'renew' });
    expect((await loadCanvasKit()) === skia).toBe(false);
    await ask({ type: 'renderPage', index: 0, dpi: 72 });
    expect(replies.map(({ type }) => type)).toEqual(['ready', 'answer', 'answer', 'fault']);
    expect(loaded).toHaveLength(2);
    const memoryOf = ({ api }: Pdfium) => (api.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8.buffer;
    expect(memoryOf(loaded[0]!) === memoryOf(loaded[1]!)).toBe(false);
  });
});

/** Processes that draw pages, below the browser whose profile lies in this folder. Linux. */
function renderersBelow(profiles: string): number[] {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const parent = /\) \S+ (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
        return [{ pid: Number(pid), parent: Number(parent), args }];
      } catch {
        return [];
      }
    });
  const browser = processes.find(({ args }) => args.includes(profiles) && !args.includes('--type='));
  const below = new Set(browser === undefined ? [] : [browser.pid]);
  for (let grown = -1; grown !== below.size; ) {
    grown = below.size;
    for (const { pid, parent } of processes) if (below.has(parent)) below.add(pid);
  }
  return processes
    .filter(({ pid, args }) => below.has(pid) && args.includes('--type=renderer'))
    .map(({ pid }) => pid);
}

describe('a printer', () => {
  let folder = '';
  let printer: ReturnType<typeof chromiumHtmlPrinter>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dossier-vault-examiner-'));
    mkdirSync(join(folder, 'profiles'));
    printer = chromiumHtmlPrinter({
      executablePath: await chromiumPath(),
      profilesIn: join(folder, 'profiles'),
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const profiles = (): string[] => readdirSync(join(folder, 'profiles'));
  const words = (said: string): Uint8Array => wordFile({ body: paragraph(said) });
  const withPicture = async (): Promise<Uint8Array> =>
    wordFile({
      body: paragraph('图') + wordPicture('rId9', 'embed', '图'),
      relations: [{ id: 'rId9', kind: 'image', target: 'media/a.png' }],
      more: [part('word/media/a.png', await staffCard('公司', '名', '1'))],
    });

  test('is started once for the files of an act, and says of each what it says of it alone', async () => {
    const { rasteriser, examiner } = watched();
    const together = examiner(printer);
    const one = await together.examine(words('第一份'), 'a.docx');
    const [profile] = profiles();
    const other = await together.examine(words('第二份'), 'b.docx');
    expect(profiles()).toEqual([profile]);
    expect([one.likeness.text, other.likeness.text]).toEqual(['第一份', '第二份']);
    expect(told(other)).toEqual(told(await rasteriser.examine(words('第二份'), 'b.docx', printer)));
    await together.close();
    expect(profiles()).toEqual([]);
  });

  test('that dies between two files is followed by another, and no file is blamed', async () => {
    const started: StartedPrinter[] = [];
    const watching: HtmlPrinter = {
      ...printer,
      start: () => {
        const begun = printer.start!();
        started.push(begun);
        return begun;
      },
    };
    const { examiner } = watched();
    const together = examiner(watching);
    await together.examine(words('一'), 'a.docx');
    await started[0]?.end();
    expect((await together.examine(words('二'), 'b.docx')).likeness.text).toBe('二');
    expect(started).toHaveLength(2);
  });

  test('that has printed what cannot be drawn then is ended; one that had not begun goes on', async () => {
    const { examiner } = watched({ pagesMax: 1 });
    const together = examiner(printer);
    await together.examine(words('一'), 'a.docx');
    const [first] = profiles();
    await expect(together.examine(words('二').subarray(0, 300), 'b.docx')).rejects.toMatchObject({
      code: 'FILE_DAMAGED',
    });
    await together.examine(words('三'), 'c.docx');
    expect(profiles()).toEqual([first]);
    const long = wordFile({ body: paragraph('页').repeat(200) });
    await expect(together.examine(long, 'd.docx')).rejects.toMatchObject({ code: 'FILE_TOO_MANY_PAGES' });
    expect(profiles()).toEqual([]);
    await together.examine(words('五'), 'e.docx');
    expect(profiles()).toHaveLength(1);
  });

  test.runIf(process.platform === 'linux')(
    'throws away the page and its process after a picture; words share a page',
    async () => {
      const { examiner } = watched();
      const together = examiner(printer);
      await together.examine(words('一'), 'a.docx');
      const first = renderersBelow(join(folder, 'profiles'));
      expect(first).toHaveLength(1);
      await together.examine(words('二'), 'b.docx');
      expect(renderersBelow(join(folder, 'profiles'))).toEqual(first);
      await together.examine(await withPicture(), 'c.docx');
      await together.examine(words('四'), 'd.docx');
      const last = renderersBelow(join(folder, 'profiles'));
      expect(last.some((pid) => first.includes(pid))).toBe(false);
    },
  );
});
