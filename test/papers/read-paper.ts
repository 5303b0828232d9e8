/** A printed paper as its reader has it: pixels of its pages by the product's own PDFium, and the QR code on the last one. */
import { readFileSync } from 'node:fs';
import { encode } from 'uqr';
import { openPdf } from '../../rasteriser/pdf-document.ts';
import { loadPdfium } from '../../rasteriser/pdfium.ts';
import { sharedRasteriser } from '../support/desk.ts';

export interface PaperPage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgba: Uint8Array;
}

const dpi = 144;
const pxPerPt = dpi / 72;
/** Of vault/papers/paper-flow.ts, said again: papers that moved into their margin are to be noticed. */
const marginPt = 40.5;

export async function pagesOf(file: string): Promise<PaperPage[]> {
  const opened = await sharedRasteriser.open(new Uint8Array(readFileSync(file)));
  const pages: PaperPage[] = [];
  for (let page = 0; page < opened.pages; page++) {
    const { widthPx, heightPx, rgba } = await opened.renderPage(page, dpi);
    pages.push({ widthPx, heightPx, rgba: new Uint8Array(rgba) });
  }
  await opened.close();
  return pages;
}

const isDark = (page: PaperPage, x: number, y: number, below: number): boolean =>
  page.rgba[(y * page.widthPx + x) * 4 + 1]! < below;

/** Whether anything but the pale word SAMPLE lies in the outer margins, the foot's line excepted at the bottom. */
export function inkInMargins(page: PaperPage): number {
  const side = Math.floor((marginPt - 1.5) * pxPerPt);
  const foot = Math.floor(28 * pxPerPt);
  let ink = 0;
  for (let y = 0; y < page.heightPx; y++) {
    for (let x = 0; x < page.widthPx; x++) {
      const outside = x < side || x >= page.widthPx - side || y < side || y >= page.heightPx - foot;
      if (outside && isDark(page, x, y, 200)) ink += 1;
    }
  }
  return ink;
}

/** Pixels that are drawn, as a part of the page. */
export function inkShare(page: PaperPage): number {
  let ink = 0;
  for (let at = 1; at < page.rgba.length; at += 4) if (page.rgba[at]! < 160) ink += 1;
  return ink / (page.widthPx * page.heightPx);
}

/** Pixels of the red of seal places, and of any other colour. */
export function colours(page: PaperPage): { readonly red: number; readonly other: number } {
  let [red, other] = [0, 0];
  for (let at = 0; at < page.rgba.length; at += 4) {
    const [r, g, b] = [page.rgba[at]!, page.rgba[at + 1]!, page.rgba[at + 2]!];
    if (Math.max(r, g, b) - Math.min(r, g, b) < 24) continue;
    if (r > g + 15 && r > b + 15) red += 1;
    else other += 1;
  }
  return { red, other };
}

/** How many modules of the page's code are not those of this text: a scanner samples their middles in the same way. */
export function codeModulesOff(page: PaperPage, text: string): number {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const sidePt = 84 / size;
  const top = topOfCode(page);
  let off = 0;
  data.forEach((row, j) => {
    row.forEach((module, i) => {
      const x = Math.round((marginPt + (i + 0.5) * sidePt) * pxPerPt);
      const y = Math.round(top + (j + 0.5) * sidePt * pxPerPt);
      if (isDark(page, x, y, 128) !== module) off += 1;
    });
  });
  return off;
}

/** Upper edge of the code: the finder pattern's left bar is the longest vertical one at the left margin of the lower half. */
function topOfCode(page: PaperPage): number {
  const x = Math.round((marginPt + 0.8) * pxPerPt);
  const dark = (y: number): boolean => isDark(page, x, y, 128);
  for (let y = Math.floor(page.heightPx * 0.7); y < page.heightPx; y++) {
    const isBar = Array.from({ length: 20 }, (_, k) => dark(y + k)).every(Boolean);
    if (isBar) return y;
  }
  return 0;
}

/** What PDFium reads on the pages, without spaces and line ends. */
export async function wordsOn({ file }: { readonly file: string }): Promise<string> {
  const opened = openPdf(await loadPdfium(), new Uint8Array(readFileSync(file)));
  const pages = Array.from({ length: opened.pages }, (_, page) => opened.pageText(page, 100_000));
  return pages.join('').replace(/\s+/gu, '');
}
