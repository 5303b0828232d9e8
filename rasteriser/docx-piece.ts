/** What the inside of a paragraph is made of, and what it is drawn from. */
import type { Story, WordPaper } from './docx-paper.ts';
import type { Properties } from './docx-properties.ts';
import type { Look } from './paper-looks.ts';
import type { XmlElement } from './xml-tree.ts';

export interface Piece {
  readonly html: string;
  readonly is: 'text' | 'tab' | 'break' | 'block' | 'after';
  /** Pieces of one look that follow one another become one element. */
  readonly look?: Look;
  /** `ins`, `del` or `hidden` around it. */
  readonly mark?: 'ins' | 'del' | 'hidden' | undefined;
}

export interface InlineScope {
  readonly paper: WordPaper;
  readonly story: Story;
  /** What each run begins with: defaults, the table's, the paragraph's. */
  readonly run: Properties;
  readonly ground: string | undefined;
  /** In a heading that looks like one of ours: type that has no size of its own has the heading's. */
  readonly sizedByHeading?: boolean;
  readonly mark?: 'ins' | 'del' | undefined;
  /** Draws blocks: a text box holds whole paragraphs. */
  readonly blocks: (elements: readonly XmlElement[], ground?: string) => string;
}
