import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { firstExtra, plainPdf } from '../../build/scripts/plain-pdf.ts';
import { createWorkerRasteriser, type WorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import { inkPixels, latinPage, latinPdf, slowSecondPage } from '../support/pdf-fixtures.ts';

let rasteriser: WorkerRasteriser | undefined;
function start(...options: Parameters<typeof createWorkerRasteriser>): WorkerRasteriser {
  rasteriser = createWorkerRasteriser(...options);
  return rasteriser;
}
afterEach(() => rasteriser?.close());

test('shows the pages of a PDF as opaque pixels at the resolution asked for', async () => {
  const opened = await start().open(latinPdf(['one', 'two']));
  expect(opened.pages).toBe(2);
  const page = await opened.renderPage(1, 144);
  expect([page.widthPx, page.heightPx]).toEqual([1190, 1684]);
  expect(page.rgba.length).toBe(1190 * 1684 * 4);
  expect(page.rgba.every((value, index) => index % 4 !== 3 || value === 255)).toBe(true);
  expect(inkPixels(page.rgba)).toBeGreaterThan(300);
});

test.each([-1, 2, 0.5, Number.NaN])('refuses page %s of two', async (index) => {
  const opened = await start().open(latinPdf(['one', 'two']));
  await expect(opened.renderPage(index, 72)).rejects.toMatchObject({ code: 'PAGE_CANNOT_BE_SHOWN' });
  expect((await opened.renderPage(0, 72)).widthPx).toBe(595);
});

test('equal pages have equal digests in whatever file, other pages others', async () => {
  const [one, two] = await Promise.all([
    start().examine(latinPdf(['same', 'first']), 'a.pdf'),
    start().examine(latinPdf(['second', 'same']), 'b.pdf'),
  ]);
  const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex');
  expect(hex(one.pageDigests[0])).toBe(hex(two.pageDigests[1]));
  expect(hex(one.pageDigests[1])).not.toBe(hex(two.pageDigests[0]));
});

test('a page digest is SHA-256 over width, height and pixels at 72 dpi', async () => {
  const pdf = latinPdf(['digest']);
  const { pageDigests } = await start().examine(new Uint8Array(pdf), 'a.pdf');
  const page = await (await start().open(pdf)).renderPage(0, 72);
  const size = Buffer.alloc(8);
  size.writeUInt32BE(page.widthPx, 0);
  size.writeUInt32BE(page.heightPx, 4);
  const digest = createHash('sha256').update(size).update(page.rgba).digest();
  expect(Buffer.from(pageDigests[0] ?? [])).toEqual(digest);
});

test('kills a worker whose page takes too long, and says so', async () => {
  const opened = await start({ limits: { renderMsMax: 1500 } }).open(slowSecondPage());
  await opened.renderPage(0, 72);
  await expect(opened.renderPage(1, 150)).rejects.toMatchObject({ code: 'RASTERISER_TIMEOUT' });
  await expect(opened.renderPage(0, 72)).rejects.toMatchObject({ code: 'RASTERISER_TIMEOUT' });
});

test('kills a worker whose examination takes too long', async () => {
  const examining = start({ limits: { examineMsMax: 1500 } }).examine(slowSecondPage(), 'a.pdf');
  await expect(examining).rejects.toMatchObject({ code: 'RASTERISER_TIMEOUT' });
});

test('a closed document shows nothing more, and closing twice is closing once', async () => {
  const opened = await start().open(latinPdf(['one']));
  await opened.close();
  await opened.close();
  await expect(opened.renderPage(0, 72)).rejects.toMatchObject({ code: 'PAGE_CANNOT_BE_SHOWN' });
});

test('closing while a page is being drawn ends the drawing', async () => {
  const opened = await start().open(slowSecondPage());
  const drawing = opened.renderPage(1, 150);
  const refused = expect(drawing).rejects.toMatchObject({ code: 'PAGE_CANNOT_BE_SHOWN' });
  await opened.close();
  await refused;
});

test('two documents open at once do not mix', async () => {
  const started = start();
  const [short, long] = await Promise.all([
    started.open(latinPdf(['i'])),
    started.open(latinPdf(['WWWWWWWWWWWW', 'WW'])),
  ]);
  const [a, b] = await Promise.all([short.renderPage(0, 72), long.renderPage(0, 72)]);
  expect([short.pages, long.pages]).toEqual([1, 2]);
  expect(inkPixels(b.rgba)).toBeGreaterThan(inkPixels(a.rgba) * 4);
});

test('a worker warmed ahead serves one document, the next gets another', async () => {
  const started = start();
  started.warm();
  const first = await started.open(latinPdf(['one']));
  const second = await started.open(latinPdf(['two', 'three']));
  await first.close();
  expect((await second.renderPage(1, 72)).widthPx).toBe(595);
});

test('takes bytes that share their memory with others without touching those', async () => {
  const pdf = latinPdf(['one']);
  const shared = new Uint8Array(pdf.length + 64).fill(7);
  shared.set(pdf, 32);
  const opened = await start().open(shared.subarray(32, 32 + pdf.length));
  expect(opened.pages).toBe(1);
  expect(shared.length).toBe(pdf.length + 64);
  expect(shared[0]).toBe(7);
});

test('a worker that cannot start is not the fault of the file', async () => {
  const started = start({ workerUrl: new URL('./no-such-worker.ts', import.meta.url) });
  const opening = started.open(latinPdf(['one']));
  await expect(opening).rejects.toThrow();
  await expect(opening).rejects.not.toHaveProperty('code', 'FILE_DAMAGED');
});

test.each([
  ['a.pdf', 'RENDITION_TOO_LARGE'],
  ['a.png', 'FILE_TOO_LARGE'],
])('refuses more bytes than the limit before any worker sees them (%s)', async (name, code) => {
  const examining = start({ limits: { renditionBytesMax: 1000 } }).examine(new Uint8Array(1001), name);
  await expect(examining).rejects.toMatchObject({ code, detail: { bytes: 1001, bytesMax: 1000 } });
});

test('refuses a rendition that came out larger than the limit', async () => {
  const text = new TextEncoder().encode('卷宗'.repeat(50));
  const examining = start({ limits: { renditionBytesMax: 1000 } }).examine(text, 'a.txt');
  await expect(examining).rejects.toMatchObject({ code: 'RENDITION_TOO_LARGE' });
});

test('a page over the limits is shown smaller, in proportion', async () => {
  const opened = await start({ limits: { imagePixelsMax: 100_000 } }).open(latinPdf(['one']));
  const page = await opened.renderPage(0, 300);
  expect(page.widthPx * page.heightPx).toBeLessThanOrEqual(100_000);
  expect(page.heightPx / page.widthPx).toBeCloseTo(842 / 595, 1);
});

test('shows what a form field holds, without a form being run', async () => {
  const widget = firstExtra + 1;
  const filled = plainPdf({
    pages: [{ ...latinPage(''), entries: `/Annots [${widget} 0 R]` }],
    extras: [
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      `<< /Type /Annot /Subtype /Widget /FT /Tx /T (sum) /V (1,200) /Rect [72 600 300 640] /F 4 /AP << /N ${widget + 1} 0 R >> >>`,
      `<< /Type /XObject /Subtype /Form /BBox [0 0 228 40] /Resources << /Font << /F1 ${firstExtra} 0 R >> >> /Length 42 >>\nstream\nBT /F1 24 Tf 4 10 Td (1,200 filled) Tj ET \nendstream`,
    ],
    catalog: `/AcroForm << /Fields [${widget} 0 R] >>`,
  });
  const page = await (await start().open(filled)).renderPage(0, 72);
  expect(inkPixels(page.rgba)).toBeGreaterThan(200);
});

test('a thread starts with PDFium alone: what reads a kind of file, and every other package, loads when one comes', () => {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: URL): void => {
    if (seen.has(file.href)) return;
    seen.add(file.href);
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)';/gm,
    ))
      if (from.startsWith('.')) visit(new URL(from, file));
      else if (!from.startsWith('node:')) packages.add(from);
  };
  visit(new URL('../../rasteriser/rasteriser-worker.ts', import.meta.url));
  expect(seen.size).toBeGreaterThan(15);
  expect([...packages].toSorted()).toEqual(['@embedpdf/pdfium']);
});

test('nothing below the worker imports sealing, keys, storage or a network', () => {
  const room = new URL('../../rasteriser/', import.meta.url);
  // The printer stands on the vault's side of the wall, and starts a browser.
  const printing = ['chromium-html-printer.ts', 'devtools-pipe.ts', 'find-chromium.ts'];
  const sources = readdirSync(room).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !printing.includes(name),
  );
  const imported = sources.flatMap((name) =>
    [
      ...readFileSync(new URL(name, room), 'utf8').matchAll(/(?:(?<=[\s}])from|import)\s*\(?\s*'([^']+)'/g),
    ].map((found) => found[1]),
  );
  const allowed =
    /^(\.\/[a-z0-9.-]+\.ts|\.\.\/shared\/vocabulary\/(losses|rendition-report|fact-words|table-separators|filled-form|form-fields|term-words)\.ts|node:(fs|fs\/promises|module|path|crypto|zlib|worker_threads)|@embedpdf\/pdfium|@kenjiuno\/(msgreader|decompressrtf)|canvaskit-wasm(\/full)?|chardet|file-type|marked|numfmt|papaparse|pdfkit|postal-mime)$/;
  expect(imported.filter((name) => !allowed.test(name ?? ''))).toEqual([]);
  expect(imported.length).toBeGreaterThan(20);
  const parsing = sources.filter(
    (name) => name !== 'worker-rasteriser.ts' && name !== 'channel-rasteriser.ts',
  );
  const crossing = parsing.filter((name) =>
    printing.some((printer) => readFileSync(new URL(name, room), 'utf8').includes(`./${printer}`)),
  );
  expect(crossing).toEqual([]);
});
