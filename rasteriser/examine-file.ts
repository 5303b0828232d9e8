/** What filing asks about a file, answered in the worker: its kind, its access rendition, its pages, its words. */
import { type Loss, sumOfLosses, type TextEncoding } from '../shared/vocabulary/losses.ts';
import type { Conversion, ReadEncoding } from './conversion.ts';
import { charactersMissing, charactersOf } from './drawn-characters.ts';
import { fileKind } from './file-kind.ts';
import { prepareNotoSans } from './noto-sans.ts';
import { pageDigest } from './page-digest.ts';
import { isBlank, lookBits, type PageLook } from './page-look.ts';
import { openPdf, type PdfDocument, unlockedPdf } from './pdf-document.ts';
import type { Pdfium } from './pdfium.ts';
import {
  type Examination,
  FileFault,
  type FormAsked,
  type PlacardFacts,
  type ShownKind,
} from './rasteriser.ts';
import type { ConvertedFile, RenditionLimits } from './worker-messages.ts';

/** Fixed for good: another resolution would give every page another digest. */
const digestDpi = 72;
const likenessCharactersMax = 20_000;
/** No page of paper holds more. */
const pageCharactersMax = 1_000_000;

/** What is asked of a file beside what it is. */
export interface Asked {
  /** Of a printed page: the characters that ought to be on it. */
  readonly characters?: string | undefined;
  /** Of a text, where its author chose it. */
  readonly encoding?: TextEncoding | undefined;
}

/** Throws FileFault. */
export async function examineFile(
  pdfium: Pdfium,
  bytes: Uint8Array,
  fileName: string,
  limits: RenditionLimits,
  { characters = '', encoding }: Asked = {},
): Promise<Examination | ConvertedFile> {
  const kind = await fileKind(bytes, fileName, limits);
  if (isConverted(kind)) return convertFile(kind, bytes, limits, encoding);
  const made = await makeRendition(pdfium, kind, bytes, limits, encoding);
  if (made.pdf.byteLength > limits.renditionBytesMax) {
    const { renditionBytesMax: bytesMax } = limits;
    throw new FileFault('RENDITION_TOO_LARGE', { bytes: made.pdf.byteLength, bytesMax });
  }
  const pdf = openPdf(pdfium, made.pdf, limits);
  if (pdf.isDynamicForm) throw new FileFault('FILE_FORM_WITHOUT_PAGES', { kind });
  const enclosed = pdf.enclosures(limits);
  const { pageDigests, pageLooks } = await lookAtPages(pdf);
  const { attachments, losses } = enclosed.found();
  const text = made.words ?? pdfText(pdf);
  return {
    kind,
    rendition: made.pdf === bytes ? 'same' : made.pdf,
    pages: pdf.pages,
    pageDigests,
    pageLooks,
    likeness: { text: normaliseForLikeness(text) },
    ...(attachments.length > 0 ? { attachments } : {}),
    report: {
      ...(made.encoding ? { encoding: made.encoding } : {}),
      ...(pdf.repaired ? { repaired: true } : {}),
      losses: sumOfLosses(losses, made.losses ?? [], pdf.formLosses()),
      fontsSubstituted: pdfium.fonts.takeNames(),
      glyphsMissing: made.glyphsMissing + charactersMissing(characters, pageTexts(pdf)),
    },
  };
}

/** The page that stands for a file of which nothing is shown: it says no words that another could be like. */
export async function examinePlacard(
  pdfium: Pdfium,
  facts: PlacardFacts,
  limits: RenditionLimits,
): Promise<Examination> {
  await prepareNotoSans(['regular', 'bold']);
  const { placardPdf } = await import('./placard.ts');
  const { pdf: rendition, glyphsMissing } = await placardPdf(facts, limits.pagesMax);
  const pdf = openPdf(pdfium, rendition, limits);
  return {
    kind: 'other',
    rendition,
    pages: pdf.pages,
    ...(await lookAtPages(pdf)),
    likeness: { text: '' },
    report: { losses: [{ what: 'whole-file', count: 1 }], fontsSubstituted: [], glyphsMissing },
  };
}

/** A form's pages, drawn from the text that is sealed beside them: they say what it says, and nothing else does. */
export async function examineForm(
  pdfium: Pdfium,
  { bytes, head }: FormAsked,
  limits: RenditionLimits,
): Promise<Examination> {
  await prepareNotoSans(['regular', 'bold']);
  const { formPdf } = await import('./form-to-pdf.ts');
  const { pdf: rendition, glyphsMissing } = await formPdf(bytes, head, limits.pagesMax);
  const pdf = openPdf(pdfium, rendition, limits);
  return {
    kind: 'form',
    rendition,
    pages: pdf.pages,
    ...(await lookAtPages(pdf)),
    // Never told: a form is placed by its sheet, not by what it says.
    likeness: { text: '' },
    report: { losses: [], fontsSubstituted: [], glyphsMissing },
  };
}

/** Each converter loads only where its kind is met. */
async function convertFile(
  kind: ConvertedKind,
  bytes: Uint8Array,
  limits: RenditionLimits,
  encoding: TextEncoding | undefined,
): Promise<ConvertedFile> {
  const converted = await converters[kind](bytes, limits, encoding);
  const characters = converted.html.length;
  if (characters > limits.htmlCharactersMax) {
    const { htmlCharactersMax: charactersMax } = limits;
    throw new FileFault('RENDITION_TOO_LARGE', { characters, charactersMax });
  }
  const { words } = converted;
  return { kind, ...converted, words: normaliseForLikeness(words), characters: charactersOf(words) };
}

type ConvertedKind = 'csv' | 'html' | 'docx' | 'xlsx' | 'eml' | 'msg';
type Convert = (
  bytes: Uint8Array,
  limits: RenditionLimits,
  encoding: TextEncoding | undefined,
) => Promise<Conversion>;
const isConverted = (kind: ShownKind): kind is ConvertedKind => Object.hasOwn(converters, kind);
const converters: Record<ConvertedKind, Convert> = {
  csv: async (...given) => (await import('./csv-to-html.ts')).csvToHtml(...given),
  html: async (...given) => (await import('./html-file-to-html.ts')).htmlFileToHtml(...given),
  docx: async (bytes, limits) => (await import('./docx-to-html.ts')).docxToHtml(bytes, limits),
  xlsx: async (bytes, limits) => (await import('./xlsx-to-html.ts')).xlsxToHtml(bytes, limits),
  eml: async (bytes, limits) => (await import('./eml-to-html.ts')).emlToHtml(bytes, limits),
  msg: async (bytes, limits) => (await import('./msg-to-html.ts')).msgToHtml(bytes, limits),
};

interface MadeRendition {
  readonly pdf: Uint8Array;
  /** What the file says, where it is known better than from the drawn pages. */
  readonly words?: string;
  readonly encoding?: ReadEncoding;
  readonly losses?: readonly Loss[];
  readonly glyphsMissing: number;
}

async function makeRendition(
  pdfium: Pdfium,
  kind: Exclude<ShownKind, ConvertedKind>,
  bytes: Uint8Array,
  limits: RenditionLimits,
  chosen: TextEncoding | undefined,
): Promise<MadeRendition> {
  switch (kind) {
    case 'pdf':
      return { pdf: unlockedPdf(pdfium, bytes) ?? bytes, glyphsMissing: 0 };
    case 'png':
    case 'jpeg':
    case 'webp':
    case 'gif': {
      const { imageToPdf } = await import('./image-to-pdf.ts');
      return { ...(await imageToPdf(bytes, kind, limits)), words: '', glyphsMissing: 0 };
    }
    case 'tiff': {
      const { tiffToPdf } = await import('./tiff-to-pdf.ts');
      return { ...(await tiffToPdf(bytes, limits)), words: '', glyphsMissing: 0 };
    }
    case 'text': {
      await prepareNotoSans(['regular']);
      const [{ textToPdf }, { decodeText }] = await Promise.all([
        import('./text-to-pdf.ts'),
        import('./text-decoding.ts'),
      ]);
      const { text, encoding: name, by } = decodeText(bytes, chosen);
      return { ...(await textToPdf(text, limits.pagesMax)), words: text, encoding: { name, by } };
    }
    case 'markdown': {
      await prepareNotoSans(['regular', 'bold']);
      const [{ markdownToPdf, markdownWords }, { decodeText }] = await Promise.all([
        import('./markdown-to-pdf.ts'),
        import('./text-decoding.ts'),
      ]);
      const { text, encoding: name, by } = decodeText(bytes, chosen);
      const encoding = { name, by };
      return { ...(await markdownToPdf(text, limits.pagesMax)), words: markdownWords(text), encoding };
    }
  }
}

async function lookAtPages(pdf: PdfDocument): Promise<Pick<Examination, 'pageDigests' | 'pageLooks'>> {
  const pageDigests: Uint8Array[] = [];
  const pageLooks: PageLook[] = [];
  for (let index = 0; index < pdf.pages; index++) {
    try {
      const page = pdf.renderPage(index, digestDpi, 'refuse');
      pageDigests.push(await pageDigest(page));
      const blank = isBlank(page);
      pageLooks.push({ blank, picture: pdf.isPicture(index), bits: blank ? null : lookBits(page) });
    } catch (error) {
      // A page that cannot be shown later is a damaged file now: a borrower should not be the one to find out.
      if (error instanceof FileFault && error.code === 'PAGE_CANNOT_BE_SHOWN') {
        throw new FileFault('FILE_DAMAGED', { kind: 'pdf', page: index + 1 });
      }
      throw error;
    }
  }
  return { pageDigests, pageLooks };
}

function pdfText(pdf: PdfDocument): string {
  let text = '';
  for (let index = 0; index < pdf.pages && text.length < likenessCharactersMax; index++) {
    text += `${pdf.pageText(index, likenessCharactersMax)}\n`;
  }
  return text;
}

/** Page by page, as long as somebody asks. */
function* pageTexts(pdf: PdfDocument): Generator<string> {
  for (let index = 0; index < pdf.pages; index++) yield pdf.pageText(index, pageCharactersMax);
}

/** NFKC, lower case, white space folded: equal words compare equal across typesetters. */
function normaliseForLikeness(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return [...folded].slice(0, likenessCharactersMax).join('');
}
