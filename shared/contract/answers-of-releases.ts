/** Answers about what leaves the vault (D8). */
import type { EntryData } from '../vocabulary/entry.ts';
import type { Facts, RefusalCode } from '../vocabulary/refusal.ts';
import type { ReleaseStanding, ReleaseWarning } from '../vocabulary/term-words.ts';
import type { Classification, ReleaseForm } from '../vocabulary/terms.ts';
import type { Decider } from './answers-of-loans.ts';
import type { PastView } from './answers-of-views.ts';

type HowBack = EntryData<'release.returned'>['how'];

export interface ReleaseSummary {
  /** R12 */
  readonly no: string;
  readonly standing: ReleaseStanding;
  readonly code: string;
  readonly client: string;
  readonly classification: Classification;
  readonly form: ReleaseForm;
  readonly documents: number;
  /** Of which are still out. */
  readonly out: number;
  /** Code, number and title of the only one, or of the first. */
  readonly firstDocument: string;
  readonly recipient: string;
  /** Nobody of the vault. */
  readonly outsider: boolean;
  readonly requester: string;
  readonly ground: string;
  readonly requestedAtMs: number;
  readonly handedOutAtMs: number | null;
  readonly dueOn: string | null;
  /** Days past the due day; 0 where it is not overdue. */
  readonly daysOverdue: number;
}

export interface ReleaseItem {
  readonly document: string;
  readonly no: number;
  readonly title: string;
  readonly fileName: string;
  readonly pages: number;
  readonly version: number | null;
  readonly author: string;
  /** Of the file that left; null before. */
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly back: { readonly how: HowBack; readonly on: string; readonly remark: string | null } | null;
  /** Views that the recipient has left of it; null where it goes to an outsider. */
  readonly viewsLeft: number | null;
  readonly viewsUsed: number | null;
  readonly cap: number | null;
}

export interface ReleaseDetail extends ReleaseSummary {
  readonly items: readonly ReleaseItem[];
  readonly approvals: readonly {
    readonly approver: string;
    readonly atMs: number;
    readonly reason: string;
  }[];
  readonly approvalsNeeded: number;
  /** Who can decide it now (L12), in the order of their numbers; none once it is decided. */
  readonly deciders: readonly Decider[];
  /** Fewer of them are here today than approvals are missing. */
  readonly tooFewHere: boolean;
  /** Why it was refused; null where it was not. */
  readonly rejectedBecause: string | null;
  readonly handOutUntilMs: number | null;
  readonly handedOutBy: string | null;
  /** As R12-2. */
  readonly slip: string | null;
  /** Slips of it printed since it was approved, of which one is to be signed. */
  readonly slips: readonly number[];
  readonly written: boolean;
  readonly writeUntilMs: number | null;
  /** How often the handing out or a writing again was signed. */
  readonly tries: number;
  readonly trace: string;
  readonly warnings: readonly ReleaseWarning[];
  /** Who has to sign along at the handing out, in this order. */
  readonly cosigners: readonly ('approver' | 'recipient')[];
  /** What stands against the approver or the custodian who asks; null where nothing does. */
  readonly refusal: { readonly code: RefusalCode; readonly facts: Facts } | null;
  /** What the recipient has seen of the documents, for whoever decides. */
  readonly earlierViews: readonly PastView[];
  /** It is the asker's own request. */
  readonly mine: boolean;
}

export interface HandedOut {
  readonly release: string;
  readonly entry: number;
  /** The new folder; null for a certificate. */
  readonly folder: string | null;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}
