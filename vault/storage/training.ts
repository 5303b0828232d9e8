/** Reading training: rules and posts, courses, proposals, attendance, results, obligations. */
import type {
  CourseId,
  DepartmentId,
  ObligationId,
  PersonId,
  ProposalId,
  SurveyId,
} from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import {
  type CourseKind,
  type Examination,
  type InductionPart,
  type ObligationEnd,
  type Placement,
  type Post,
  type ProposalKind,
  type ProposalPosts,
  type ProposalState,
  type TraineeGroup,
  type TrainingFigures,
  usualFigures,
  usualPosts,
} from '../../shared/vocabulary/training-terms.ts';
import type { VaultDatabase } from './database.ts';

export interface RulesInForce {
  readonly figures: TrainingFigures;
  readonly posts: ProposalPosts;
  readonly generalManager: PersonId | null;
  readonly contents: Readonly<Record<TraineeGroup, string>>;
}

/** What the firm has set, or the usual regulation with nobody in any post. */
export function rulesInForce(db: VaultDatabase): RulesInForce {
  const row = db.get<{
    figures: string;
    posts: string;
    general_manager: PersonId | null;
    technical: string | null;
    business: string | null;
    functional: string | null;
  }>('SELECT * FROM training_rules WHERE one = 1');
  if (row === undefined)
    return {
      figures: usualFigures,
      posts: usualPosts,
      generalManager: null,
      contents: { technical: '', business: '', functional: '' },
    };
  return {
    figures: JSON.parse(row.figures) as TrainingFigures,
    posts: JSON.parse(row.posts) as ProposalPosts,
    generalManager: row.general_manager,
    contents: {
      technical: row.technical ?? '',
      business: row.business ?? '',
      functional: row.functional ?? '',
    },
  };
}

export interface Department {
  readonly id: DepartmentId;
  readonly no: number;
  readonly name: string;
  readonly head: PersonId | null;
}
const departmentColumns = "id, no, coalesce(name, '#' || no) AS name, head";

export const listedDepartments = (db: VaultDatabase): Department[] =>
  db.all<Department>(`SELECT ${departmentColumns} FROM training_department WHERE listed = 1 ORDER BY no`);

export const loadDepartment = (db: VaultDatabase, id: DepartmentId): Department | undefined =>
  db.get<Department>(`SELECT ${departmentColumns} FROM training_department WHERE id = ?`, id);

export const departmentName = (db: VaultDatabase, id: DepartmentId | null): string | null =>
  id === null ? null : (loadDepartment(db, id)?.name ?? null);

export function findDepartment(db: VaultDatabase, name: string): Department {
  const rows = listedDepartments(db).filter((each) => each.name === name.normalize('NFC'));
  if (rows[0] === undefined) throw new Refusal('NO_SUCH_DEPARTMENT');
  return rows[0];
}

/** Whoever is named as head or general manager, or is to be trained, has something to do at the desk without any role. */
export const hasPlaceInTraining = (db: VaultDatabase, human: string): boolean =>
  db.get(
    `SELECT 1 FROM person p WHERE p.human = ? AND (
       EXISTS (SELECT 1 FROM training_rules r WHERE r.general_manager = p.id)
       OR EXISTS (SELECT 1 FROM training_department d WHERE d.head = p.id)
       OR EXISTS (SELECT 1 FROM placement t WHERE t.trainee = p.id))`,
    human,
  ) !== undefined;

/** Where a human works now, by the newest placement under any account. */
export interface PlacementRow {
  readonly trainee: PersonId;
  readonly department: DepartmentId;
  readonly grp: TraineeGroup;
  readonly since: string;
  readonly manner: Placement;
}
export const placementsOf = (db: VaultDatabase, human: string): PlacementRow[] =>
  db.all<PlacementRow>(
    `SELECT t.trainee, t.department, t.grp, t.since, t.manner FROM placement t JOIN person p ON p.id = t.trainee
     WHERE p.human = ? ORDER BY t.entry`,
    human,
  );

export const placedPeople = (db: VaultDatabase): PlacementRow[] =>
  db.all<PlacementRow>(
    `SELECT t.trainee, t.department, t.grp, t.since, t.manner FROM placement t
     WHERE t.entry = (SELECT max(u.entry) FROM placement u WHERE u.trainee = t.trainee) ORDER BY t.entry`,
  );

export interface SurveyRow {
  readonly id: SurveyId;
  readonly no: number;
  readonly year: number;
  readonly due: string;
}
export const surveyOf = (db: VaultDatabase, year: number): SurveyRow | undefined =>
  db.get<SurveyRow>('SELECT id, no, year, due FROM survey WHERE year = ?', year);
export const latestSurvey = (db: VaultDatabase): SurveyRow | undefined =>
  db.get<SurveyRow>('SELECT id, no, year, due FROM survey ORDER BY year DESC LIMIT 1');
export function findSurvey(db: VaultDatabase, no: number): SurveyRow {
  const row = db.get<SurveyRow>('SELECT id, no, year, due FROM survey WHERE no = ?', no);
  if (row === undefined) throw new Refusal('NO_SUCH_SURVEY');
  return row;
}
export const answersTo = (db: VaultDatabase, survey: SurveyId): { person: PersonId; need: string | null }[] =>
  db.all(
    'SELECT a.person, a.need FROM survey_answer a JOIN person p ON p.id = a.person WHERE a.survey = ? ORDER BY p.no',
    survey,
  );

export interface SessionRow {
  readonly on: string;
  readonly at: number;
  readonly minutes: number;
  readonly part: InductionPart | null;
  readonly visited: DepartmentId | null;
}

export interface Course {
  readonly id: CourseId;
  readonly no: number;
  /** Index of the entry that said last what it is, and of the one that was approved. */
  readonly state: number;
  readonly approved: number | null;
  readonly approvedBy: ProposalId | null;
  readonly department: DepartmentId | null;
  readonly kind: CourseKind;
  readonly group: TraineeGroup | null;
  readonly title: string;
  readonly contents: string;
  readonly teacher: string;
  readonly venue: string;
  readonly equipment: string;
  readonly travel: string;
  readonly sessions: readonly SessionRow[];
  readonly examination: Examination;
  readonly cost: number;
  readonly off: boolean;
}

const courseColumns = `id, no, state, approved, approved_by AS approvedBy, department, kind, grp AS "group", coalesce(title, '#' || no) AS title,
  coalesce(contents, '') AS contents, coalesce(teacher, '') AS teacher, coalesce(venue, '') AS venue, coalesce(equipment, '') AS equipment,
  coalesce(travel, '') AS travel, sessions, examination, cost, off`;
type CourseRow = Omit<Course, 'sessions' | 'off'> & { readonly sessions: string; readonly off: number };

const courseOf = (row: CourseRow): Course => ({
  ...row,
  off: row.off === 1,
  sessions: JSON.parse(row.sessions) as SessionRow[],
});

export function findCourse(db: VaultDatabase, no: number): Course {
  const row = db.get<CourseRow>(`SELECT ${courseColumns} FROM course WHERE no = ?`, no);
  if (row === undefined) throw new Refusal('NO_SUCH_COURSE');
  return courseOf(row);
}
export function loadCourse(db: VaultDatabase, id: CourseId): Course {
  const row = db.get<CourseRow>(`SELECT ${courseColumns} FROM course WHERE id = ?`, id);
  if (row === undefined) throw new Refusal('NO_SUCH_COURSE');
  return courseOf(row);
}
export const listCourses = (db: VaultDatabase): Course[] =>
  db.all<CourseRow>(`SELECT ${courseColumns} FROM course ORDER BY no`).map(courseOf);

export const traineesOf = (db: VaultDatabase, course: CourseId): PersonId[] =>
  db
    .all<{ person: PersonId }>('SELECT person FROM course_trainee WHERE course = ? ORDER BY no', course)
    .map(({ person }) => person);

/** Approved as it now stands, and not called off. */
export const isApproved = ({ approved, state, off }: Course): boolean => approved === state && !off;

export const lastDayOf = ({ sessions }: Course): string =>
  sessions
    .map(({ on }) => on)
    .sort()
    .at(-1) ?? '';
export const firstDayOf = ({ sessions }: Course): string => sessions.map(({ on }) => on).sort()[0] ?? '';

export interface Proposal {
  readonly id: ProposalId;
  readonly no: number;
  readonly kind: ProposalKind;
  readonly year: number | null;
  readonly department: DepartmentId | null;
  readonly trainee: PersonId | null;
  readonly maker: PersonId;
  readonly budget: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly ground: string;
  readonly proof: string;
  readonly posts: readonly Post[];
  readonly madeAtMs: number;
  readonly state: ProposalState;
  readonly number: string | null;
  readonly issuedOn: string | null;
}
const proposalColumns = `id, no, kind, year, department, trainee, maker, budget, from_date AS "from", to_date AS "to", coalesce(ground, '') AS ground,
  coalesce(proof, '') AS proof, posts, made_at AS madeAtMs, state, number, issued_on AS issuedOn`;
type ProposalRow = Omit<Proposal, 'posts'> & { readonly posts: string };
const proposalOf = (row: ProposalRow): Proposal => ({ ...row, posts: JSON.parse(row.posts) as Post[] });

export function findProposal(db: VaultDatabase, no: number): Proposal {
  const row = db.get<ProposalRow>(`SELECT ${proposalColumns} FROM proposal WHERE no = ?`, no);
  if (row === undefined) throw new Refusal('NO_SUCH_PROPOSAL');
  return proposalOf(row);
}
export const listProposals = (db: VaultDatabase): Proposal[] =>
  db.all<ProposalRow>(`SELECT ${proposalColumns} FROM proposal ORDER BY no`).map(proposalOf);

export const coursesProposed = (
  db: VaultDatabase,
  proposal: ProposalId,
): { course: CourseId; state: number }[] =>
  db.all('SELECT course, state FROM proposal_course WHERE proposal = ? ORDER BY n', proposal);

export interface DecisionRow {
  readonly post: Post | 'maker';
  readonly person: PersonId;
  readonly granted: number;
  readonly reason: string;
  readonly atMs: number;
}
export const decisionsOf = (db: VaultDatabase, proposal: ProposalId): DecisionRow[] =>
  db.all<DecisionRow>(
    "SELECT post, person, granted, coalesce(reason, '') AS reason, at AS atMs FROM proposal_decision WHERE proposal = ? ORDER BY n",
    proposal,
  );

export interface AttendanceRow {
  readonly session: number;
  readonly person: PersonId;
  readonly signedAtMs: number | null;
  readonly presence: 'desk' | 'paper' | 'absent' | 'excused' | null;
  readonly minutes: number | null;
}
export const attendanceOf = (db: VaultDatabase, course: CourseId): AttendanceRow[] =>
  db.all<AttendanceRow>(
    'SELECT session, person, signed_at AS signedAtMs, presence, minutes FROM attendance WHERE course = ?',
    course,
  );
export const sheetsOf = (
  db: VaultDatabase,
  course: CourseId,
): { session: number; checkedAtMs: number; remark: string }[] =>
  db.all(
    "SELECT session, checked_at AS checkedAtMs, coalesce(remark, '') AS remark FROM attendance_sheet WHERE course = ?",
    course,
  );

export interface ResultRow {
  readonly trainee: PersonId;
  readonly attempt: number;
  readonly passed: number;
  readonly score: number | null;
  readonly on: string;
  readonly remark: string;
}
export const resultsOf = (db: VaultDatabase, course: CourseId): ResultRow[] =>
  db.all<ResultRow>(
    `SELECT trainee, attempt, passed, score, on_date AS "on", coalesce(remark, '') AS remark FROM test_result
     WHERE course = ? ORDER BY trainee, attempt`,
    course,
  );

export const spentOn = (db: VaultDatabase, course: CourseId): number =>
  db.count('SELECT coalesce(sum(fen), 0) AS n FROM course_cost WHERE course = ?', course);

export interface ObligationRow {
  readonly id: ObligationId;
  readonly no: number;
  readonly course: CourseId;
  readonly person: PersonId;
  readonly paid: number;
  readonly from: string;
  readonly years: number;
  readonly contractUntil: string | null;
  readonly endedOn: string | null;
  readonly cause: ObligationEnd | null;
  readonly repayment: number | null;
}
const obligationColumns =
  'o.id, o.no, o.course, o.person, o.paid, o.from_date AS "from", o.years, o.contract_until AS contractUntil, o.ended_on AS endedOn, o.cause, o.repayment';
export function findObligation(db: VaultDatabase, no: number): ObligationRow {
  const row = db.get<ObligationRow>(`SELECT ${obligationColumns} FROM obligation o WHERE o.no = ?`, no);
  if (row === undefined) throw new Refusal('NO_SUCH_OBLIGATION');
  return row;
}
export const listObligations = (db: VaultDatabase): ObligationRow[] =>
  db.all<ObligationRow>(`SELECT ${obligationColumns} FROM obligation o ORDER BY o.no`);
