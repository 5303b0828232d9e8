/** Plain text on A4, line by line as it was written; a form feed begins a page. */
import { breakEndlessWords } from './endless-words.ts';
import { startTypesetter } from './pdf-paper.ts';

export interface TypesetText {
  readonly pdf: Uint8Array;
  readonly glyphsMissing: number;
}

const sizePt = 10.5;
const lineGapPt = 3;

/** Throws FileFault FILE_TOO_MANY_PAGES. */
export async function textToPdf(text: string, pagesMax: number): Promise<TypesetText> {
  const paper = startTypesetter(pagesMax);
  const { doc } = paper;
  doc.fontSize(sizePt);
  for (const [index, sheet] of breakEndlessWords(text).split('\f').entries()) {
    if (index > 0) doc.addPage();
    for (const line of sheet.split('\n')) {
      paper.countMissing(line);
      // pdfkit takes an empty string for nothing to do; a blank line is a line.
      doc.text(line === '' ? ' ' : line, { lineGap: lineGapPt });
    }
  }
  const pdf = await paper.finish();
  return { pdf, glyphsMissing: paper.glyphsMissing };
}
