/** Who was there: signed at the desk on the day, or on the printed sheet; the sheet is checked by whoever keeps the course (P6). */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { sheetRules, signInRules } from '../../shared/policy/training-rules.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Presence } from '../../shared/vocabulary/training-terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, optionalText, requiredText } from '../acts/signing.ts';
import { today } from '../acts/today.ts';
import { findPerson, loadPerson } from '../storage/people.ts';
import {
  attendanceOf,
  type Course,
  isApproved,
  loadCourse,
  type SessionRow,
  sheetsOf,
  traineesOf,
} from '../storage/training.ts';
import { clerkOrSelf, keepsCourse, visibleCourse } from './posts.ts';

/** Sessions are counted from 1 by people, from 0 in entries. */
function sessionOf(course: Course, number: number): SessionRow {
  const session = course.sessions[number - 1];
  if (session === undefined) throw new Refusal('NO_SUCH_SESSION');
  return session;
}

export async function signAttendance(
  vault: OpenVault,
  input: ParsedInput<'training.sign-in'>,
  call: Call,
): Promise<{ signed: boolean }> {
  const desk = assertStanding(vault, call, []);
  const { id } = visibleCourse(vault, desk, input.course);
  const session = input.session - 1;
  const judge = () => {
    const course = loadCourse(vault.db, id);
    const { on } = sessionOf(course, input.session);
    const line = attendanceOf(vault.db, id).find(
      (each) => each.session === session && each.person === desk.id,
    );
    assertAllowed(
      decide(signInRules, {
        listed: traineesOf(vault.db, id).includes(desk.id),
        approved: isApproved(course),
        checked: sheetsOf(vault.db, id).some((sheet) => sheet.session === session),
        signed: line !== undefined && line.signedAtMs !== null,
        onTheDay: on === today(vault),
      }),
    );
  };
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'self', input.signature),
    enter: (sign) => sign('attendance.signed', () => ({ course: id, session, person: desk.id })),
  });
  return { signed: true };
}

interface SheetLine {
  readonly person: ReturnType<typeof findPerson>['id'];
  readonly presence: Presence;
  readonly minutes: number;
}

/** A line for each on the list; null where the paper names somebody else, or says of a signer that they were not there. */
function sheetLines(
  vault: OpenVault,
  course: Course,
  input: ParsedInput<'training.check-sheet'>,
): SheetLine[] | null {
  const ids = (names: readonly string[]) => names.map((who) => findPerson(vault.db, who).id);
  const paper = ids(input.paper);
  const excused = ids(input.excused);
  const signed = new Set(
    attendanceOf(vault.db, course.id)
      .filter((each) => each.session === input.session - 1 && each.signedAtMs !== null)
      .map(({ person }) => person),
  );
  const trainees = traineesOf(vault.db, course.id);
  const named = [...paper, ...excused];
  if (new Set(named).size < named.length) return null;
  if (named.some((id) => signed.has(id) || !trainees.includes(id))) return null;
  const { minutes: whole } = sessionOf(course, input.session);
  const minutes = input.minutes ?? whole;
  if (minutes > whole) return null;
  return trainees.map((person) => {
    if (signed.has(person)) return { person, presence: 'desk', minutes };
    if (paper.includes(person)) return { person, presence: 'paper', minutes };
    return { person, presence: excused.includes(person) ? 'excused' : 'absent', minutes: 0 };
  });
}

export async function checkSheet(
  vault: OpenVault,
  input: ParsedInput<'training.check-sheet'>,
  call: Call,
): Promise<{ present: number; of: number }> {
  const desk = assertStanding(vault, call, []);
  const { id } = visibleCourse(vault, desk, input.course);
  const judge = () => {
    const course = loadCourse(vault.db, id);
    const { on } = sessionOf(course, input.session);
    const lines = sheetLines(vault, course, input);
    // Whoever keeps the course and is on its list signs at the desk like everybody else.
    const own = lines?.find(({ person }) => loadPerson(vault.db, person).human === desk.human);
    assertAllowed(
      decide(sheetRules, {
        post: course.department === null ? 'clerk,general' : 'clerk,head',
        yours: keepsCourse(vault, desk, course.department),
        own: own !== undefined && own.presence !== 'desk' && own.presence !== 'absent',
        approved: isApproved(course),
        held: on <= today(vault),
        complete: lines !== null,
      }),
    );
    return lines ?? [];
  };
  judge();
  const remark = optionalText(input.remark, 'remark');
  const lines = await signedAct(vault, call, {
    judge,
    by: oneself(desk, clerkOrSelf(desk), input.signature),
    enter: (sign, checked) => {
      sign('attendance.checked', (texts) => ({
        course: id,
        session: input.session - 1,
        lines: checked.map((line) => ({ ...line })),
        remark: remark === '' ? null : texts.of(remark),
      }));
      return checked;
    },
  });
  return { present: lines.filter(({ minutes }) => minutes > 0).length, of: lines.length };
}

/** What somebody learned in another department, or in a course outside. */
export async function giveReport(
  vault: OpenVault,
  input: ParsedInput<'training.report'>,
  call: Call,
): Promise<{ given: boolean }> {
  const desk = assertStanding(vault, call, []);
  const { id } = visibleCourse(vault, desk, input.course);
  const judge = () => {
    const course = loadCourse(vault.db, id);
    sessionOf(course, input.session);
    if (!traineesOf(vault.db, id).includes(desk.id)) throw new Refusal('NOT_A_TRAINEE');
    if (!isApproved(course)) throw new Refusal('COURSE_NOT_APPROVED');
  };
  judge();
  const report = requiredText(input.report, 'report');
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'self', input.signature),
    enter: (sign) =>
      sign('report.given', (texts) => ({
        course: id,
        session: input.session - 1,
        person: desk.id,
        report: texts.of(report),
      })),
  });
  return { given: true };
}
