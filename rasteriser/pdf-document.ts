/** One PDF, open in PDFium: its pages as pixels, its words, and the fonts it did not bring. */
import type { Loss } from '../shared/vocabulary/losses.ts';
import { indexOfLetters } from './bytes.ts';
import { pageLoader } from './pdf-appearance.ts';
import { collectEnclosures, type EnclosureCollector, type EnclosureLimits } from './pdf-enclosed.ts';
import type { Pdfium } from './pdfium.ts';
import { allocate, heapOf, release } from './pdfium-heap.ts';
import type { PixelPage } from './pixel-page.ts';
import { FileFault, renditionLimits } from './rasteriser.ts';
import type { RenditionLimits } from './worker-messages.ts';

/** fpdfview.h */
const errorPassword = 4;
const errorSecurityHandler = 5;
const notEncrypted = -1;
const bitmapBgra = 4;
const flagAnnotations = 0x01;
const flagReverseByteOrder = 0x10;
/** fpdf_edit.h, FPDF_PAGEOBJ_IMAGE */
const imageObject = 3;
/** fpdf_save.h, FPDF_REMOVE_SECURITY */
const removeSecurity = 3;
const white = 0xff_ff_ff_ff;

const pointsPerInch = 72;
/** No page of paper holds more. */
const pageCharactersMax = 1_000_000;
/** Of all pages of a document, kept for the next question. */
const keptCharactersMax = 20_000_000;
/** Adobe PDF Reference 1.7, H.3 note 18: readers look for the end mark in the last 1,024 bytes; twice that forgives mail gateways. */
const endMarkBytes = 2048;

export type PageLimits = Pick<RenditionLimits, 'imagePixelsMax' | 'imageSidePxMax' | 'pagesMax'>;

export interface PdfDocument {
  readonly pages: number;
  /** The file's index of objects was damaged and PDFium built another. */
  readonly repaired: boolean;
  /** Its pages are made by the program that it is filled in with (XFA); the file has none of them. */
  readonly isDynamicForm: boolean;
  /** Begins to collect files inside it and what no page shows: to be asked once each page was drawn. */
  enclosures(limits: EnclosureLimits): EnclosureCollector;
  /** Of its form, once its pages were drawn. */
  formLosses(): Loss[];
  /** Throws FileFault PAGE_CANNOT_BE_SHOWN. A page over the limits is drawn smaller when `shrink`, else refused. */
  renderPage(index: number, dpi: number, oversize: 'shrink' | 'refuse'): PixelPage;
  /** The page's text in PDFium's reading order, at most `charactersMax` UTF-16 units, and never more than a million. */
  pageText(index: number, charactersMax: number): string;
  /** Whether there are no words on it, or one picture covers half of it and more, as on a scan with its words laid behind. */
  isPicture(index: number): boolean;
}

/** Throws FileFault FILE_ENCRYPTED, FILE_DAMAGED, FILE_TOO_MANY_PAGES. The document lives as long as the worker. */
export function openPdf(
  pdfium: Pdfium,
  bytes: Uint8Array,
  limits: PageLimits = renditionLimits,
): PdfDocument {
  const { api } = pdfium;
  const address = allocate(api, bytes.byteLength);
  heapOf(api).set(bytes, address);
  const document = api.FPDF_LoadMemDocument(address, bytes.byteLength, '');
  if (document === 0) {
    const error = api.FPDF_GetLastError();
    release(api, address);
    const encrypted = error === errorPassword || error === errorSecurityHandler;
    throw new FileFault(encrypted ? 'FILE_ENCRYPTED' : 'FILE_DAMAGED', { kind: 'pdf' });
  }

  // A rendition is nobody's to lock: what a file of an owner's password shows is filed from an open copy (`unlockedPdf`).
  if (api.FPDF_GetSecurityHandlerRevision(document) !== notEncrypted) {
    throw new FileFault('FILE_ENCRYPTED', { kind: 'pdf' });
  }
  const loader = pageLoader(api, document);

  // PDFium rebuilds the index of a file cut short and shows what is left of it: half a contract, without a word.
  const repaired = !api.FPDF_DocumentHasValidCrossReferenceTable(document);
  if (repaired && !endsWithMark(bytes)) throw new FileFault('FILE_DAMAGED', { kind: 'pdf', part: 'end' });

  const pages = api.FPDF_GetPageCount(document);
  if (pages < 1) throw new FileFault('FILE_DAMAGED', { kind: 'pdf', pages });
  if (pages > limits.pagesMax)
    throw new FileFault('FILE_TOO_MANY_PAGES', { pages, pagesMax: limits.pagesMax });

  // Reading a page costs as much as drawing it, and the same one is asked about several times in a row.
  let open: { readonly index: number; readonly page: number } | null = null;
  const withPage = <T>(index: number, use: (page: number) => T): T => {
    if (!Number.isInteger(index) || index < 0 || index >= pages) {
      throw new FileFault('PAGE_CANNOT_BE_SHOWN', { page: index + 1, pages });
    }
    if (open?.index !== index) {
      if (open !== null) loader.close(open.page);
      open = null;
      const page = loader.load(index);
      if (page === 0) throw new FileFault('PAGE_CANNOT_BE_SHOWN', { page: index + 1, pages });
      open = { index, page };
    }
    return use(open.page);
  };

  // Finding the words of a page takes half as long as drawing it, and they are asked for three times.
  const found = new Map<number, PageWords>();
  let kept = 0;
  const wordsOf = (index: number): PageWords => {
    const known = found.get(index);
    if (known !== undefined) return known;
    const page = withPage(index, (opened) => {
      const beside = loader.words(opened);
      const { text, any } = textOfPage(api, opened, pageCharactersMax);
      const words = (beside === '' ? text : `${text}\n${beside}`).slice(0, pageCharactersMax);
      return { words, any: any || beside !== '' };
    });
    if (kept + page.words.length <= keptCharactersMax) {
      found.set(index, page);
      kept += page.words.length;
    }
    return page;
  };

  return {
    pages,
    repaired,
    isDynamicForm: loader.isDynamicForm,
    enclosures(within) {
      const collector = collectEnclosures(pdfium, document, within);
      loader.noticeWith(collector.notice);
      return collector;
    },
    formLosses: () => loader.losses(),

    renderPage: (index, dpi, oversize) =>
      withPage(index, (page) => {
        const size = pageSizePx(api.FPDF_GetPageWidthF(page), api.FPDF_GetPageHeightF(page), dpi, limits);
        if (size.shrunk && oversize === 'refuse') {
          throw new FileFault('IMAGE_TOO_LARGE', { page: index + 1, pixelsMax: limits.imagePixelsMax });
        }
        const { widthPx, heightPx } = size;
        const bitmap = api.FPDFBitmap_CreateEx(widthPx, heightPx, bitmapBgra, 0, 0);
        if (bitmap === 0) throw new FileFault('PAGE_CANNOT_BE_SHOWN', { page: index + 1, pages });
        try {
          api.FPDFBitmap_FillRect(bitmap, 0, 0, widthPx, heightPx, white);
          const flags = flagAnnotations | flagReverseByteOrder;
          api.FPDF_RenderPageBitmap(bitmap, page, 0, 0, widthPx, heightPx, 0, flags);
          loader.drawFields(bitmap, page, widthPx, heightPx, flags);
          const pixels = api.FPDFBitmap_GetBuffer(bitmap) >>> 0;
          const rgba = heapOf(api).slice(pixels, pixels + widthPx * heightPx * 4);
          return { widthPx, heightPx, rgba };
        } finally {
          api.FPDFBitmap_Destroy(bitmap);
        }
      }),

    pageText: (index, charactersMax) => wordsOf(index).words.slice(0, charactersMax),

    isPicture: (index) => !wordsOf(index).any || withPage(index, (page) => largestImage(api, page) >= 0.5),
  };
}

/**
 * A copy without its encryption, of a file that opens without a password and forbids something to whoever is not its owner; null where
 * nothing is encrypted. Throws FileFault FILE_ENCRYPTED where it takes a password to open.
 */
export function unlockedPdf({ api }: Pdfium, bytes: Uint8Array): Uint8Array | null {
  // Trailers are never compressed. Spelt otherwise, it is found by `openPdf`, and refused.
  if (indexOfLetters(bytes, '/Encrypt') < 0) return null;
  const address = allocate(api, bytes.byteLength);
  heapOf(api).set(bytes, address);
  const document = api.FPDF_LoadMemDocument(address, bytes.byteLength, '');
  try {
    if (document === 0 || api.FPDF_GetSecurityHandlerRevision(document) === notEncrypted) return null;
    // What encryption it is cannot be read, or its pages are not: nothing would be shown of it.
    if (api.FPDF_GetPageCount(document) < 1) throw new FileFault('FILE_ENCRYPTED', { kind: 'pdf' });
    const writer = api.PDFiumExt_OpenFileWriter();
    try {
      if (!api.FPDF_SaveAsCopy(document, writer, removeSecurity))
        throw new FileFault('FILE_ENCRYPTED', { kind: 'pdf' });
      const size = api.PDFiumExt_GetFileWriterSize(writer);
      const copy = allocate(api, size);
      api.PDFiumExt_GetFileWriterData(writer, copy, size);
      const unlocked = heapOf(api).slice(copy, copy + size);
      release(api, copy);
      return unlocked;
    } finally {
      api.PDFiumExt_CloseFileWriter(writer);
    }
  } finally {
    if (document !== 0) api.FPDF_CloseDocument(document);
    release(api, address);
  }
}

interface PageWords {
  readonly words: string;
  /** There are characters on it, even where a damaged font does not tell which. */
  readonly any: boolean;
}

function textOfPage(
  api: Pdfium['api'],
  page: number,
  charactersMax: number,
): { readonly text: string; readonly any: boolean } {
  const text = api.FPDFText_LoadPage(page);
  if (text === 0) return { text: '', any: false };
  const count = Math.min(Math.max(0, api.FPDFText_CountChars(text)), charactersMax);
  const buffer = allocate(api, (count + 1) * 2);
  try {
    api.FPDFText_GetText(text, 0, count, buffer);
    return { text: api.pdfium.UTF16ToString(buffer), any: count > 0 };
  } finally {
    release(api, buffer);
    api.FPDFText_ClosePage(text);
  }
}

/** The part of the page that its largest image covers, by its bounds. */
function largestImage(api: Pdfium['api'], page: number): number {
  const pageArea = api.FPDF_GetPageWidthF(page) * api.FPDF_GetPageHeightF(page);
  const floatBytes = 4;
  const bounds = allocate(api, 4 * floatBytes);
  try {
    const [left, bottom, right, top] = [0, 1, 2, 3].map((side) => bounds + side * floatBytes);
    let largest = 0;
    const objects = api.FPDFPage_CountObjects(page);
    for (let at = 0; at < objects; at++) {
      const object = api.FPDFPage_GetObject(page, at);
      if (api.FPDFPageObj_GetType(object) !== imageObject) continue;
      if (!api.FPDFPageObj_GetBounds(object, left!, bottom!, right!, top!)) continue;
      const value = (address: number): number => Number(api.pdfium.getValue(address, 'float'));
      largest = Math.max(largest, (value(right!) - value(left!)) * (value(top!) - value(bottom!)));
    }
    return pageArea > 0 ? largest / pageArea : 0;
  } finally {
    release(api, bounds);
  }
}

function endsWithMark(bytes: Uint8Array): boolean {
  return indexOfLetters(bytes.subarray(-endMarkBytes), '%%EOF') >= 0;
}

/** Pixels of a page at `dpi`; a page over the limits comes out scaled down to them, in proportion. */
function pageSizePx(
  widthPt: number,
  heightPt: number,
  dpi: number,
  limits: PageLimits,
): { widthPx: number; heightPx: number; shrunk: boolean } {
  const width = (widthPt / pointsPerInch) * dpi;
  const height = (heightPt / pointsPerInch) * dpi;
  const bySide = limits.imageSidePxMax / Math.max(width, height);
  const byArea = Math.sqrt(limits.imagePixelsMax / (width * height));
  const scale = Math.min(1, bySide, byArea);
  const px = (side: number) => Math.max(1, scale < 1 ? Math.floor(side * scale) : Math.round(side));
  return { widthPx: px(width), heightPx: px(height), shrunk: scale < 1 };
}
