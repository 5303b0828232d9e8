/** What is answered about training and the firm's rules (P5, P6). Sums are integers of fen, days `2027-03-01`. */
import type { TaskKind } from '../vocabulary/training-task-words.ts';
import type {
  CostItem,
  CourseKind,
  Examination,
  FirmRulesKind,
  InductionPart,
  MaterialKind,
  ObligationEnd,
  Placement,
  Post,
  Presence,
  ProposalKind,
  ProposalPosts,
  ProposalState,
  TraineeGroup,
  TrainingFigures,
} from '../vocabulary/training-terms.ts';
import type { ScanSealed } from './answers-of-agreements.ts';

export interface PostHolder {
  readonly no: number;
  readonly person: string;
}

export interface TrainingRules {
  readonly figures: TrainingFigures;
  readonly posts: ProposalPosts;
  readonly generalManager: PostHolder | null;
  readonly departments: readonly { readonly name: string; readonly head: PostHolder | null }[];
  readonly contents: Readonly<Record<TraineeGroup, string>>;
  /** Posts that the person at the desk holds, and the departments they are head of. */
  readonly mine: { readonly posts: readonly Post[]; readonly departments: readonly string[] };
}

export interface CourseSummary {
  readonly course: number;
  readonly title: string;
  readonly kind: CourseKind;
  readonly group: TraineeGroup | null;
  readonly department: string | null;
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  readonly trainees: number;
  readonly cost: number;
  readonly spent: number;
  /** Not proposed yet, in a plan that is not decided, approved, called off, under way, over. */
  readonly stands: 'draft' | 'proposed' | 'approved' | 'off' | 'begun' | 'held';
}

export interface TrainingYear {
  readonly year: number;
  readonly survey: {
    readonly survey: number;
    readonly due: string;
    readonly answered: number;
    readonly of: number;
    /** Null for somebody who needs nothing. */
    readonly needs: readonly { readonly person: string; readonly need: string | null }[];
    readonly waiting: readonly string[];
  } | null;
  readonly courses: readonly CourseSummary[];
  readonly proposals: readonly ProposalShown[];
  readonly budget: number | null;
  readonly planned: number;
  readonly spent: number;
}

export interface ProposalShown {
  readonly proposal: number;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  readonly year: number | null;
  readonly department: string | null;
  readonly trainee: string | null;
  readonly maker: string;
  readonly madeAtMs: number;
  readonly budget: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly ground: string;
  readonly proof: string;
  readonly courses: readonly { readonly course: number; readonly title: string; readonly changed: boolean }[];
  readonly posts: readonly Post[];
  readonly decisions: readonly {
    readonly post: Post | 'maker';
    readonly person: string;
    readonly granted: boolean;
    readonly reason: string;
    readonly atMs: number;
  }[];
  /** Who is to decide now; null when it is over. */
  readonly next: Post | null;
  readonly mayDecide: boolean;
  readonly number: string | null;
  readonly issuedOn: string | null;
}

export interface SessionShown {
  readonly session: number;
  readonly on: string;
  readonly at: number;
  readonly minutes: number;
  readonly part: InductionPart | null;
  readonly visited: string | null;
  readonly checkedAtMs: number | null;
  readonly remark: string;
  readonly lines: readonly {
    readonly person: string;
    readonly signedAtMs: number | null;
    readonly presence: Presence | null;
    readonly minutes: number | null;
    readonly report: string | null;
  }[];
}

export interface CourseShown extends CourseSummary {
  readonly contents: string;
  readonly teacher: string;
  readonly venue: string;
  readonly equipment: string;
  readonly travel: string;
  readonly examination: Examination;
  readonly off: boolean;
  readonly people: readonly string[];
  readonly approvedBy: number | null;
  readonly sessions: readonly SessionShown[];
  readonly results: readonly {
    readonly person: string;
    readonly attempt: number;
    readonly passed: boolean;
    readonly score: number | null;
    readonly on: string;
    readonly remark: string;
    /** By when the make-up is due; null where there is none, or it was taken. */
    readonly makeUpBy: string | null;
  }[];
  readonly certificates: readonly { readonly person: string; readonly number: string; readonly on: string }[];
  readonly evaluations: readonly {
    readonly person: string;
    readonly effect: number;
    readonly efficiency: number;
    readonly need: number;
    readonly remark: string;
  }[];
  readonly costs: readonly { readonly item: CostItem; readonly fen: number }[];
  readonly materials: readonly {
    readonly kind: MaterialKind;
    readonly title: string;
    readonly kept: string;
    readonly sha256: string | null;
    readonly sealed: ScanSealed | null;
  }[];
  /** What the person at the desk may do. */
  readonly may: {
    readonly keep: boolean;
    readonly signIn: readonly number[];
    readonly evaluate: boolean;
  };
}

export interface TrainingTask {
  readonly task: TaskKind;
  readonly about: string;
  /** Number of the course, proposal, survey, obligation or rules. */
  readonly no: number | null;
  readonly due: string | null;
  readonly overdue: boolean;
}

export interface TrainingArchive {
  readonly person: string;
  readonly personNo: number;
  readonly placements: readonly {
    readonly department: string;
    readonly group: TraineeGroup;
    readonly since: string;
    readonly manner: Placement;
  }[];
  /** Minutes attended of each part of an induction against what is due; empty where none is. */
  readonly induction: {
    readonly due: string;
    readonly complete: boolean;
    readonly handbook: boolean;
    readonly parts: readonly {
      readonly part: InductionPart;
      readonly visited: string | null;
      readonly minutes: number;
      readonly of: number;
      readonly report: boolean;
    }[];
  } | null;
  readonly courses: readonly {
    readonly course: number;
    readonly title: string;
    readonly kind: CourseKind;
    readonly from: string;
    readonly to: string;
    readonly minutes: number;
    readonly of: number;
    readonly passed: boolean | null;
    readonly attempts: number;
    readonly score: number | null;
    readonly certificate: string | null;
    readonly certificateNo: number | null;
    /** Per cent of the bonus for the time of the training. */
    readonly bonusPercent: number;
  }[];
  readonly applications: readonly ProposalShown[];
  readonly obligations: readonly {
    readonly obligation: number;
    readonly course: number;
    readonly title: string;
    readonly paid: number;
    readonly from: string;
    readonly until: string;
    readonly owedToday: number;
    readonly endedOn: string | null;
    readonly cause: ObligationEnd | null;
    readonly repayment: number | null;
  }[];
  readonly failedTwice: boolean;
  readonly confirmed: boolean;
  readonly receipts: readonly {
    readonly rules: number;
    readonly title: string;
    readonly version: number;
    readonly atMs: number;
  }[];
}

export interface ToldRules {
  readonly rules: number;
  readonly kind: FirmRulesKind;
  readonly title: string;
  readonly version: number;
  readonly issuedAtMs: number;
  readonly due: string | null;
  readonly sha256: string | null;
  readonly sealed: ScanSealed | null;
  readonly mine: number | null;
  /** Who signed for this version, and who has not; empty for those who may not see it. */
  readonly signed: readonly { readonly person: string; readonly atMs: number }[];
  readonly waiting: readonly string[];
}
