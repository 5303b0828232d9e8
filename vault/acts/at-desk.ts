/**
 * What is under way in an open vault from one call to the next, as the acts know it: a view, a file looked at, a filing. The
 * rooms above bring them (viewing/view-session.ts, filing/), and none of those imports another through here.
 */
import type { EntryData } from '../../shared/vocabulary/entry.ts';
import type {
  BackupTargetId,
  DocumentId,
  KeysetId,
  LoanId,
  PersonId,
  SessionId,
  ViewId,
} from '../../shared/vocabulary/ids.ts';
import type { Loan } from '../storage/loans.ts';
import type { Person } from '../storage/people.ts';
import type { MarkedPage } from './watermarker.ts';

/** Who is signed in. The passphrase is asked again for every act; the key file's secret is kept until lock. */
export interface SignedIn {
  readonly session: SessionId;
  readonly person: PersonId;
  readonly keyset: KeysetId;
  readonly keyFileSecret: Uint8Array | null;
  readonly place: string;
  /** When each request was opened for reading, by loan: a batch may only hold those (L2). */
  readonly requestsOpenedMs: Map<LoanId, number>;
  /** Filings opened in the list: a batch may only hold those (D5b). */
  readonly filingsOpened: Set<DocumentId>;
}

export interface ShownPage {
  readonly page: number;
  readonly image: MarkedPage;
}

export interface ViewUnderWay {
  readonly view: ViewId;
  readonly loan: Loan;
  readonly pages: number;
  readonly allowedMs: number;
  readonly trace: string;
  readonly blanked: boolean;
  /** Whose look it is: nobody else's, whoever has come to the desk since. */
  isReader(person: PersonId | null): boolean;
  /** Time shown so far. */
  shownMs(): number;
  remainingMs(): number;
  /** Somebody is there. */
  touch(): void;
  isIdle(): boolean;
  /** A further page, from 1: drawn, committed, released. */
  turnTo(page: number): Promise<ShownPage>;
  drawAhead(page: number): void;
  recordShown(): void;
  blank(cause: 'idle' | 'lock' | 'focus'): Promise<void>;
  /** The view ended by somebody else's act, which wrote its entry: only the document goes. */
  letGo(): Promise<void>;
  end(cause: EntryData<'view.closed'>['cause']): Promise<void>;
}

/** A file that its author looks at before submitting it. */
export interface FileLookedAt {
  readonly source: string;
  close(): Promise<void>;
}

/** A table or a tree of folders that somebody has read (K6, S5b); it goes when they sign out. */
export interface TableInHand {
  readonly file: string;
}

export interface FilingUnderWay {
  readonly author: Person;
  readonly running: boolean;
  /** After the file under way; what waits is not filed. */
  stop(): Promise<void>;
  howFar(): { readonly done: number; readonly total: number };
}

/** Everything is being written out (D8); it goes on whoever is at the desk. */
export interface WholeReleaseUnderWay {
  howFar(): { readonly done: number; readonly total: number };
  /** What was written stays, and is held against the vault by whoever goes on. */
  stop(): Promise<void>;
}

/** A backup that is being made; it needs nobody signed in. */
export interface BackupUnderWay {
  readonly target: BackupTargetId;
  howFar(): { readonly done: number; readonly total: number };
  /** What was copied stays and is not copied again; it is no state. */
  stop(): Promise<void>;
}
