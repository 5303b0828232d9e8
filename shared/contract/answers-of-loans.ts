/** Answers about loans, and the desks that work on them. */
import type { Absence } from '../vocabulary/entry-of-absences.ts';
import type { Facts, RefusalCode } from '../vocabulary/refusal.ts';
import type { LoanWarning, TermOf } from '../vocabulary/term-words.ts';
import type { Classification, LoanState, ReasonCategory, Role } from '../vocabulary/terms.ts';
import type { PastView } from './answers-of-views.ts';

export interface LoanSummary {
  readonly no: string;
  readonly document: string;
  readonly title: string;
  readonly borrower: string;
  readonly state: LoanState;
  readonly overdue: boolean;
  readonly fromMs: number;
  readonly toMs: number;
  readonly client: string;
  readonly classification: Classification;
  readonly pages: number;
  readonly reason: string;
  readonly requestedAtMs: number;
  readonly decisionReason: string | null;
  readonly viewsLeft: number;
  readonly cap: number;
  /** A view of it that was broken off and can be resumed. */
  readonly resumable: boolean;
  /** When the custodian last asked for it back; null where nobody did, or it is back. */
  readonly remindedAtMs: number | null;
  /** Who has approved it so far, where one is not enough and it still waits (L12). */
  readonly approvedBy: readonly string[];
  /** How many approvers the policy asks for, of the request and of a longer window. */
  readonly approvalsNeeded: number;
  /** A longer window that its borrower asked for and that waits for its decision; null where none does (L11). */
  readonly longer: {
    readonly toMs: number;
    readonly reason: string;
    readonly atMs: number;
    /** Who has approved it so far, where one is not enough. */
    readonly approvedBy: readonly string[];
  } | null;
}

/** A line of the loan register, with the fields that such registers have (DA/T). */
export interface LoanRegisterRow extends LoanSummary {
  readonly department: string | null;
  readonly category: ReasonCategory;
  readonly place: string;
  readonly approver: string | null;
  readonly issuer: string | null;
  readonly issuedAtMs: number | null;
  readonly returnedAtMs: number | null;
  readonly remark: string;
}

/** Who can decide, and the last day on which they are away; null for who is here. Who is away can decide all the same (S6). */
export interface Decider {
  readonly who: string;
  readonly awayUntil: string | null;
}

export interface LoanDetail extends LoanSummary {
  readonly category: ReasonCategory;
  readonly place: string;
  readonly minutes: number | null;
  readonly author: string;
  readonly approver: string | null;
  readonly issuer: string | null;
  readonly department: string | null;
  readonly clearance: Classification | null;
  /** Each approval of the request, in the order in which they were signed. */
  readonly approvals: readonly {
    readonly approver: string;
    readonly atMs: number;
    readonly reason: string;
  }[];
  /** Approvers who can decide it now, while it or a longer window waits (L12). */
  readonly deciders: readonly Decider[];
  /** Fewer of them are here today than approvals are missing. */
  readonly tooFewHere: boolean;
  /** The rule that would refuse an approval by the asker now; null where none does. */
  readonly refusal: { readonly code: RefusalCode; readonly facts: Facts } | null;
  /** How the custodian judged likeness to known documents (D7). */
  readonly likeness: { readonly choice: TermOf<'likenessChoice'> | null; readonly because: string | null };
  /** What this person has viewed in the last 90 days, newest first. */
  readonly recentViews: readonly { readonly title: string; readonly atMs: number; readonly reason: string }[];
  /** Earlier views of this very document's lineage by this person. */
  readonly earlierViews: readonly PastView[];
  readonly record: BorrowerRecord;
  readonly warnings: readonly LoanWarning[];
}

/** What became of somebody's requests since they last looked (L13). */
export interface News {
  /** To be said back once it was seen. */
  readonly upto: number;
  readonly loans: readonly {
    readonly loan: string;
    readonly document: string;
    readonly title: string;
    readonly outcome: 'approved' | 'rejected' | 'recalled' | 'lengthened' | 'not-lengthened';
    readonly reason: string | null;
    readonly atMs: number;
  }[];
  readonly releases: readonly {
    /** R12 */
    readonly release: string;
    readonly code: string;
    readonly recipient: string;
    readonly outcome: 'approved' | 'rejected';
    readonly reason: string | null;
    readonly atMs: number;
  }[];
}

/** Numbers against the person's own past, never a verdict (P4). */
export interface BorrowerRecord {
  readonly views: number;
  readonly documents: number;
  readonly clients: number;
  readonly notOwnClients: number;
  /** Before 8, after 19, or at a weekend, by the clock of the place of the view. */
  readonly outOfHours: number;
  readonly refusals: number;
  readonly outNow: number;
  readonly overdueNow: number;
  /** Views of each of the last 13 weeks, oldest first. */
  readonly weekly: readonly number[];
  /** Median of the weeks before the last two. */
  readonly usualWeekly: number;
}

export interface DeskTask {
  readonly kind: 'overdue' | 'due-today' | 'check-in' | 'issue' | 'accept' | 'check-due';
  /** Loan number, or the document for a filing. */
  readonly ref: string;
  readonly code: string;
  readonly client: string;
  readonly title: string;
  readonly person: string;
  /** When it is due, was approved or submitted. */
  readonly atMs: number;
  readonly detail: string;
  /** What stands against this custodian doing it, and who can instead. */
  readonly blocked: {
    readonly code: RefusalCode;
    readonly facts: Facts;
    readonly who: readonly string[];
  } | null;
}

export interface CustodianDesk {
  readonly tasks: readonly DeskTask[];
  /** Loans out that end on each of the next seven days, today first. */
  readonly dueByDay: readonly number[];
  readonly lastFullCheckMs: number | null;
  /** Custodians and approvers who are away, or will be within those days (S6). */
  readonly away: readonly KeeperAway[];
}

/** Somebody whom others may wait for, and an absence that they entered: the first and the last day of it. */
export interface KeeperAway extends Absence {
  readonly who: string;
  readonly roles: readonly Role[];
}

/** One's own absences that are not over; those of custodians and approvers, for custodians and approvers. */
export interface AbsencesShown {
  readonly mine: readonly Absence[];
  readonly keepers: readonly KeeperAway[];
}
