/** What all parts of a Word document's drawing share: its styles, its lists, what was counted, what was said. */
import type { LossKind } from '../shared/vocabulary/losses.ts';
import type { WordFields } from './docx-fields.ts';
import type { ClauseNumber, NumberedPlace, WordLists } from './docx-numbering.ts';
import type { WordPart } from './docx-package.ts';
import type { Properties } from './docx-properties.ts';
import type { WordStyles } from './docx-styles.ts';
import type { PaperWriter } from './paper-looks.ts';
import type { XmlElement } from './xml-tree.ts';

export interface WordPaper {
  readonly writer: PaperWriter;
  readonly styles: WordStyles;
  readonly lists: WordLists;
  readonly defaultTabDxa: number;
  /** The theme's fonts, by `majorHAnsi`, `minorEastAsia`… */
  readonly themeFonts: ReadonlyMap<string, string>;
  readonly themeColours: ReadonlyMap<string, string>;
  count(what: LossKind, count?: number): void;
  /** Words that stand on the paper. */
  say(text: string): void;
  noteFont(name: string): void;
  /** The picture that a relation points at, written anew; undefined where there is none that can be shown. */
  picture(part: WordPart, relation: string | undefined): string | undefined;
  /** Another part that was read beforehand: a chart, a diagram's drawing. */
  related(part: WordPart, relation: string | undefined): WordPart | undefined;
  /** A document that was put into this one, drawn beforehand. */
  chunk(
    part: WordPart,
    relation: string | undefined,
  ): { readonly html: string; readonly words: string } | undefined;
  /** The mark of a note at its place; the note is drawn later. */
  noteMark(kind: NoteKind, reference: XmlElement): string;
}
export type NoteKind = 'footnote' | 'endnote' | 'comment';

/** One run of text by itself: the body, a header, a note. */
export interface Story {
  readonly part: WordPart;
  /** At the head or foot of each page: a number of a page that is stored there would be wrong on all pages but one. */
  readonly running: boolean;
  readonly number: (place: NumberedPlace) => ClauseNumber;
  readonly fields: WordFields;
  /** Before the text of a note. */
  readonly ownMark?: string;
  readonly gridPoints: number;
}

/** What a paragraph inherits from the table that it stands in. */
export interface Surroundings {
  readonly paragraph: Properties;
  readonly run: Properties;
  readonly ground: string | undefined;
}
