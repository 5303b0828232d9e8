/** Answers about the case of somebody who leaves: approvals, things, colleagues told, follow-ups, reasons as numbers. */
import type { FollowUpOutcome, ItemCondition, LeavingKind } from '../vocabulary/leaving-terms.ts';

export interface LeavingRules {
  readonly approvals: readonly { readonly step: string; readonly label: string; readonly days: number }[];
  readonly followUpDays: readonly number[];
  readonly fewerThan: number;
}

export interface ApprovalDecision {
  readonly granted: boolean;
  readonly reason: string;
  readonly person: string;
  readonly atMs: number;
}
export interface ApprovalStep {
  readonly step: string;
  readonly label: string;
  /** Who was named; null while nobody is. */
  readonly person: string | null;
  readonly personNo: number | null;
  readonly due: string | null;
  /** `next`: theirs to decide now; `later`: a step before it is not granted. */
  readonly state: 'unnamed' | 'next' | 'later' | 'granted' | 'refused';
  readonly overdue: boolean;
  /** Oldest first: a refusal may be followed by another decision of the same person. */
  readonly decisions: readonly ApprovalDecision[];
}

export interface ThingShown {
  readonly thing: number;
  readonly name: string;
  readonly serial: string | null;
  /** Null while it is not back; lost things may be found. */
  readonly back: {
    readonly condition: ItemCondition;
    readonly receiver: string;
    readonly remark: string | null;
    readonly atMs: number;
  } | null;
}

export interface AnnouncementShown {
  readonly announced: number;
  readonly message: string;
  readonly due: string | null;
  readonly atMs: number;
  readonly acknowledged: readonly { readonly person: string; readonly atMs: number }[];
  readonly waiting: readonly string[];
  readonly overdue: boolean;
}

export interface EmploymentShown {
  readonly post: string;
  readonly since: string;
  readonly contractFrom: string | null;
  readonly contractUntil: string | null;
  /** Whole years and months from `since` to the last day. */
  readonly years: number;
  readonly months: number;
}

/** What the case has beyond its dates, its list and its interviews. */
export interface LeavingCase {
  readonly application: { readonly atMs: number; readonly reason: string; readonly lastDay: string } | null;
  /** The letter as a document of the vault, `K-1/2`; null also for whom it does not exist (D3). */
  readonly letter: string | null;
  readonly steps: readonly ApprovalStep[];
  readonly things: readonly ThingShown[];
  readonly employment: EmploymentShown | null;
  readonly kind: LeavingKind | null;
  readonly announcements: readonly AnnouncementShown[];
}

export interface FollowUpShown {
  readonly handover: number;
  readonly code: string;
  readonly client: string;
  readonly successor: string;
  readonly days: number;
  readonly due: string;
  readonly overdue: boolean;
  readonly done: {
    readonly outcome: FollowUpOutcome;
    readonly remark: string | null;
    readonly atMs: number;
  } | null;
}

export interface LeavingMine {
  /** Their own, the newest since they are here. */
  readonly application: {
    readonly atMs: number;
    readonly reason: string;
    readonly lastDay: string;
    readonly registered: boolean;
  } | null;
  readonly leaving: boolean;
  readonly noticeDays: number;
  readonly decisions: readonly {
    readonly departure: number;
    readonly person: string;
    readonly reason: string;
    readonly noticeOn: string;
    readonly lastDay: string;
    readonly step: ApprovalStep;
    /** What has to be granted before; null where it is theirs now. */
    readonly before: string | null;
  }[];
  readonly told: readonly {
    readonly departure: number;
    readonly announced: number;
    readonly person: string;
    readonly lastDay: string;
    readonly message: string;
    readonly due: string | null;
    readonly overdue: boolean;
    readonly atMs: number;
    readonly acknowledgedAtMs: number | null;
  }[];
  readonly followUps: readonly FollowUpShown[];
}

export interface LeavingWaiting {
  readonly applications: readonly {
    readonly personNo: number;
    readonly person: string;
    readonly reason: string;
    readonly lastDay: string;
    readonly atMs: number;
  }[];
  readonly followUps: readonly FollowUpShown[];
}

/** Departures by the year of their last day; no count that is smaller than the firm's figure stands by itself (P2b). */
export interface ReasonsByYear {
  readonly fewerThan: number;
  readonly years: readonly {
    readonly year: number;
    readonly all: number;
    readonly kinds: readonly { readonly kind: LeavingKind; readonly count: number }[];
    /** Those of other kinds, of kinds too rare to be named, and those of which no kind is recorded. */
    readonly others: number;
  }[];
}

export interface TalkShown {
  readonly note: string;
  readonly person: string;
  readonly writer: string;
  readonly on: string;
  readonly characters: number;
  readonly readers: readonly string[];
}

/** By command, merged into the table of answers. */
export interface LeavingAnswers {
  'leaving.rules': LeavingRules;
  'leaving.rule': LeavingRules;
  'leaving.mine': LeavingMine;
  'leaving.waiting': LeavingWaiting;
  'departure.apply': { readonly lastDay: string };
  'departure.name-letter': { readonly document: string };
  'departure.name-approvers': { readonly steps: readonly ApprovalStep[] };
  'departure.decide': { readonly step: string; readonly granted: boolean };
  'departure.list-things': { readonly things: readonly ThingShown[] };
  'departure.take-back': { readonly things: readonly ThingShown[] };
  'departure.state-employment': EmploymentShown;
  'departure.class': { readonly kind: LeavingKind };
  'departure.announce': { readonly told: number };
  'departure.acknowledge': { readonly acknowledged: boolean };
  'departure.reasons': ReasonsByYear;
  'departure.reasons-csv': { readonly file: string; readonly rows: number };
  'clients.follow-up': { readonly code: string; readonly days: number };
  'talk.record': { readonly note: string };
  'talk.list': readonly TalkShown[];
}
