/** What a kind without pages of its own becomes before it is printed. */
import type { EncodingGround, Loss, TextEncoding } from '../shared/vocabulary/losses.ts';
import type { Attachment } from './rasteriser.ts';

/** The encoding that a text was read in, and how it came about. */
export interface ReadEncoding {
  readonly name: TextEncoding;
  readonly by: EncodingGround;
}

export interface Conversion {
  /** A whole page of `html-paper.ts`. */
  readonly html: string;
  readonly words: string;
  /** What is not on the paper, each kind once and in order. */
  readonly losses: readonly Loss[];
  /** Names of the fonts that the file asks for and the paper does not have. */
  readonly fonts?: readonly string[];
  readonly attachments?: readonly Attachment[];
  readonly encoding?: ReadEncoding;
}
