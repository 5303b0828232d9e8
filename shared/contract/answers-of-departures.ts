/** Answers about people who leave, and about what somebody has seen. */
import type { Classification, LoanState, ReleaseForm, Role, Sheet } from '../vocabulary/terms.ts';
import type { BindingAfter } from './answers-of-agreements.ts';
import type { SuccessorLoad } from './answers-of-handovers.ts';
import type { LeavingCase } from './answers-of-leaving.ts';

export interface DepartureSummary {
  readonly departure: number;
  readonly person: string;
  readonly noticeOn: string;
  readonly lastDay: string;
  readonly state: 'open' | 'left' | 'withdrawn';
  readonly daysLeft: number;
  readonly linesOpen: number;
  readonly lines: number;
}

export interface ChecklistItem {
  readonly item: string;
  readonly label: string;
  readonly done: boolean;
  readonly remark: string | null;
  readonly atMs: number | null;
  /** Counts where the vault knows them, as in "introductions, 31 of 120"; null elsewhere. */
  readonly count: { readonly done: number; readonly of: number } | null;
}

/** What a case may lack; none of it holds back pay or certificate. */
export type Lack =
  | 'approval-line-manager'
  | 'approval-human-resources'
  | 'approvals'
  | 'approvals-refused'
  | 'things-out'
  | 'colleagues-waiting'
  | 'no-successor'
  | 'lines-open'
  | 'documents-out'
  | 'releases-out'
  | 'filings-waiting'
  | 'checklist'
  | 'interview'
  | 'exposure-unsigned'
  | 'reminder-unsigned'
  | 'holds-keys';

export interface DepartureCase {
  readonly departure: number;
  readonly personNo: number;
  readonly person: string;
  readonly department: string | null;
  readonly reason: string;
  readonly noticeOn: string;
  readonly lastDay: string;
  readonly daysLeft: number;
  readonly state: 'open' | 'left' | 'withdrawn';
  readonly registeredAtMs: number;
  /** When it was closed, with them gone or the notice taken back; null while it is open. */
  readonly endedAtMs: number | null;
  readonly frozen: boolean;
  readonly loansRecalled: number;
  readonly loansBack: number;
  /** Recorded by name, where nobody was named to sign. */
  readonly approvals: readonly {
    readonly by: 'line-manager' | 'human-resources';
    readonly name: string;
    readonly on: string;
  }[];
  readonly checklist: readonly ChecklistItem[];
  /** The client handover that the case opened; null where they were responsible for nobody. */
  readonly handover: number | null;
  readonly interviews: readonly {
    readonly note: string;
    readonly writer: string;
    readonly writtenAtMs: number;
    readonly characters: number;
    readonly readers: readonly string[];
    readonly mayRead: boolean;
    /** Written after the case was closed. */
    readonly afterwards: boolean;
  }[];
  readonly leaving: LeavingCase;
  readonly exposureSignedAtMs: number | null;
  /** Agreements and rules that bind beyond the last day, and when the leaver signed that they were told. */
  readonly binding: BindingAfter;
  readonly reminded: { readonly atMs: number; readonly onPaper: boolean } | null;
  /** What is still open, as codes with counts: what an incomplete case lacks. None of it holds back pay or certificate. */
  readonly missing: readonly {
    readonly what: Lack;
    readonly count: number;
  }[];
}

/** What a departure would be if it were registered now; nothing of it has happened. */
export interface DepartureRehearsal {
  readonly person: string;
  readonly department: string | null;
  /** The person at the desk asks about themself. */
  readonly isSelf: boolean;
  /** Today, and the last day if notice were given today. */
  readonly noticeOn: string;
  readonly lastDay: string;
  readonly noticeDays: number;
  /** For another cause than leaving. */
  readonly frozenAlready: boolean;
  /** Loans and requests that the registration would end. */
  readonly loans: readonly {
    readonly loan: string;
    readonly document: string;
    readonly title: string;
    readonly state: LoanState;
    /** It has been handed out, so it has to come back. */
    readonly out: boolean;
  }[];
  /** Every client of theirs that has not passed on: those in a handover under way as well. */
  readonly lines: readonly {
    readonly code: string;
    readonly client: string;
    readonly classification: Classification;
    /** The client handover it stands in already; null for those that the registration would open a line for. */
    readonly handover: number | null;
    /** Named in that handover. */
    readonly successor: string | null;
    /** A contact sheet is on file: its envelope would be sealed until all three have signed. */
    readonly contactSheet: boolean;
    /** How many people may be named for this client. */
    readonly mayFollow: number;
  }[];
  /** Of everybody who may be named for one of these clients at least. */
  readonly loads: readonly SuccessorLoad[];
  readonly clientsMax: number;
  /** Clients of others whose open lines name this person as successor: another one would be needed. */
  readonly follows: number;
  /** Roles that would end, and how many others hold each and are not leaving. */
  readonly roles: readonly { readonly role: Role; readonly others: number }[];
  readonly checklist: readonly ChecklistItem[];
  /** What the case would lack on its first day. */
  readonly missing: DepartureCase['missing'];
  /** What they have seen, in numbers: clients, documents, views, and documents not back. */
  readonly exposure: {
    readonly clients: number;
    readonly documents: number;
    readonly views: number;
    readonly held: number;
  };
}

export interface ExposureView {
  readonly n: number;
  readonly atMs: number;
  readonly minutes: number;
  readonly pagesShown: number;
  readonly place: string;
  readonly reason: string;
  readonly trace: string;
}

/** An original or a marked copy that they received (D8): no view, and more than one. */
export interface ExposureRelease {
  readonly release: string;
  readonly form: ReleaseForm;
  readonly atMs: number;
  /** How and when it came back; null while it has not. */
  readonly back: { readonly how: 'returned' | 'destroyed'; readonly on: string } | null;
}

export interface ExposureDocument {
  readonly document: string;
  readonly title: string;
  readonly sheet: Sheet;
  readonly pages: number;
  readonly views: readonly ExposureView[];
  readonly releases: readonly ExposureRelease[];
  /** Still out on loan to them. */
  readonly out: boolean;
}

/** Everything a person has seen, by client (P3). */
export interface ExposureStatement {
  readonly person: string;
  readonly department: string | null;
  /** Entries of the log it is drawn from. */
  readonly size: number;
  readonly checkpointWords: readonly string[];
  /** SHA-256, docs/formats/exposure-statement.md. */
  readonly digest: string;
  readonly clients: readonly {
    readonly code: string;
    readonly client: string;
    readonly documents: readonly ExposureDocument[];
  }[];
  readonly documents: number;
  readonly views: number;
  readonly held: number;
  /** Documents received by a release, and those of them that are not back. */
  readonly released: number;
  readonly releasedOut: number;
  /** No part of the digest: it is signed for on the reminder sheet. */
  readonly binding: BindingAfter;
}

export interface Practice {
  readonly clientsMax: number;
  readonly noticeDays: number;
  readonly employer: string;
  readonly checklist: readonly { readonly item: string; readonly label: string }[];
}
