/** What page and worker tell each other. */
import type { Answer, PersonOrDocument, SeenRow } from './exposure.ts';

export type Language = 'en' | 'zh-CN';
export const languages = ['zh-CN', 'en'] as const satisfies readonly Language[];

/** Names within the bundle, and within what it is to be compared with: an earlier bundle, or an older checkpoint alone. */
export interface ToWorker {
  readonly files: ReadonlyMap<string, File>;
  readonly since: ReadonlyMap<string, File> | null;
  /** For tests: signatures by the own check alone. */
  readonly alone: boolean;
}

export interface CheckShown {
  readonly check: string;
  readonly answer: Answer;
  readonly name: string;
  /** What is wrong, or missing; null where it holds. */
  readonly why: string | null;
}

/** The report in one language. */
export interface ReportShown {
  readonly checks: readonly CheckShown[];
  /** Of a bundle of evidence; null where there are none. */
  readonly measures: {
    readonly title: string;
    readonly says: string;
    readonly rows: readonly CheckShown[];
  } | null;
  /** Whether it is a part, and what follows. */
  readonly part: readonly string[];
  readonly counts: readonly string[];
  /** Of what they are counted, where that is not all. */
  readonly countsOf: string | null;
  readonly first: string | null;
  /** Two histories, where the earlier bundle tells another; empty otherwise. */
  readonly parting: readonly string[];
  readonly nothingMore: string;
  readonly compare: string;
}

export interface Verified {
  readonly kind: 'verified';
  readonly broken: boolean;
  readonly vault: string | null;
  readonly entry0: string | null;
  readonly reports: Readonly<Record<Language, ReportShown>>;
  readonly subjects: readonly PersonOrDocument[];
  readonly rows: readonly SeenRow[];
  readonly signaturesBy: 'browser' | 'own';
  /** Whether all of the log is here: what a table does not show, a part may have left out. */
  readonly whole: boolean;
}

export type FromWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'unreadable'; readonly why: Readonly<Record<Language, string>> }
  | Verified;
