/** What burns the mark into the pixels of a page, as the acts know it; viewing/watermark.ts does it. */
import type { PixelPage } from '../../rasteriser/pixel-page.ts';

export interface WatermarkText {
  readonly personName: string;
  /** Stands in the name's place where the name cannot be drawn: a mark always names somebody (L8). */
  readonly personNo: number;
  /** As the person reads it, e.g. `2026-11-19 10:24`. */
  readonly instantText: string;
  readonly place: string;
  /** `第2/3次` or `view 2/3`. */
  readonly viewText: string;
  /** The firm's label of the classification; empty where nothing is classified yet. */
  readonly classText: string;
  /** Finds the view in the log: never cut, never altered. */
  readonly traceCode: string;
}

export interface MarkedPage {
  readonly bytes: Uint8Array;
  readonly mime: 'image/jpeg' | 'image/png';
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface Watermarker {
  /** Throws FileFault PAGE_CANNOT_BE_SHOWN for a page too narrow to carry a legible mark. */
  compose(page: PixelPage, mark: WatermarkText): MarkedPage;
}
