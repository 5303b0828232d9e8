/** What came of a course: tests and make-ups, certificates, evaluations (P6). */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { certifyRules, resultRules } from '../../shared/policy/training-rules.ts';
import { monthsLater } from '../../shared/vocabulary/calendar-day.ts';
import type { CertificateId, CourseId, PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, optionalText, requiredText } from '../acts/signing.ts';
import { today } from '../acts/today.ts';
import { newId } from '../sealing/new-ids.ts';
import { findPerson } from '../storage/people.ts';
import {
  attendanceOf,
  type Course,
  firstDayOf,
  isApproved,
  loadCourse,
  resultsOf,
  rulesInForce,
  traineesOf,
} from '../storage/training.ts';
import { clerkOrSelf, isTrainee, keepsCourse, visibleCourse } from './posts.ts';

/** A test and its make-up failed, in any course and under any account (S4). */
export const failedTwice = (vault: OpenVault, person: PersonId): boolean =>
  vault.db.get(
    `SELECT 1 FROM test_result r JOIN person p ON p.id = r.trainee
     WHERE r.attempt = 2 AND r.passed = 0 AND p.human = (SELECT human FROM person WHERE id = ?)`,
    person,
  ) !== undefined;

/** Until when a failed test is to be made up; null where it was passed, or made up. */
export function makeUpBy(vault: OpenVault, course: CourseId, trainee: PersonId): string | null {
  const attempts = resultsOf(vault.db, course).filter((each) => each.trainee === trainee);
  const last = attempts.at(-1);
  if (last === undefined || last.passed === 1 || last.attempt > 1) return null;
  return monthsLater(last.on, rulesInForce(vault.db).figures.makeUpMonths);
}

const hasPassed = (vault: OpenVault, course: CourseId, trainee: PersonId): boolean =>
  resultsOf(vault.db, course).some((each) => each.trainee === trainee && each.passed === 1);

/** Passed; where a course has no test, been there. */
export const hasCompleted = (vault: OpenVault, course: Course, trainee: PersonId): boolean =>
  course.examination === 'none'
    ? attendanceOf(vault.db, course.id).some((each) => each.person === trainee && (each.minutes ?? 0) > 0)
    : hasPassed(vault, course.id, trainee);

export async function recordResult(
  vault: OpenVault,
  input: ParsedInput<'training.record-result'>,
  call: Call,
): Promise<{ attempt: number; makeUpBy: string | null }> {
  const desk = assertStanding(vault, call, []);
  const { id } = visibleCourse(vault, desk, input.course);
  const trainee = findPerson(vault.db, input.who);
  call.about.person = trainee.id;
  const on = input.on ?? today(vault);
  const judge = () => {
    const course = loadCourse(vault.db, id);
    const attempts = resultsOf(vault.db, id).filter((each) => each.trainee === trainee.id);
    assertAllowed(
      decide(resultRules, {
        post: course.department === null ? 'clerk,general' : 'clerk,head',
        yours: keepsCourse(vault, desk, course.department),
        own: trainee.human === desk.human,
        listed: traineesOf(vault.db, id).includes(trainee.id),
        approved: isApproved(course),
        held: firstDayOf(course) <= on && on <= today(vault),
        examined: course.examination !== 'none',
        passed: attempts.some(({ passed }) => passed === 1),
        attempts: attempts.length,
      }),
    );
    return attempts.length + 1;
  };
  judge();
  const remark = optionalText(input.remark, 'remark');
  const attempt = await signedAct(vault, call, {
    judge,
    by: oneself(desk, clerkOrSelf(desk), input.signature),
    enter: (sign, next) => {
      sign('result.recorded', (texts) => ({
        course: id,
        trainee: trainee.id,
        attempt: next,
        passed: input.passed,
        score: input.score,
        on,
        remark: remark === '' ? null : texts.of(remark),
      }));
      return next;
    },
  });
  return { attempt, makeUpBy: makeUpBy(vault, id, trainee.id) };
}

export async function giveCertificate(
  vault: OpenVault,
  input: ParsedInput<'training.certify'>,
  call: Call,
): Promise<{ certificate: number }> {
  const desk = assertStanding(vault, call, ['clerk']);
  const { id } = visibleCourse(vault, desk, input.course);
  const trainee = findPerson(vault.db, input.who);
  call.about.person = trainee.id;
  const given = () =>
    vault.db.get('SELECT 1 FROM training_certificate WHERE course = ? AND trainee = ?', id, trainee.id);
  const judge = () => {
    const course = loadCourse(vault.db, id);
    assertAllowed(
      decide(certifyRules, {
        own: trainee.human === desk.human,
        listed: traineesOf(vault.db, id).includes(trainee.id),
        completed: hasCompleted(vault, course, trainee.id),
        given: given() !== undefined,
      }),
    );
  };
  judge();
  const number = requiredText(input.number, 'code');
  const certificate = newId<CertificateId>();
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'clerk', input.signature),
    enter: (sign) =>
      sign('certificate.given', (texts) => ({
        certificate,
        course: id,
        trainee: trainee.id,
        number: texts.of(number),
        on: input.on ?? today(vault),
      })),
  });
  return {
    certificate: vault.db.count('SELECT no AS n FROM training_certificate WHERE id = ?', certificate),
  };
}

/** Those who took part, and those who keep the course. */
export async function evaluateCourse(
  vault: OpenVault,
  input: ParsedInput<'training.evaluate'>,
  call: Call,
): Promise<{ evaluated: boolean }> {
  const desk = assertStanding(vault, call, []);
  const course = visibleCourse(vault, desk, input.course);
  const judge = () => {
    if (!isTrainee(vault, course.id, desk.human) && !keepsCourse(vault, desk, course.department))
      throw new Refusal('NOT_A_TRAINEE');
    if (!isApproved(loadCourse(vault.db, course.id))) throw new Refusal('COURSE_NOT_APPROVED');
  };
  judge();
  const remark = optionalText(input.remark, 'remark');
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'self', input.signature),
    enter: (sign) =>
      sign('course.evaluated', (texts) => ({
        course: course.id,
        person: desk.id,
        effect: input.effect,
        efficiency: input.efficiency,
        need: input.need,
        remark: remark === '' ? null : texts.of(remark),
      })),
  });
  return { evaluated: true };
}
