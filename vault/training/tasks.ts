/** Who does what when: what waits for the person at the desk, so that a year can be run without the regulation beside it (P6). */
import type { TrainingTask } from '../../shared/contract/answers.ts';
import { agreementStands } from '../../shared/policy/agreement-standing.ts';
import { serviceEnds } from '../../shared/policy/service-repayment.ts';
import { agreementText } from '../../shared/vocabulary/agreement-words.ts';
import { daysLater, monthsLater } from '../../shared/vocabulary/calendar-day.ts';
import { factText } from '../../shared/vocabulary/fact-words.ts';
import { gateText } from '../../shared/vocabulary/gate-words.ts';
import type { TaskKind } from '../../shared/vocabulary/training-task-words.ts';
import { trainingText } from '../../shared/vocabulary/training-words.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { today } from '../acts/today.ts';
import { leavingTasks } from '../departures/leaving-shown.ts';
import { gateLines } from '../desk/role-gates.ts';
import { agreementsOf, listAgreements } from '../storage/agreements.ts';
import { departureKnown } from '../storage/departures.ts';
import { listPeople, loadPerson, type Person, shownAmongOthers } from '../storage/people.ts';
import {
  answersTo,
  attendanceOf,
  type Course,
  departmentName,
  isApproved,
  lastDayOf,
  latestSurvey,
  listCourses,
  listObligations,
  listProposals,
  placedPeople,
  placementsOf,
  resultsOf,
  rulesInForce,
  sheetsOf,
  surveyOf,
  traineesOf,
} from '../storage/training.ts';
import { mineOf, rulesOfFirm, whoHasNotSigned } from './firm-rules.ts';
import { inductionOf } from './induction.ts';
import { departmentsHeadedBy, isClerk, keepsCourse } from './posts.ts';
import { mayDecide, planKinds } from './proposals-shown.ts';
import { hasCompleted, makeUpBy } from './results.ts';

interface Desk {
  readonly vault: OpenVault;
  readonly person: Person;
  readonly day: string;
  readonly language: Call['language'];
  readonly add: (task: TaskKind, about: string, no: number | null, due: string | null) => void;
}

/** Their day is the first on which something was missing: it is past on that day already. */
const lacking: ReadonlySet<TaskKind> = new Set(['gate-own-lacks', 'gate-lacks']);

export function trainingTasks(vault: OpenVault, _input: unknown, call: Call): readonly TrainingTask[] {
  const person = assertStanding(vault, call, []);
  const day = today(vault);
  const tasks: TrainingTask[] = [];
  const add: Desk['add'] = (task, about, no, due) =>
    tasks.push({ task, about, no, due, overdue: due !== null && (due < day || lacking.has(task)) });
  const desk: Desk = { vault, person, day, language: call.language, add };
  addSurvey(desk);
  addDecisions(desk);
  addPlans(desk);
  for (const course of listCourses(vault.db)) if (isApproved(course)) addCourse(desk, course);
  if (isClerk(person)) addForClerk(desk);
  addRules(desk);
  addAgreements(desk);
  addGates(desk);
  for (const { task, about, no, due } of leavingTasks(vault, person, call.language))
    add(task, about, no, due);
  // What has no day comes after what has one.
  const late = (due: string | null): string => due ?? '9999-99-99';
  return tasks.sort((a, b) => (late(a.due) < late(b.due) ? -1 : late(a.due) > late(b.due) ? 1 : 0));
}

function addSurvey({ vault, person, day, add }: Desk): void {
  const { figures } = rulesInForce(vault.db);
  const next = Number(day.slice(0, 4)) + 1;
  if (
    isClerk(person) &&
    Number(day.slice(5, 7)) >= figures.surveyMonth &&
    surveyOf(vault.db, next) === undefined
  )
    add('survey-due', String(next), next, `${next - 1}-12-31`);
  const survey = latestSurvey(vault.db);
  if (survey === undefined || placementsOf(vault.db, person.human).length === 0) return;
  const answered = answersTo(vault.db, survey.id).some(
    (each) => loadPerson(vault.db, each.person).human === person.human,
  );
  if (!answered && day.slice(0, 4) <= String(survey.year))
    add('survey-answer', String(survey.year), survey.no, survey.due);
}

function addDecisions({ vault, person, language, add }: Desk): void {
  for (const proposal of listProposals(vault.db)) {
    if (!mayDecide(vault, person, proposal)) continue;
    const by = shownAmongOthers(vault.db, proposal.trainee ?? proposal.maker);
    add('decide', `${trainingText('proposalKind', proposal.kind, language)} · ${by}`, proposal.no, null);
  }
}

/** Once a survey is over, plans are made of it: of each department by its head, of the year by the clerk. */
function addPlans({ vault, person, day, add }: Desk): void {
  const survey = latestSurvey(vault.db);
  const proposals = listProposals(vault.db);
  if (survey !== undefined && survey.due < day) {
    const made = (kind: string, department: string | null): boolean =>
      proposals.some(
        (each) =>
          each.kind === kind &&
          each.year === survey.year &&
          each.department === department &&
          (each.state === 'open' || each.state === 'granted'),
      );
    const due = `${survey.year - 1}-12-31`;
    for (const { id, name } of departmentsHeadedBy(vault, person))
      if (!made('department-plan', id)) add('department-plan', `${survey.year} ${name}`, survey.year, due);
    if (isClerk(person) && !made('yearly-plan', null))
      add('yearly-plan', String(survey.year), survey.year, due);
  }
  if (!isClerk(person)) return;
  for (const { no, kind, state, issuedOn, year } of proposals)
    if (state === 'granted' && issuedOn === null && planKinds.includes(kind))
      add('issue-plan', year === null ? `#${no}` : String(year), no, null);
}

function addCourse({ vault, person, day, add }: Desk, course: Course): void {
  const { db } = vault;
  const trainees = traineesOf(db, course.id);
  const attended = attendanceOf(db, course.id);
  const sheets = sheetsOf(db, course.id);
  const checked = (session: number): boolean => sheets.some((sheet) => sheet.session === session);
  if (trainees.includes(person.id)) {
    for (const [i, { on, part }] of course.sessions.entries()) {
      const mine = attended.find((each) => each.session === i && each.person === person.id);
      if (on === day && !checked(i) && mine === undefined) add('sign-in', course.title, course.no, on);
      const reported = (): boolean =>
        db.get(
          'SELECT 1 FROM training_report WHERE course = ? AND session = ? AND person = ?',
          course.id,
          i,
          person.id,
        ) !== undefined;
      if (part === 'visit' && (mine?.minutes ?? 0) > 0 && !reported())
        add('report', course.title, course.no, null);
    }
    const evaluated = db.get(
      'SELECT 1 FROM evaluation WHERE course = ? AND person = ?',
      course.id,
      person.id,
    );
    const wasThere = attended.some((each) => each.person === person.id && (each.minutes ?? 0) > 0);
    if (lastDayOf(course) < day && wasThere && evaluated === undefined)
      add('evaluation', course.title, course.no, null);
  }
  if (!keepsCourse(vault, person, course.department)) return;
  const outside = course.kind === 'external' || course.kind === 'self-paid';
  const sheet = course.sessions.findIndex(({ on }, i) => on < day && !checked(i));
  if (sheet >= 0 && !outside) add('sheet', course.title, course.no, course.sessions[sheet]!.on);
  if (lastDayOf(course) >= day) return;
  addAfterwards({ vault, person, add }, course, trainees);
}

function addAfterwards(
  { vault, person, add }: Pick<Desk, 'vault' | 'person' | 'add'>,
  course: Course,
  trainees: readonly Person['id'][],
): void {
  const { db } = vault;
  const name = (id: Person['id']): string => `${course.title} · ${shownAmongOthers(db, id)}`;
  const others = trainees.filter((id) => loadPerson(db, id).human !== person.human);
  for (const id of others) {
    const results = resultsOf(db, course.id).filter(({ trainee }) => trainee === id);
    if (course.examination !== 'none' && results.length === 0)
      add('result', name(id), course.no, lastDayOf(course));
    const by = makeUpBy(vault, course.id, id);
    if (by !== null) add('make-up', name(id), course.no, by);
    const given = db.get(
      'SELECT 1 FROM training_certificate WHERE course = ? AND trainee = ?',
      course.id,
      id,
    );
    if (isClerk(person) && given === undefined && hasCompleted(vault, course, id))
      add('certificate', name(id), course.no, null);
  }
  const accounted = db.get('SELECT 1 FROM course_cost WHERE course = ?', course.id);
  if (isClerk(person) && course.cost > 0 && accounted === undefined)
    add('account', course.title, course.no, null);
}

function addForClerk({ vault, day, add }: Desk): void {
  const { db } = vault;
  const { figures } = rulesInForce(db);
  const placed = new Map(placedPeople(db).map((row) => [loadPerson(db, row.trainee).human, row]));
  const seen = new Set<string>();
  for (const person of listPeople(db)) {
    if (seen.has(person.human) || person.leaving) continue;
    seen.add(person.human);
    const row = placed.get(person.human);
    const works = person.roles.includes('author') || person.roles.includes('borrower');
    if (row === undefined && works) add('place', shownAmongOthers(db, person.id), null, null);
    const induction = inductionOf(vault, person);
    if (induction !== null && !induction.complete)
      add('induction', shownAmongOthers(db, person.id), null, induction.due);
    if (row?.manner === 'moved' && !hasTrainingSince(vault, person, row.since))
      add(
        'change-of-post',
        `${shownAmongOthers(db, person.id)} · ${departmentName(db, row.department) ?? ''}`,
        null,
        monthsLater(row.since, figures.inductionMonths),
      );
  }
  for (const each of listObligations(db))
    if (each.endedOn === null && serviceEnds(each) <= day)
      add('service-over', shownAmongOthers(db, each.person), each.no, serviceEnds(each));
}

const hasTrainingSince = (vault: OpenVault, person: Person, since: string): boolean =>
  listCourses(vault.db).some(
    (course) =>
      course.kind === 'change-of-post' &&
      isApproved(course) &&
      lastDayOf(course) >= (daysLater(since, -31) ?? since) &&
      traineesOf(vault.db, course.id).includes(person.id) &&
      hasCompleted(vault, course, person.id),
  );

function addRules({ vault, person, add }: Desk): void {
  for (const rules of rulesOfFirm(vault)) {
    if (person.roles.length > 0 && mineOf(vault, rules, person.human) === null)
      add('acknowledge', rules.title, rules.no, rules.due);
    const waiting = isClerk(person) ? whoHasNotSigned(vault, rules).length : 0;
    if (waiting > 0) add('unacknowledged', `${rules.title} · ${waiting}`, rules.no, rules.due);
  }
}

/** What a role lacks or is about to lack: one's own, and for those who see to it everybody's (P7). */
function addGates({ vault, person, language, add }: Desk): void {
  for (const line of gateLines(vault, person)) {
    const lacks = line.asked && !line.met;
    if (!lacks && !line.soon) continue;
    const said = `${factText('role', line.role, language)} · ${gateText(line, language)}`;
    const due = lacks
      ? line.since
      : !line.met || (line.until ?? '') < line.askedFrom
        ? line.askedFrom
        : line.until;
    if (line.own) add(lacks ? 'gate-own-lacks' : 'gate-own-runs-out', said, line.personNo, due);
    else add(lacks ? 'gate-lacks' : 'gate-runs-out', `${line.person} · ${said}`, line.personNo, due);
  }
}

/** One's own to sign; for the clerk what is unsigned, and what runs out within thirty days or has run out. */
function addAgreements({ vault, person, day, language, add }: Desk): void {
  const clerk = isClerk(person);
  for (const agreement of clerk ? listAgreements(vault.db) : agreementsOf(vault.db, person.human)) {
    const { no, kind, until, signed, endCause } = agreement;
    const stands = agreementStands({ signed: signed !== null, ended: endCause, until }, day);
    const about = loadPerson(vault.db, agreement.person);
    const said = `${agreementText('kind', kind, language)} · ${shownAmongOthers(vault.db, agreement.person)}`;
    if (stands === 'draft')
      add(about.human === person.human ? 'agreement-sign' : 'agreement-unsigned', said, no, null);
    else if (
      clerk &&
      (stands === 'running-out' || stands === 'expired') &&
      // Of somebody who leaves or has left nothing is renewed.
      !departureKnown(vault.db, about.human)
    )
      add('agreement-runs-out', said, no, until);
  }
}
