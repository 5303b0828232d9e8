/** What a kind without pages of its own becomes before it is printed. */
import type { Attachment } from './rasteriser.ts';

export interface Conversion {
  /** A whole page of `html-paper.ts`. */
  readonly html: string;
  readonly words: string;
  readonly picturesLeftOut: number;
  readonly attachments?: readonly Attachment[];
}
