/** Down the pages of a paper: where the next block stands, and a new page where it does not fit any more. */

import { breakLines } from './break-lines.ts';
import type { Canvas, PaperPdf, TextStyle } from './paper-canvas.ts';
import { pageHeightPt, pageWidthPt } from './paper-size.ts';
import type { Face } from './paper-typefaces.ts';
import type { PaperWords } from './paper-words.ts';

const marginPt = 40.5;
export const leftPt = marginPt;
export const rightPt = pageWidthPt - marginPt;
export const widthPt = rightPt - leftPt;
/** Below this a page has its foot. */
export const bottomPt = pageHeightPt - 66;

export const bodySizePt = 8.8;
export const leadingOf = (sizePt: number): number => sizePt * 1.5;
/** From the top of a line to its baseline, for Chinese and Latin letters alike. */
export const ascentOf = (sizePt: number): number => sizePt * 1.12;

const misleading = /(?!\n)\p{Cc}|[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

export type Align = 'left' | 'center' | 'right';

export class Flow {
  readonly words: PaperWords;
  readonly pdf: PaperPdf;
  canvas: Canvas;
  /** Top of what comes next. */
  y = 0;
  page = 0;
  private readonly drawHead: (flow: Flow) => void;

  constructor(pdf: PaperPdf, words: PaperWords, drawHead: (flow: Flow) => void) {
    this.pdf = pdf;
    this.words = words;
    this.drawHead = drawHead;
    this.canvas = pdf.newBody();
    this.beginPage();
  }

  private beginPage(): void {
    this.page += 1;
    this.y = marginPt;
    this.drawHead(this);
  }
  newPage(): void {
    this.pdf.keepBody(this.canvas);
    this.canvas = this.pdf.newBody();
    this.beginPage();
  }
  end(): void {
    this.pdf.keepBody(this.canvas);
  }
  get roomPt(): number {
    return bottomPt - this.y;
  }
  /** Begins a page where less than this is left; what is higher than a page begins one too. */
  need(heightPt: number): void {
    if (heightPt > this.roomPt) this.newPage();
  }

  width(text: string, style: TextStyle): number {
    return this.pdf.typefaces[style.face ?? 'regular'].width(text, style.sizePt, style.spacingPt);
  }
  /**
   * Lines of a text as wide as asked for; what the typeface lacks in it is counted. Controls and marks of direction go:
   * nothing in a name may turn the line around that it stands in.
   */
  lines(entered: string, widthPt: number, sizePt: number, face: Face = 'regular'): string[] {
    const text = entered.replace(misleading, '');
    this.pdf.countMissing(text, face);
    const typeface = this.pdf.typefaces[face];
    return text
      .split('\n')
      .flatMap((paragraph) => breakLines(paragraph, widthPt, (part) => typeface.width(part, sizePt)));
  }

  /** One line, its top at `top`. */
  line(text: string, x: number, top: number, style: TextStyle, align: Align = 'left', within = 0): void {
    if (text === '') return;
    const room = align === 'left' ? 0 : within - this.width(text, style);
    const shift = align === 'center' ? room / 2 : align === 'right' ? room : 0;
    this.canvas.text(x + shift, top + ascentOf(style.sizePt), text, style);
  }
  /** Lines below each other; returns the height. */
  block(
    lines: readonly string[],
    x: number,
    top: number,
    style: TextStyle,
    align: Align = 'left',
    within = 0,
  ): number {
    const leading = leadingOf(style.sizePt);
    lines.forEach((line, i) => {
      this.line(line, x, top + i * leading, style, align, within);
    });
    return lines.length * leading;
  }
  /** The largest of the sizes from `sizePt` down at which the text is no wider than `within`. */
  sizeThatFits(text: string, style: TextStyle, within: number, leastPt = 6): TextStyle {
    let { sizePt } = style;
    while (sizePt > leastPt && this.width(text, { ...style, sizePt }) > within) sizePt -= 0.5;
    return { ...style, sizePt };
  }
  /** What still fits into the width, with an ellipsis where something is left out. */
  shortened(text: string, style: TextStyle, within: number): string {
    if (this.width(text, style) <= within) return text;
    const kept = [...text];
    while (kept.length > 1 && this.width(`${kept.join('')}…`, style) > within) kept.pop();
    return `${kept.join('')}…`;
  }
}
