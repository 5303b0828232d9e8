/**
 * Training (P6): who may propose, decide, check and record, and in which order. Nobody decides on what is their own, nobody
 * checks or marks themselves; a course counts only in the state that was approved.
 */
import type { Post, ProposalKind, ProposalState } from '../vocabulary/training-terms.ts';
import type { Rule } from './rule-table.ts';

/**
 * The posts that decide on a proposal, in order. A post that nobody holds beside those concerned is left out; where none
 * remains it is the general manager's. Empty where nobody can decide.
 */
export function postsDue(posts: readonly Post[], heldByOthers: Readonly<Record<Post, boolean>>): Post[] {
  const due = posts.filter((post, i) => heldByOthers[post] && posts.indexOf(post) === i);
  return due.length > 0 || !heldByOthers.general ? due : ['general'];
}

interface Standing {
  /** Whose act it is, for the sentence: one post, or several. */
  readonly post: string;
  /** The person at the desk may do this at all. */
  readonly yours: boolean;
  /** It is about the person at the desk. */
  readonly own: boolean;
}
const yours: Rule<Standing> = {
  code: 'TRAINING_NOT_YOURS',
  broken: (f) => !f.yours,
  tell: (f) => ({ post: f.post }),
};
const notOwn: Rule<Standing> = { code: 'TRAINING_OWN', broken: (f) => f.own };

export const registerRules: readonly Rule<Standing>[] = [yours, notOwn];

export interface DescribeFacts extends Standing {
  /** Somebody has signed in to one of its sessions. */
  readonly begun: boolean;
}
export const describeRules: readonly Rule<DescribeFacts>[] = [
  yours,
  { code: 'COURSE_BEGUN', broken: (f) => f.begun },
];

export interface ProposeFacts extends Standing {
  readonly placed: boolean;
  readonly coursesFit: boolean;
  readonly due: readonly Post[];
}
export const proposeRules: readonly Rule<ProposeFacts>[] = [
  yours,
  { code: 'TRAINEE_NOT_PLACED', broken: (f) => !f.placed },
  { code: 'COURSES_UNFIT', broken: (f) => !f.coursesFit },
  { code: 'NOBODY_DECIDES', broken: (f) => f.due.length === 0 },
];

export interface DecideFacts extends Standing {
  readonly state: ProposalState;
  readonly kind: ProposalKind;
  readonly granted: boolean;
  /** The trainee failed a test and its make-up. */
  readonly failedTwice: boolean;
}
export const decideRules: readonly Rule<DecideFacts>[] = [
  { code: 'PROPOSAL_OVER', broken: (f) => f.state !== 'open' },
  yours,
  notOwn,
  {
    code: 'FAILED_TWICE',
    broken: (f) => f.kind === 'confirmation' && f.granted && f.failedTwice,
  },
];

export interface IssueFacts {
  readonly state: ProposalState;
  readonly isPlan: boolean;
  readonly issued: boolean;
}
export const issueRules: readonly Rule<IssueFacts>[] = [
  { code: 'PROPOSAL_NOT_GRANTED', broken: (f) => f.state !== 'granted' || !f.isPlan },
  { code: 'PLAN_ISSUED', broken: (f) => f.issued },
];

export interface CourseFacts {
  /** Its present state was approved, and it is held. */
  readonly approved: boolean;
  readonly listed: boolean;
}
const listed: Rule<Pick<CourseFacts, 'listed'>> = { code: 'NOT_A_TRAINEE', broken: (f) => !f.listed };
const approved: Rule<CourseFacts> = { code: 'COURSE_NOT_APPROVED', broken: (f) => !f.approved };

export interface SignInFacts extends CourseFacts {
  readonly onTheDay: boolean;
  readonly checked: boolean;
  readonly signed: boolean;
}
export const signInRules: readonly Rule<SignInFacts>[] = [
  listed,
  approved,
  { code: 'SHEET_CHECKED', broken: (f) => f.checked },
  { code: 'SIGNED_IN_ALREADY', broken: (f) => f.signed },
  { code: 'SIGN_IN_ON_THE_DAY', broken: (f) => !f.onTheDay },
];

export interface SheetFacts extends Standing {
  readonly approved: boolean;
  readonly held: boolean;
  /** Each person of the course has one line, and each signature at the desk is one of them. */
  readonly complete: boolean;
}
export const sheetRules: readonly Rule<SheetFacts>[] = [
  yours,
  notOwn,
  { code: 'COURSE_NOT_APPROVED', broken: (f) => !f.approved },
  { code: 'NOT_HELD_YET', broken: (f) => !f.held },
  { code: 'SHEET_DIFFERS', broken: (f) => !f.complete },
];

export interface ResultFacts extends Standing, CourseFacts {
  readonly examined: boolean;
  readonly passed: boolean;
  readonly attempts: number;
  readonly held: boolean;
}
export const resultRules: readonly Rule<ResultFacts>[] = [
  yours,
  notOwn,
  listed,
  approved,
  { code: 'NOT_HELD_YET', broken: (f) => !f.held },
  { code: 'NO_FURTHER_TEST', broken: (f) => !f.examined || f.passed || !(f.attempts < 2) },
];

export interface CertifyFacts {
  readonly own: boolean;
  readonly listed: boolean;
  /** Passed, or attended where the course has no test. */
  readonly completed: boolean;
  readonly given: boolean;
}
export const certifyRules: readonly Rule<CertifyFacts>[] = [
  { code: 'TRAINING_OWN', broken: (f) => f.own },
  listed,
  { code: 'NOT_PASSED', broken: (f) => !f.completed },
  { code: 'CERTIFICATE_GIVEN', broken: (f) => f.given },
];

export interface BindFacts extends CourseFacts {
  readonly own: boolean;
  readonly bound: boolean;
  /** Last day of the contract of employment covers the service, or it has no end. */
  readonly contractCovers: boolean;
  readonly until: string;
}
export const bindRules: readonly Rule<BindFacts>[] = [
  { code: 'TRAINING_OWN', broken: (f) => f.own },
  listed,
  approved,
  { code: 'BOUND_ALREADY', broken: (f) => f.bound },
  {
    code: 'CONTRACT_TOO_SHORT',
    broken: (f) => !f.contractCovers,
    tell: (f) => ({ until: f.until }),
  },
];

export interface ReleaseFacts {
  readonly own: boolean;
  readonly ended: boolean;
  readonly served: boolean;
  readonly cause: 'served' | 'left' | 'waived';
  readonly until: string;
}
export const releaseRules: readonly Rule<ReleaseFacts>[] = [
  { code: 'TRAINING_OWN', broken: (f) => f.own },
  { code: 'OBLIGATION_OVER', broken: (f) => f.ended },
  {
    code: 'NOT_SERVED',
    broken: (f) => f.cause === 'served' && !f.served,
    tell: (f) => ({ until: f.until }),
  },
];
