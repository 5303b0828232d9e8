/** A year of training, and one course, as those who run it and those who take part see them (P6). */
import type {
  CourseShown,
  CourseSummary,
  SessionShown,
  TrainingYear,
} from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { CostItem } from '../../shared/vocabulary/training-terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { today } from '../acts/today.ts';
import { scanSealed } from '../filing/told-of-registers.ts';
import { loadPerson, type Person, shownAmongOthers } from '../storage/people.ts';
import { materialSince, materialsOf } from '../storage/registered-files.ts';
import {
  answersTo,
  attendanceOf,
  type Course,
  departmentName,
  firstDayOf,
  isApproved,
  lastDayOf,
  listCourses,
  listProposals,
  placedPeople,
  resultsOf,
  sheetsOf,
  spentOn,
  surveyOf,
  traineesOf,
} from '../storage/training.ts';
import { isHeadOf, isTrainee, keepsCourse, seesPerson, seesRegisters, visibleCourse } from './posts.ts';
import { proposalsSeen, shownProposal } from './proposals-shown.ts';
import { makeUpBy } from './results.ts';

function standingOf(vault: OpenVault, course: Course): CourseSummary['stands'] {
  if (course.off) return 'off';
  if (isApproved(course)) {
    const sheets = sheetsOf(vault.db, course.id).length;
    if (sheets === course.sessions.length) return 'held';
    return sheets > 0 || attendanceOf(vault.db, course.id).length > 0 ? 'begun' : 'approved';
  }
  const proposed = vault.db.get(
    `SELECT 1 FROM proposal_course c JOIN proposal p ON p.id = c.proposal
     WHERE c.course = ? AND c.state = ? AND p.state = 'open'`,
    course.id,
    course.state,
  );
  return proposed === undefined ? 'draft' : 'proposed';
}

const summaryOf = (vault: OpenVault, course: Course): CourseSummary => ({
  course: course.no,
  title: course.title,
  kind: course.kind,
  group: course.group,
  department: departmentName(vault.db, course.department),
  from: firstDayOf(course),
  to: lastDayOf(course),
  minutes: course.sessions.reduce((sum, { minutes }) => sum + minutes, 0),
  trainees: traineesOf(vault.db, course.id).length,
  cost: course.cost,
  spent: spentOn(vault.db, course.id),
  stands: standingOf(vault, course),
});

/** What was granted for a year: its plan's, and what changes of it added or took. */
const budgetOf = (vault: OpenVault, year: number): number | null =>
  listProposals(vault.db).findLast(
    (each) => each.kind === 'yearly-plan' && each.state === 'granted' && each.year === year,
  )?.budget ?? null;

const isOfYear = (course: Course, year: number): boolean =>
  firstDayOf(course).slice(0, 4) === String(year).padStart(4, '0');

export function showYear(vault: OpenVault, { year }: ParsedInput<'training.year'>, call: Call): TrainingYear {
  const desk = assertStanding(vault, call, []);
  const all = seesRegisters(vault, desk);
  const courses = listCourses(vault.db)
    .filter((course) => isOfYear(course, year))
    .filter(
      (course) => all || isHeadOf(vault, desk, course.department) || isTrainee(vault, course.id, desk.human),
    );
  const counted = courses.filter(({ off }) => !off);
  const ofYear = new Set(courses.map(({ no }) => no));
  return {
    year,
    survey: surveyShown(vault, desk, year),
    courses: courses
      .map((course) => summaryOf(vault, course))
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.course - b.course)),
    proposals: proposalsSeen(vault, desk)
      .map((each) => shownProposal(vault, desk, each))
      .filter((each) => each.year === year || each.courses.some(({ course }) => ofYear.has(course))),
    budget: all ? budgetOf(vault, year) : null,
    planned: counted.filter(isApproved).reduce((sum, { cost }) => sum + cost, 0),
    spent: counted.reduce((sum, { id }) => sum + spentOn(vault.db, id), 0),
  };
}

/** Everybody who is placed answers; a head sees their own department's answers, a person their own. */
function surveyShown(vault: OpenVault, desk: Person, year: number): TrainingYear['survey'] {
  const survey = surveyOf(vault.db, year);
  if (survey === undefined) return null;
  const answers = answersTo(vault.db, survey.id);
  const answered = new Set(answers.map(({ person }) => loadPerson(vault.db, person).human));
  const asked = placedPeople(vault.db).map(({ trainee }) => loadPerson(vault.db, trainee));
  const seen = (person: Person): boolean => seesPerson(vault, desk, person);
  return {
    survey: survey.no,
    due: survey.due,
    answered: asked.filter(({ human }) => answered.has(human)).length,
    of: asked.length,
    needs: answers
      .filter(({ person }) => seen(loadPerson(vault.db, person)))
      .map(({ person, need }) => ({ person: shownAmongOthers(vault.db, person), need })),
    waiting: asked
      .filter((person) => !answered.has(person.human) && seen(person))
      .map(({ id }) => shownAmongOthers(vault.db, id)),
  };
}

export function showCourse(vault: OpenVault, input: ParsedInput<'training.course'>, call: Call): CourseShown {
  const desk = assertStanding(vault, call, []);
  const course = visibleCourse(vault, desk, input.course);
  const { db } = vault;
  const keeps = keepsCourse(vault, desk, course.department);
  // Marks and evaluations of others are for those who keep the course or run the registers.
  const all = keeps || seesRegisters(vault, desk);
  const mine = <Row>(rows: readonly Row[], person: (row: Row) => Person['id']): Row[] =>
    rows.filter((row) => all || loadPerson(db, person(row)).human === desk.human);
  const sessions = sessionsShown(vault, course);
  const day = today(vault);
  return {
    ...summaryOf(vault, course),
    contents: course.contents,
    teacher: course.teacher,
    venue: course.venue,
    equipment: course.equipment,
    travel: course.travel,
    examination: course.examination,
    off: course.off,
    people: traineesOf(db, course.id).map((id) => shownAmongOthers(db, id)),
    approvedBy: isApproved(course)
      ? db.count('SELECT no AS n FROM proposal WHERE id = ?', course.approvedBy ?? '')
      : null,
    sessions,
    results: mine(resultsOf(db, course.id), ({ trainee }) => trainee).map(
      ({ trainee, attempt, passed, score, on, remark }) => ({
        person: shownAmongOthers(db, trainee),
        attempt,
        passed: passed === 1,
        score,
        on,
        remark,
        makeUpBy: makeUpBy(vault, course.id, trainee),
      }),
    ),
    certificates: db
      .all<{ trainee: Person['id']; number: string; on: string }>(
        `SELECT trainee, coalesce(number, '#' || no) AS number, on_date AS "on" FROM training_certificate WHERE course = ? ORDER BY no`,
        course.id,
      )
      .map(({ trainee, ...rest }) => ({ person: shownAmongOthers(db, trainee), ...rest })),
    evaluations: mine(
      db.all<{ person: Person['id']; effect: number; efficiency: number; need: number; remark: string }>(
        "SELECT person, effect, efficiency, need, coalesce(remark, '') AS remark FROM evaluation WHERE course = ? ORDER BY at, person",
        course.id,
      ),
      ({ person }) => person,
    ).map(({ person, ...rest }) => ({ person: shownAmongOthers(db, person), ...rest })),
    costs: db.all<{ item: CostItem; fen: number }>(
      'SELECT item, fen FROM course_cost WHERE course = ? ORDER BY n',
      course.id,
    ),
    materials: materialsOf(db, course.id).map((each) => ({
      ...each,
      sealed: scanSealed(vault, desk, each, ({ submitted }) => {
        const since = materialSince(db, course.id, each.sha256 ?? '');
        return since !== null && submitted > since;
      }),
    })),
    may: {
      keep: keeps,
      signIn: course.sessions.flatMap(({ on }, i) =>
        on === day && isApproved(course) && mayStillSign(sessions[i]!, vault, course, desk) ? [i + 1] : [],
      ),
      evaluate: isApproved(course) && (keeps || isTrainee(vault, course.id, desk.human)),
    },
  };
}

const mayStillSign = (shown: SessionShown, vault: OpenVault, course: Course, desk: Person): boolean =>
  shown.checkedAtMs === null &&
  traineesOf(vault.db, course.id).includes(desk.id) &&
  !attendanceOf(vault.db, course.id).some(
    (each) => each.session === shown.session - 1 && each.person === desk.id,
  );

function sessionsShown(vault: OpenVault, course: Course): SessionShown[] {
  const attended = attendanceOf(vault.db, course.id);
  const sheets = sheetsOf(vault.db, course.id);
  const reports = vault.db.all<{ session: number; person: string; report: string | null }>(
    'SELECT session, person, report FROM training_report WHERE course = ?',
    course.id,
  );
  return course.sessions.map(({ on, at, minutes, part, visited }, i) => {
    const sheet = sheets.find(({ session }) => session === i);
    return {
      session: i + 1,
      on,
      at,
      minutes,
      part,
      visited: departmentName(vault.db, visited),
      checkedAtMs: sheet?.checkedAtMs ?? null,
      remark: sheet?.remark ?? '',
      lines: traineesOf(vault.db, course.id).map((person) => {
        const line = attended.find((each) => each.session === i && each.person === person);
        return {
          person: shownAmongOthers(vault.db, person),
          signedAtMs: line?.signedAtMs ?? null,
          presence: line?.presence ?? null,
          minutes: line?.minutes ?? null,
          report: reports.find((each) => each.session === i && each.person === person)?.report ?? null,
        };
      }),
    };
  });
}
