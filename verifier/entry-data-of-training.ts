import { courseKind } from './entry-data-of-gates.ts';
import { count, date, flag, hash, id, integer, list, object, oneOf, orNull, text } from './kinds.ts';

/** What entries about training and the firm's rules say: docs/formats/log-entry.md §4. */

const post = oneOf('clerk', 'head', 'general');
const posts = list(post, 1, 3);
const group = oneOf('technical', 'business', 'functional');
const fen = integer(0, 1_000_000_000_000);
const year = integer(1900, 9999);
const score = integer(1, 5);
const minutes = integer(0, 60_000);
const percent = integer(0, 100);
const months = integer(0, 120);

export const training = {
  'training.ruled': object({
    figures: object({
      surveyMonth: integer(1, 12),
      surveyDays: integer(1, 366),
      induction: object({
        general: minutes,
        welcome: minutes,
        structure: minutes,
        professional: minutes,
        procedures: minutes,
        figures: minutes,
        visit: minutes,
      }),
      inductionMonths: months,
      makeUpMonths: months,
      serviceYears: integer(1, 20),
      bonusWholeDays: integer(0, 3_660),
      bonusLongPercent: percent,
      bonusFailedPercent: percent,
    }),
    posts: object({
      'department-plan': posts,
      'yearly-plan': posts,
      change: posts,
      unplanned: posts,
      external: posts,
      'self-paid': posts,
      leave: posts,
      confirmation: posts,
    }),
    generalManager: orNull(id),
    departments: list(object({ department: id, name: text, head: orNull(id) }), 0, 500),
    contents: object({ technical: orNull(text), business: orNull(text), functional: orNull(text) }),
  }),
  'trainee.placed': object({
    trainee: id,
    department: id,
    group,
    since: date,
    manner: oneOf('standing', 'joined', 'moved'),
  }),
  'survey.opened': object({ survey: id, year, due: date }),
  'survey.answered': object({ survey: id, person: id, need: orNull(text) }),
  'course.described': object({
    course: id,
    department: orNull(id),
    kind: courseKind,
    group: orNull(group),
    title: text,
    contents: orNull(text),
    teacher: orNull(text),
    venue: orNull(text),
    equipment: orNull(text),
    travel: orNull(text),
    sessions: list(
      object({
        on: date,
        at: integer(0, 1_439),
        minutes: integer(1, 1_440),
        part: orNull(
          oneOf('general', 'welcome', 'structure', 'professional', 'procedures', 'figures', 'visit'),
        ),
        visited: orNull(id),
      }),
      1,
      200,
    ),
    examination: oneOf('none', 'paper', 'presentation', 'practice'),
    cost: fen,
    trainees: list(id, 0, 2_000),
    off: flag,
  }),
  'proposal.made': object({
    proposal: id,
    kind: oneOf(
      'department-plan',
      'yearly-plan',
      'change',
      'unplanned',
      'external',
      'self-paid',
      'leave',
      'confirmation',
    ),
    year: orNull(year),
    department: orNull(id),
    trainee: orNull(id),
    courses: list(object({ course: id, state: count }), 0, 2_000),
    budget: orNull(fen),
    from: orNull(date),
    to: orNull(date),
    ground: orNull(text),
    proof: orNull(text),
    posts,
  }),
  'proposal.decided': object({
    proposal: id,
    as: oneOf('clerk', 'head', 'general', 'maker'),
    granted: flag,
    reason: orNull(text),
  }),
  'proposal.issued': object({ proposal: id, number: text, on: date }),
  'attendance.signed': object({ course: id, session: count, person: id }),
  'attendance.checked': object({
    course: id,
    session: count,
    lines: list(
      object({
        person: id,
        presence: oneOf('desk', 'paper', 'absent', 'excused'),
        minutes: integer(0, 1_440),
      }),
      0,
      2_000,
    ),
    remark: orNull(text),
  }),
  'report.given': object({ course: id, session: count, person: id, report: text }),
  'result.recorded': object({
    course: id,
    trainee: id,
    attempt: integer(1, 2),
    passed: flag,
    score: orNull(integer(0, 100)),
    on: date,
    remark: orNull(text),
  }),
  'certificate.given': object({ certificate: id, course: id, trainee: id, number: text, on: date }),
  'course.evaluated': object({
    course: id,
    person: id,
    effect: score,
    efficiency: score,
    need: score,
    remark: orNull(text),
  }),
  'course.accounted': object({
    course: id,
    costs: list(
      object({
        item: oneOf('teacher', 'travel', 'place', 'equipment', 'material', 'fee', 'other'),
        fen,
      }),
      0,
      100,
    ),
    materials: list(
      object({
        kind: oneOf('text', 'slides', 'recording', 'picture', 'paper'),
        title: text,
        kept: orNull(text),
        sha256: orNull(hash),
      }),
      0,
      200,
    ),
  }),
  'obligation.signed': object({
    obligation: id,
    course: id,
    person: id,
    paid: fen,
    from: date,
    years: integer(1, 20),
    contractUntil: orNull(date),
  }),
  'obligation.ended': object({
    obligation: id,
    on: date,
    cause: oneOf('served', 'left', 'waived'),
    repayment: fen,
    ground: orNull(text),
  }),
  'rules.issued': object({
    rules: id,
    version: integer(1),
    kind: oneOf('handbook', 'rules'),
    title: text,
    sha256: orNull(hash),
    due: orNull(date),
  }),
  'rules.acknowledged': object({ rules: id, version: integer(1), person: id }),
};
