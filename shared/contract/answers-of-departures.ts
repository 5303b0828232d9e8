/** Answers about people who leave, and about what somebody has seen. */

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

export interface DepartureCase {
  readonly departure: number;
  readonly person: string;
  readonly department: string | null;
  readonly reason: string;
  readonly noticeOn: string;
  readonly lastDay: string;
  readonly daysLeft: number;
  readonly state: 'open' | 'left' | 'withdrawn';
  readonly registeredAtMs: number;
  readonly frozen: boolean;
  readonly loansRecalled: number;
  readonly loansBack: number;
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
  }[];
  readonly exposureSignedAtMs: number | null;
  /** What is still open, as codes with counts: what an incomplete case lacks. None of it holds back pay or certificate. */
  readonly missing: readonly {
    readonly what:
      | 'approval-line-manager'
      | 'approval-human-resources'
      | 'no-successor'
      | 'lines-open'
      | 'documents-out'
      | 'filings-waiting'
      | 'checklist'
      | 'interview'
      | 'exposure-unsigned'
      | 'holds-keys';
    readonly count: number;
  }[];
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

export interface ExposureDocument {
  readonly document: string;
  readonly title: string;
  readonly sheet: 'document' | 'contact-sheet' | 'profile-sheet';
  readonly pages: number;
  readonly views: readonly ExposureView[];
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
}

export interface Practice {
  readonly clientsMax: number;
  readonly noticeDays: number;
  readonly employer: string;
  readonly checklist: readonly { readonly item: string; readonly label: string }[];
}
