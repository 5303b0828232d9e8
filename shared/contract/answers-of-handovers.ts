/** Answers about custody and clients passing into other hands. */

import type { DatedSpan, Retention } from '../vocabulary/retention.ts';
import type {
  Classification,
  ClientAnswer,
  HandoverCapacity,
  HandoverManner,
  Paper,
  PaperLanguage,
} from '../vocabulary/terms.ts';
import type { NamedPerson } from './answers-of-people.ts';
import type { RenewedKeys } from './answers-of-vault.ts';

export interface CustodyHandover {
  readonly no: number;
  readonly manner: HandoverManner;
  readonly state: 'begun' | 'signed' | 'done' | 'abandoned';
  readonly outgoing: string;
  readonly incoming: string;
  readonly witness: string;
  /** The three by number: those who sign along are asked for by it (S8). */
  readonly outgoingNo: number;
  readonly incomingNo: number;
  readonly witnessNo: number;
  readonly ground: string | null;
  readonly begunAtMs: number;
  readonly signedAtMs: number | null;
  /** The check of every item so far. Items are parts of documents and surplus files. */
  readonly check: {
    readonly items: number;
    readonly checked: number;
    readonly matched: number;
    readonly missing: number;
    readonly differing: number;
    readonly surplus: number;
    readonly onLoan: number;
    /** Differences that have no note yet: nobody signs before each has one. */
    readonly withoutNote: number;
    /** Nothing was filed or taken away since, and every item was looked at. */
    readonly complete: boolean;
    /** SHA-256 of the list as it stands; null until it is complete. */
    readonly digest: string | null;
  };
  readonly dossiers: number;
  readonly documents: number;
  readonly pages: number;
  /** The checkpoint that those who sign now see. */
  readonly checkpointSize: number;
  readonly checkpointWords: readonly string[];
  /** How far the new keys are, after signing; null before and when done. */
  readonly renewal: 'capsules' | 'database' | null;
}

export interface CustodyItem {
  /** Place in the list, from 1. */
  readonly no: number;
  readonly code: string;
  /** Code and number of the document; null for a file that no entry knows. */
  readonly document: string | null;
  readonly title: string;
  readonly part: 'rendition' | 'original' | null;
  readonly from: string;
  /** The document's own dates, where its author told them. */
  readonly dated: DatedSpan | null;
  readonly pages: number;
  readonly classification: Classification | null;
  readonly secrecyYears: number | null;
  /** Null where nobody said it. */
  readonly retention: Retention | null;
  /** Where paper parts lie. */
  readonly home: string | null;
  readonly outcome: 'waiting' | 'matched' | 'missing' | 'differing' | 'surplus';
  readonly onLoanTo: string | null;
  readonly expected: string | null;
  readonly found: string | null;
  readonly note: string | null;
}

export interface CustodyList {
  readonly total: number;
  readonly rows: readonly CustodyItem[];
}

export interface CustodySigned extends RenewedKeys {
  readonly epoch: number;
  readonly entry: number;
}

export interface ClientHandoverSummary {
  readonly handover: number;
  readonly transferor: string;
  readonly departure: number | null;
  readonly openedAtMs: number;
  readonly lines: number;
  readonly closed: number;
  /** Lines that wait for the person at the desk to sign them. */
  readonly mine: number;
}

export interface ClientLine {
  readonly code: string;
  readonly client: string;
  readonly classification: Classification;
  readonly successor: string | null;
  /** The successor has as many clients as the firm lets one person have, or would with this one. */
  readonly successorFull: boolean;
  readonly projects: string;
  readonly nextDates: string;
  readonly mandate: string;
  readonly positions: string;
  readonly authority: string;
  /** What balances it for whoever gives the client away in post. */
  readonly balance: string;
  readonly meetingOn: string | null;
  readonly meetingHeld: boolean;
  readonly answer: ClientAnswer;
  readonly formalRecords: number;
  /** Code/number and title of what the transferor keeps as their own. */
  readonly personal: readonly { readonly document: string; readonly title: string }[];
  /** When each of the three signed this line as it is now; null where they have not. */
  readonly signed: Readonly<Record<HandoverCapacity, number | null>>;
  /** In which capacity the person at the desk may sign now; null where it is not their turn. */
  readonly yours: HandoverCapacity | null;
  readonly closed: 'signed' | 'refused' | 'absent' | 'withdrawn' | null;
  readonly closedAtMs: number | null;
  readonly ground: string | null;
  /** Whether there is a contact sheet on file, and whether the successor may be lent it now. */
  readonly envelope: 'none' | 'sealed' | 'released';
}

export interface SuccessorLoad {
  readonly no: number;
  readonly person: string;
  readonly now: number;
  /** Open lines of any handover that would come on top. */
  readonly proposed: number;
}

export interface ClientHandover {
  readonly handover: number;
  readonly transferor: string;
  readonly transferorLeaving: boolean;
  readonly departure: number | null;
  readonly openedAtMs: number;
  readonly lines: readonly ClientLine[];
  /** Of everybody who follows in a line, or may be named to. */
  readonly loads: readonly SuccessorLoad[];
  readonly clientsMax: number;
  /** People who may be given a client: enrolled, in a role that borrows, not leaving, not the transferor. */
  readonly mayFollow: readonly NamedPerson[];
}

export interface CsvLines {
  readonly lines: readonly { readonly code: string; readonly successor: string }[];
  /** Rows that cannot be taken, with the number of the row in the file and a refusal's code. */
  readonly problems: readonly { readonly row: number; readonly text: string; readonly code: string }[];
}

export interface SignedLines {
  readonly as: HandoverCapacity;
  readonly signed: readonly string[];
  readonly closed: readonly string[];
  /** Requests for contact sheets that came into being, or were granted, with these signatures. */
  readonly loans: readonly string[];
  /** Lines whose contact sheet could not be asked for or granted by the rules, with the refusal's code. */
  readonly withheld: readonly { readonly code: string; readonly refusal: string }[];
}

export interface PrintedPaper {
  readonly paper: Paper;
  readonly language: PaperLanguage;
  readonly file: string;
  readonly pages: number;
  readonly digest: string;
  readonly size: number;
  readonly words: readonly string[];
  /** What the QR code says. */
  readonly qr: string;
}

export interface CheckedPaper {
  readonly verdict: 'agrees' | 'differs' | 'newer-than-this-log' | 'another-vault';
  readonly size: number;
  /** Entries now. */
  readonly entries: number;
}
