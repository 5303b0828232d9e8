/** What a kind without pages of its own becomes before it is printed. */
import type { Loss } from '../../shared/vocabulary/losses.ts';
import type { Attachment } from './rasteriser.ts';

export interface Conversion {
  /** A whole page of `html-paper.ts`. */
  readonly html: string;
  readonly words: string;
  /** What is not on the paper, each kind once and in order. */
  readonly losses: readonly Loss[];
  readonly attachments?: readonly Attachment[];
}
