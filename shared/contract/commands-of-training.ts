/** What may be asked about training and the firm's rules (P5, P6), merged into commands.ts. */
import { z } from 'zod';
import { calendarDay } from '../vocabulary/calendar-day.ts';
import * as term from '../vocabulary/training-terms.ts';
import { credential, path, reason, signature, text, textMax, who } from './inputs.ts';

/** Numbers of courses, plans, surveys, as people call them: 3. */
const no = z.int().min(1).max(1_000_000_000);
const year = z.int().min(1900).max(9999);
const fen = z.int().min(0).max(1_000_000_000_000);
const cosign = z.array(credential).length(1);
const department = text(textMax.name);
const session = z.int().min(1).max(200);
const nothing = z.strictObject({});
const score = z.int().min(1).max(5);

const courseInput = z.strictObject({
  /** Left out: a new one. */
  course: no.optional(),
  department: department.nullable(),
  kind: term.courseKind,
  group: term.traineeGroup.nullable(),
  title: text(textMax.title),
  contents: reason,
  teacher: text(textMax.name),
  venue: text(textMax.place),
  equipment: reason,
  travel: reason,
  sessions: z
    .array(
      z.strictObject({
        on: calendarDay,
        at: z.int().min(0).max(1_439),
        minutes: z.int().min(1).max(1_440),
        part: term.inductionPart.nullable(),
        visited: department.nullable(),
      }),
    )
    .min(1)
    .max(200),
  examination: term.examination,
  cost: fen,
  trainees: z.array(who).max(2_000),
  off: z.boolean(),
  signature,
});

export const trainingInputs = {
  'training.rules': nothing,
  'training.rule': z.strictObject({
    figures: term.trainingFigures,
    posts: term.proposalPosts,
    generalManager: who.nullable(),
    departments: z.array(z.strictObject({ name: department, head: who.nullable() })).max(500),
    contents: z.strictObject({ technical: reason, business: reason, functional: reason }),
    signature,
    cosign,
  }),
  'training.place': z.strictObject({
    who,
    department,
    group: term.traineeGroup,
    since: calendarDay,
    manner: term.placement,
    signature,
  }),
  'training.open-survey': z.strictObject({ year, due: calendarDay.optional(), signature }),
  /** Empty: nothing is needed. */
  'training.answer-survey': z.strictObject({ survey: no, need: reason, signature }),
  'training.describe': courseInput,
  'training.propose': z.strictObject({
    kind: term.proposalKind,
    year: year.optional(),
    /** For a plan or a change: whose; left out, the whole firm's. */
    department: department.optional(),
    /** Of a confirmation in post: who. */
    who: who.optional(),
    courses: z.array(no).max(2_000),
    budget: fen.optional(),
    from: calendarDay.optional(),
    to: calendarDay.optional(),
    ground: reason,
    proof: reason,
    signature,
  }),
  'training.decide': z.strictObject({
    proposal: no,
    decision: z.enum(['grant', 'refuse', 'withdraw']),
    reason,
    signature,
  }),
  'training.issue': z.strictObject({
    proposal: no,
    number: text(textMax.code),
    on: calendarDay.optional(),
    signature,
  }),
  'training.sign-in': z.strictObject({ course: no, session, signature }),
  'training.check-sheet': z.strictObject({
    course: no,
    session,
    /** Those who signed the printed sheet, and those excused; whoever signed at the desk was there, all others were not. */
    paper: z.array(who).max(2_000),
    excused: z.array(who).max(2_000),
    /** Left out: the whole session. */
    minutes: z.int().min(1).max(1_440).optional(),
    remark: reason,
    signature,
  }),
  'training.report': z.strictObject({ course: no, session, report: reason, signature }),
  'training.record-result': z.strictObject({
    course: no,
    who,
    passed: z.boolean(),
    score: z.int().min(0).max(100).nullable(),
    on: calendarDay.optional(),
    remark: reason,
    signature,
  }),
  'training.certify': z.strictObject({
    course: no,
    who,
    number: text(textMax.code),
    on: calendarDay.optional(),
    signature,
  }),
  'training.evaluate': z.strictObject({
    course: no,
    effect: score,
    efficiency: score,
    need: score,
    remark: reason,
    signature,
  }),
  'training.account': z.strictObject({
    course: no,
    costs: z.array(z.strictObject({ item: term.costItem, fen })).max(100),
    materials: z
      .array(
        z.strictObject({
          kind: term.materialKind,
          title: text(textMax.title),
          kept: text(textMax.title),
          /** A file whose SHA-256 is noted; the file itself stays where it is. */
          file: path.optional(),
        }),
      )
      .max(200),
    signature,
  }),
  /** The person signs beside the clerk at the desk. */
  'training.bind': z.strictObject({
    course: no,
    who,
    paid: fen,
    from: calendarDay,
    contractUntil: calendarDay.nullable(),
    signature,
    cosign,
  }),
  'training.release': z.strictObject({
    obligation: no,
    cause: term.obligationEnd,
    on: calendarDay.optional(),
    ground: reason,
    signature,
    /** The general manager, where it is waived. */
    cosign: z.array(credential).max(1),
  }),
  'training.issue-rules': z.strictObject({
    /** Left out: a new text, in its first version. */
    rules: no.optional(),
    kind: term.firmRulesKind,
    title: text(textMax.title),
    file: path.optional(),
    due: calendarDay.optional(),
    signature,
  }),
  'training.acknowledge': z.strictObject({ rules: no, version: z.int().min(1), signature }),

  'training.year': z.strictObject({ year }),
  'training.course': z.strictObject({ course: no }),
  'training.proposals': nothing,
  'training.tasks': nothing,
  'training.archive': z.strictObject({ who }),
  /** The archive of one person, as CSV. */
  'training.export': z.strictObject({ who, file: path }),
  'training.told': nothing,
} as const;
