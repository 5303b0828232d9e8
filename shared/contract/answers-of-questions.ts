/** What a question about the log is answered with: a sentence, a table, a chart, and the entries behind each row. */
import type { z } from 'zod';
import type { logQuestion } from './commands-of-questions.ts';

export type LogQuestionAsked = z.input<typeof logQuestion>;
export type QuestionName = LogQuestionAsked['question'];

/** What somebody asks again and again, under a name of theirs. Without days it is asked of this year, each time anew. */
export interface KeptQuestion {
  readonly name: string;
  readonly asked: LogQuestionAsked;
}

/** Where the entries behind a row are: one of them, a filter of the log, or the question that lists them. */
export type Behind =
  | { readonly kind: 'entry'; readonly index: number }
  | {
      readonly kind: 'log';
      readonly person?: string;
      readonly about?: string;
      readonly types?: readonly string[];
      readonly outcome?: 'done' | 'refused' | 'failed';
      /** First and last day, both included. */
      readonly from?: string;
      readonly to?: string;
    }
  | { readonly kind: 'question'; readonly ask: LogQuestionAsked };

export interface QuestionColumn {
  readonly label: string;
  /** `time`: local, as the clock showed it there. `count` and `measure` are numbers, the latter with a fraction. */
  readonly kind: 'text' | 'time' | 'count' | 'measure';
}

export interface QuestionRow {
  readonly cells: readonly (string | number | null)[];
  readonly behind: Behind | null;
}

export interface QuestionBar {
  readonly name: string;
  readonly value: number;
  readonly behind: Behind | null;
}

export interface QuestionChart {
  readonly label: string;
  /** Bars that stand, in the order of time; or lines beside names, the longest first. */
  readonly kind: 'time' | 'names';
  readonly bars: readonly QuestionBar[];
}

export interface QuestionAnswer {
  /** As it was asked, with what was left out filled in. */
  readonly asked: LogQuestionAsked;
  readonly title: string;
  /** One sentence with the figure and the period. */
  readonly sentence: string;
  /** How it is counted, and what the log does not hold. */
  readonly measured: string;
  readonly columns: readonly QuestionColumn[];
  readonly rows: readonly QuestionRow[];
  /** Of which `rows` are the first. */
  readonly total: number;
  readonly chart: QuestionChart | null;
  /** The same in the access log, where a filter of it says as much. */
  readonly inLog: Behind | null;
}
