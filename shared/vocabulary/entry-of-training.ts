/**
 * Bodies of the entries about training and the firm's rules (P5, P6), by type; entry.ts merges them.
 * A few general statements carry all of it: what is proposed, decided, described, attended, recorded.
 * Field by field in docs/formats/log-entry.md §4.
 */
import { z } from 'zod';
import { committed } from './committed.ts';
import * as id from './ids.ts';
import * as term from './training-terms.ts';

const count = z.int().min(0);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const year = z.int().min(1900).max(9999);
const text = committed.nullable();
/** Integers of fen. */
const fen = z.int().min(0).max(1_000_000_000_000);
const score = z.int().min(1).max(5);

const session = z.strictObject({
  on: date,
  /** Minutes after midnight, at the place of the course. */
  at: z.int().min(0).max(1_439),
  minutes: z.int().min(1).max(1_440),
  /** Of an induction: what it counts for, and whose department is visited. */
  part: term.inductionPart.nullable(),
  visited: id.departmentId.nullable(),
});

export const trainingEntries = {
  /** Figures, and who holds which post: the whole new state. */
  'training.ruled': z.strictObject({
    figures: term.trainingFigures,
    posts: term.proposalPosts,
    generalManager: id.personId.nullable(),
    departments: z
      .array(z.strictObject({ department: id.departmentId, name: committed, head: id.personId.nullable() }))
      .max(500),
    /** What the courses of each group are about. */
    contents: z.strictObject({ technical: text, business: text, functional: text }),
  }),
  'trainee.placed': z.strictObject({
    trainee: id.personId,
    department: id.departmentId,
    group: term.traineeGroup,
    since: date,
    manner: term.placement,
  }),
  'survey.opened': z.strictObject({ survey: id.surveyId, year, due: date }),
  /** Null: nothing is needed. */
  'survey.answered': z.strictObject({ survey: id.surveyId, person: id.personId, need: text }),
  /** The whole new state of a course; its index is the course's state. */
  'course.described': z.strictObject({
    course: id.courseId,
    department: id.departmentId.nullable(),
    kind: term.courseKind,
    group: term.traineeGroup.nullable(),
    title: committed,
    contents: text,
    teacher: text,
    venue: text,
    equipment: text,
    travel: text,
    sessions: z.array(session).min(1).max(200),
    examination: term.examination,
    cost: fen,
    trainees: z.array(id.personId).max(2_000),
    /** Called off: it is not held as it was planned. */
    off: z.boolean(),
  }),
  'proposal.made': z.strictObject({
    proposal: id.proposalId,
    kind: term.proposalKind,
    year: year.nullable(),
    department: id.departmentId.nullable(),
    trainee: id.personId.nullable(),
    /** Courses, each in the state that is proposed. */
    courses: z.array(z.strictObject({ course: id.courseId, state: count })).max(2_000),
    /** The earmarked budget of a year's plan. */
    budget: fen.nullable(),
    /** Days of a leave. */
    from: date.nullable(),
    to: date.nullable(),
    ground: text,
    /** What shows the ground, e.g. the admission to an examination. */
    proof: text,
    /** Who decides, in this order: what the rules of that day come to for it. */
    posts: z.array(term.post).min(1).max(3),
  }),
  'proposal.decided': z.strictObject({
    proposal: id.proposalId,
    /** `maker`: who made it takes it back. */
    as: z.enum(['clerk', 'head', 'general', 'maker']),
    granted: z.boolean(),
    reason: text,
  }),
  /** A granted plan, or change of one, made known under the number of a document of the firm. */
  'proposal.issued': z.strictObject({ proposal: id.proposalId, number: committed, on: date }),
  'attendance.signed': z.strictObject({ course: id.courseId, session: count, person: id.personId }),
  /** The whole sign-in sheet of one session; a later one corrects it. */
  'attendance.checked': z.strictObject({
    course: id.courseId,
    session: count,
    lines: z
      .array(
        z.strictObject({
          person: id.personId,
          presence: term.presence,
          minutes: z.int().min(0).max(1_440),
        }),
      )
      .max(2_000),
    remark: text,
  }),
  'report.given': z.strictObject({
    course: id.courseId,
    session: count,
    person: id.personId,
    report: committed,
  }),
  'result.recorded': z.strictObject({
    course: id.courseId,
    trainee: id.personId,
    attempt: z.int().min(1).max(2),
    passed: z.boolean(),
    score: z.int().min(0).max(100).nullable(),
    on: date,
    remark: text,
  }),
  'certificate.given': z.strictObject({
    certificate: id.certificateId,
    course: id.courseId,
    trainee: id.personId,
    number: committed,
    on: date,
  }),
  'course.evaluated': z.strictObject({
    course: id.courseId,
    person: id.personId,
    effect: score,
    efficiency: score,
    need: score,
    remark: text,
  }),
  /** What it cost and what was kept of it: the whole new state. */
  'course.accounted': z.strictObject({
    course: id.courseId,
    costs: z.array(z.strictObject({ item: term.costItem, fen })).max(100),
    materials: z
      .array(
        z.strictObject({
          kind: term.materialKind,
          title: committed,
          /** Where it is kept: a document's code, a shelf. */
          kept: text,
          sha256: id.hex32Bytes.nullable(),
        }),
      )
      .max(200),
  }),
  'obligation.signed': z.strictObject({
    obligation: id.obligationId,
    course: id.courseId,
    person: id.personId,
    paid: fen,
    from: date,
    years: z.int().min(1).max(20),
    /** Last day of the contract of employment; null where it has no end. */
    contractUntil: date.nullable(),
  }),
  'obligation.ended': z.strictObject({
    obligation: id.obligationId,
    on: date,
    cause: term.obligationEnd,
    repayment: fen,
    ground: text,
  }),
  /** A version of a text of the firm, from 1. */
  'rules.issued': z.strictObject({
    rules: id.rulesId,
    version: z.int().min(1),
    kind: term.firmRulesKind,
    title: committed,
    sha256: id.hex32Bytes.nullable(),
    due: date.nullable(),
  }),
  'rules.acknowledged': z.strictObject({
    rules: id.rulesId,
    version: z.int().min(1),
    person: id.personId,
  }),
} as const;
