/**
 * How often the code of a page is read from a picture of it that was made smaller, cut and compressed, by the
 * pattern in it, and how often one is read where there is none. Pages are drawn by script, or those of the PDFs in a folder
 * that `DOSSIER_VAULT_PDFS` names.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PixelPage } from '../../rasteriser/pixel-page.ts';
import { pageDpi } from '../../rasteriser/rasteriser.ts';
import { createWorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import { traceCode } from '../../vault/sealing/trace-code.ts';
import { readPageCode } from '../../vault/viewing/read-page-code.ts';
import { createWatermarker } from '../../vault/viewing/watermark.ts';
import {
  compressed,
  cropped,
  decodePicture,
  drawnPage,
  halfOf,
  inverted,
  randomFrom,
  scaled,
} from '../support/degraded-pictures.ts';
import type { BenchRow } from './lists.ts';

/** What happens to a picture on its way. */
const roads: Readonly<Record<string, (page: PixelPage) => PixelPage>> = {
  'as shown': (page) => page,
  'quality 40': (page) => compressed(page, 40),
  'half size': (page) => compressed(scaled(page, 0.5), 88),
  'half page': (page) => compressed(halfOf(page, 0.25), 88),
  'half page, half size, quality 40': (page) => compressed(scaled(halfOf(page, 0.25), 0.5), 40),
};

export async function benchPageMarks(pagesMax: number, unmarked: number): Promise<BenchRow[]> {
  const watermarker = await createWatermarker();
  const read = new Map<string, number>();
  const pages = await pagesToMark(pagesMax);
  for (const [i, light] of pages.entries()) {
    for (const shade of ['light', 'dark'] as const) {
      const code = traceCode(i.toString(16).padStart(32, '0'));
      const page = shade === 'light' ? light : inverted(light);
      const shown = decodePicture(watermarker.compose(page, { ...mark, traceCode: code }).bytes);
      for (const [road, come] of Object.entries(roads)) {
        const found = (await readPageCode(come(shown)))?.code === code;
        const row = `${road}, ${shade}`;
        read.set(row, (read.get(row) ?? 0) + (found ? 1 : 0));
      }
    }
  }
  const rows = [...read].map(([road, times]) => ({
    row: `code read from its pattern, ${road}`,
    ours: `${times}`,
    bound: `${pages.length} pages`,
    ratio: `${Math.round((100 * times) / pages.length)} %`,
  }));
  return [...rows, await falseCodes(pages, unmarked)];
}

const mark = {
  personName: '许嘉禾',
  personNo: 7,
  instantText: '2026-11-19 10:24',
  place: '总部12层 A-03',
  viewText: '第2/3次',
  classText: '核心商密',
};

async function falseCodes(pages: readonly PixelPage[], pictures: number): Promise<BenchRow> {
  const random = randomFrom(7);
  let found = 0;
  for (let n = 0; n < pictures; n++) {
    const whole = pages[n % pages.length] as PixelPage;
    const page = random() < 0.3 ? inverted(whole) : whole;
    const width = Math.round(page.widthPx * (0.4 + 0.6 * random()));
    const height = Math.round(page.heightPx * (0.3 + 0.5 * random()));
    const left = Math.floor(random() * (page.widthPx - width));
    const top = Math.floor(random() * (page.heightPx - height));
    const part = scaled(cropped(page, left, top, width, height), 0.4 + random());
    if ((await readPageCode(compressed(part, 30 + Math.floor(random() * 65)))) !== null) found += 1;
  }
  return {
    row: 'codes read where there are none',
    ours: `${found}`,
    bound: `of ${pictures} parts`,
    ratio: '',
  };
}

async function pagesToMark(pagesMax: number): Promise<PixelPage[]> {
  const folder = process.env.DOSSIER_VAULT_PDFS;
  if (folder === undefined) {
    const kinds = ['text', 'dense table', 'text', 'photograph'] as const;
    return Array.from({ length: pagesMax }, (_, i) => drawnPage(kinds[i % kinds.length] ?? 'text', i));
  }
  const rasteriser = createWorkerRasteriser({});
  const pages: PixelPage[] = [];
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.pdf'))) {
    if (pages.length === pagesMax) break;
    try {
      const opened = await rasteriser.open(new Uint8Array(readFileSync(join(folder, name))));
      const page = await opened.renderPage(0, pageDpi);
      await opened.close();
      if (Math.min(page.widthPx, page.heightPx) >= 500) pages.push(page);
    } catch {
      // A PDF that cannot be shown has no page to mark.
    }
  }
  return pages;
}
