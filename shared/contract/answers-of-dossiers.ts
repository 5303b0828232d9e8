/** Answers about dossiers, documents and filing. */

import type { DossierCategory } from '../vocabulary/entry-of-corrections.ts';
import type { FormCount } from '../vocabulary/form-fields.ts';
import type { TextEncoding } from '../vocabulary/losses.ts';
import type { ShownReport } from '../vocabulary/rendition-report.ts';
import type { DatedSpan, Retention } from '../vocabulary/retention.ts';
import type { TermOf } from '../vocabulary/term-words.ts';
import type { Classification, LoanState, Media, Ownership, Sheet } from '../vocabulary/terms.ts';
import type { CheckShown } from './answers-of-forms.ts';
import type { NamedPerson } from './answers-of-people.ts';
import type { CheckInput } from './commands-of-forms.ts';
import type { CallProblem } from './messages.ts';

export interface Allowance {
  readonly cap: number;
  readonly used: number;
  readonly left: number;
}

export interface DossierSummary {
  readonly code: string;
  readonly client: string;
  readonly category: DossierCategory;
  /** Its name, where it is one of the firm's own. */
  readonly ownCategory: string | null;
  readonly classification: Classification;
  readonly responsible: string | null;
  /** A departure of theirs is open (P1). */
  readonly responsibleLeaving: boolean;
  /** Whom the client knows beside the responsible person (D1). */
  readonly second: string | null;
  readonly secondLeaving: boolean;
  readonly status: 'open' | 'closed';
  readonly held: boolean;
}

export interface DirectoryRow extends DossierSummary {
  /** Accepted documents. */
  readonly documents: number;
  /** How it stands with the asking borrower; nulls where nothing does. */
  readonly mine: { readonly onLoan: number; readonly requested: number; readonly spent: number };
}

export interface DirectoryPage {
  /** Dossiers visible to the asker, and how many of them match. */
  readonly visible: number;
  readonly total: number;
  readonly rows: readonly DirectoryRow[];
}

export interface DocumentSummary {
  readonly no: number;
  readonly title: string;
  readonly sheet: Sheet;
  readonly ownership: Ownership;
  readonly media: Media;
  readonly dated: DatedSpan | null;
  readonly pages: number;
  readonly report: ShownReport;
  /** Of a form: how many of its fields are filled in; null for everything else. */
  readonly form: FormCount | null;
  /** Of a background check: what stands outside the seal. */
  readonly check: CheckShown | null;
  readonly state: 'submitted' | 'accepted' | 'sent-back';
  readonly version: number | null;
  /** For a borrower: what is left of their allowance. */
  readonly allowance: Allowance | null;
  /** For a borrower: their own open loan of it. */
  readonly myLoan: { readonly no: string; readonly state: LoanState; readonly toMs: number } | null;
}

export interface DossierDetail extends DossierSummary {
  readonly openedOn: string;
  readonly secrecyYears: number | null;
  /** Null where nobody said it. */
  readonly retention: Retention | null;
  readonly home: string | null;
  /** Who may know of it; for those who keep or approve, null for others. */
  readonly scope: {
    readonly everybody: boolean;
    readonly people: readonly NamedPerson[];
    readonly departments: readonly string[];
  } | null;
  /** The latest first; for those who keep or approve, null for others. */
  readonly changes: readonly DossierChange[] | null;
  readonly documents: readonly DocumentSummary[];
}

/** One signed change or correction (D1b). */
export interface DossierChange {
  readonly entry: number;
  readonly atMs: number;
  readonly by: readonly string[];
  /** Number of the document that it is about; null where it is about the dossier. */
  readonly document: number | null;
  readonly ground: string | null;
  readonly what: readonly ChangedField[];
}

/** A value is as it was typed, or the word of a closed list (class, status, category, `everybody`, `permanent`); null where nothing was said. */
export interface ChangedField {
  readonly field:
    | 'client'
    | 'category'
    | 'classification'
    | 'responsible'
    | 'second'
    | 'openedOn'
    | 'secrecyYears'
    | 'retention'
    | 'scope'
    | 'home'
    | 'status'
    | 'title'
    | 'dated';
  readonly before: string | null;
  readonly after: string | null;
}

export interface CategoriesShown {
  /** Beside the two that every vault has; how many dossiers are of each. */
  readonly own: readonly { readonly category: string; readonly name: string; readonly dossiers: number }[];
}

export interface PendingDocument {
  readonly document: string;
  readonly client: string;
  readonly title: string;
  readonly author: string;
  readonly media: Media;
  readonly pages: number;
  readonly bytes: number;
  readonly sheet: Sheet;
  readonly ownership: Ownership;
  readonly submittedAtMs: number;
  readonly joined: TermOf<'joined'>;
  readonly report: ShownReport;
  /** As of a document that is filed. */
  readonly form: FormCount | null;
  readonly check: CheckShown | null;
  /** Known documents it is like, as code/number and title. */
  readonly like: readonly string[];
  /** What a register names by the digest of these very bytes; told to custodians. */
  readonly registered: readonly RegisteredAs[];
}

export interface RegisteredAs {
  readonly register: TermOf<'register'>;
  /** Number of the agreement, of the course, of the text of rules. */
  readonly no: number;
}

/** A filing opened for judging. */
export interface OpenedFiling extends PendingDocument {
  /** What it is like, the likeliest first, each once for its lineage. */
  readonly alike: readonly AlikeDocument[];
}

export interface AlikeDocument {
  readonly document: string;
  readonly client: string;
  readonly title: string;
  readonly state: 'submitted' | 'accepted' | 'sent-back';
  readonly why: readonly TermOf<'alikeBy'>[];
}

export interface MyFiling {
  readonly document: string;
  readonly client: string;
  readonly title: string;
  readonly pages: number;
  readonly state: 'submitted' | 'accepted' | 'sent-back';
  readonly submittedAtMs: number;
  /** Why it was sent back. */
  readonly reason: string | null;
}

export interface FilePreview {
  readonly kind: Media;
  readonly bytes: number;
  readonly pages: number;
  readonly page: number;
  readonly image: PageImage;
  readonly report: ShownReport;
  /** Pictures only: nobody reads the words in them. */
  readonly withoutText: boolean;
  /** Of the files it brings along, each a document of its own: how many there are, and what became of each once they were looked into. */
  readonly attachments: {
    readonly count: number;
    readonly looked: readonly AttachmentPreview[] | null;
  };
}

export interface AttachmentPreview {
  readonly fileName: string;
  readonly kind: Media;
  readonly report: ShownReport;
}

/** What became of a submitted file; with a mail, also of what it brought along. */
export interface SubmittedFile extends SubmittedDocument {
  /** In the mail's order; each a document of its own. */
  readonly attachments: readonly SubmittedDocument[];
  /** Nothing was filed: the same person filed these bytes into this dossier before, as this document. */
  readonly already?: true;
}

export interface SubmittedDocument {
  readonly document: string;
  readonly pages: number;
  readonly joined: TermOf<'joined'>;
  readonly like: number;
  readonly report: ShownReport;
  /** As in a preview; absent for what was filed before. */
  readonly withoutText?: boolean;
}

export interface FiledFile {
  readonly file: string;
  /** What its author said of it; empty where nothing was. */
  readonly asked: {
    readonly title: string;
    readonly sheet: Sheet;
    readonly ownership: Ownership;
    readonly versionOf: string;
    readonly encoding: TextEncoding | '';
    readonly dated: DatedSpan | null;
    readonly check: CheckInput | null;
  };
  readonly state: 'waiting' | 'working' | 'done' | 'refused';
  readonly result: SubmittedFile | null;
  readonly problem: CallProblem | null;
}

/** A filing of many files: under way, ended, or left over from before the program was closed. */
export interface FilingShown {
  readonly code: string;
  readonly running: boolean;
  /** Filed or refused. */
  readonly done: number;
  readonly total: number;
  /** Null until enough are through to tell. */
  readonly remainingMs: number | null;
  readonly files: readonly FiledFile[];
}

/** One page as an encoded picture with the mark burned in. */
export interface PageImage {
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly widthPx: number;
  readonly heightPx: number;
}
