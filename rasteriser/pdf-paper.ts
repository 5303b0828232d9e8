/** Paper for what we typeset: a PDF in Noto Sans SC, page after page up to the limit, the same bytes each time. */
import PDFDocument from 'pdfkit';
import { joinBytes } from './bytes.ts';
import { type NotoSansWeight, notoSans } from './noto-sans.ts';
import { FileFault } from './rasteriser.ts';

export interface Pdf {
  readonly doc: PDFKit.PDFDocument;
  finish(): Promise<Uint8Array>;
}

export interface PaperShape {
  readonly size: 'A4' | [number, number];
  /** In points, on all sides. */
  readonly margin: number;
  /** Adding a page beyond throws FileFault FILE_TOO_MANY_PAGES. */
  readonly pagesMax: number;
}

/** Without a fixed date the same text would give another file each time. */
const noDate = new Date(0);

export function startPdf(shape: PaperShape): Pdf {
  const doc = new PDFDocument({
    size: shape.size,
    margin: shape.margin,
    // Else pdfkit opens Helvetica for nothing.
    font: null as unknown as string,
    info: { CreationDate: noDate, Producer: 'Dossier Vault', Creator: 'Dossier Vault' },
  });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  let pages = 1;
  doc.on('pageAdded', () => {
    pages += 1;
    if (pages > shape.pagesMax) {
      throw new FileFault('FILE_TOO_MANY_PAGES', { pages, pagesMax: shape.pagesMax });
    }
  });
  return {
    doc,
    finish: () =>
      new Promise((resolve, reject) => {
        doc.on('end', () => resolve(joinBytes(chunks)));
        doc.on('error', reject);
        doc.end();
      }),
  };
}

/** The parts of pdfkit's own font object that its types leave out. */
interface FontWithGlyphs {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

export interface Typesetter extends Pdf {
  use(weight: NotoSansWeight): void;
  /** Characters that the typeface lacks, counted as they are asked about; they are drawn as a box. */
  countMissing(text: string): void;
  readonly glyphsMissing: number;
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  readonly top: number;
}

const a4MarginPt = 56;

export function startTypesetter(pagesMax: number): Typesetter {
  const pdf = startPdf({ size: 'A4', margin: a4MarginPt, pagesMax });
  const { doc } = pdf;
  const registered = new Set<NotoSansWeight>();
  /** A typeface is ten megabytes: one that nothing is set in is not read. */
  const use = (weight: NotoSansWeight): void => {
    if (!registered.has(weight)) doc.registerFont(weight, notoSans(weight));
    registered.add(weight);
    doc.font(weight);
  };
  use('regular');
  const { font } = (doc as unknown as FontWithGlyphs)._font;
  let glyphsMissing = 0;
  return {
    ...pdf,
    use,
    countMissing(text) {
      for (const character of text) {
        if (!/\s/u.test(character) && !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
          glyphsMissing += 1;
      }
    },
    get glyphsMissing() {
      return glyphsMissing;
    },
    left: a4MarginPt,
    top: a4MarginPt,
    width: doc.page.width - 2 * a4MarginPt,
    bottom: doc.page.height - a4MarginPt,
  };
}
