/** What filing asks about a file, answered in the worker: its kind, its access rendition, its pages, its words. */
import { pageDigest } from './page-digest.ts';
import { openPdf, type PdfDocument } from './pdf-document.ts';
import type { Pdfium } from './pdfium.ts';
import { type Examination, FileFault } from './rasteriser.ts';
import type { RenditionLimits } from './worker-messages.ts';

/** Fixed for good: another resolution would give every page another digest. */
const digestDpi = 72;
const likenessCharactersMax = 20_000;

/** Throws FileFault. */
export async function examineFile(
  pdfium: Pdfium,
  bytes: Uint8Array,
  _fileName: string,
  limits: RenditionLimits,
): Promise<Examination> {
  const pdf = openPdf(pdfium, bytes, limits);
  return {
    kind: 'pdf',
    rendition: 'same',
    pages: pdf.pages,
    pageDigests: digestPages(pdf),
    likeness: { text: normaliseForLikeness(pdfText(pdf)) },
    report: { fontsSubstituted: pdfium.fonts.takeNames(), glyphsMissing: 0 },
  };
}

function digestPages(pdf: PdfDocument): Uint8Array[] {
  const digests: Uint8Array[] = [];
  for (let index = 0; index < pdf.pages; index++) {
    try {
      digests.push(pageDigest(pdf.renderPage(index, digestDpi, 'refuse')));
    } catch (error) {
      // A page that cannot be shown later is a damaged file now: a borrower should not be the one to find out.
      if (error instanceof FileFault && error.code === 'PAGE_CANNOT_BE_SHOWN') {
        throw new FileFault('FILE_DAMAGED', { kind: 'pdf', page: index + 1 });
      }
      throw error;
    }
  }
  return digests;
}

function pdfText(pdf: PdfDocument): string {
  let text = '';
  for (let index = 0; index < pdf.pages && text.length < likenessCharactersMax; index++) {
    text += `${pdf.pageText(index, likenessCharactersMax)}\n`;
  }
  return text;
}

/** NFKC, lower case, white space folded: equal words compare equal across typesetters. */
export function normaliseForLikeness(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return [...folded].slice(0, likenessCharactersMax).join('');
}
