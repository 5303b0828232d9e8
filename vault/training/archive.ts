/** Everything about one person's training on one page, and as a file (P6). */
import { existsSync } from 'node:fs';
import Papa from 'papaparse';
import type { TrainingArchive } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { repaymentOn, serviceEnds } from '../../shared/policy/service-repayment.ts';
import { bonusPercent } from '../../shared/policy/training-pay.ts';
import { withNumber } from '../../shared/vocabulary/among-others.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { CourseId } from '../../shared/vocabulary/ids.ts';
import { plainCellThroughout } from '../../shared/vocabulary/plain-cell.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { today } from '../acts/today.ts';
import { storageFault } from '../storage/database.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { findPerson, type Person } from '../storage/people.ts';
import {
  attendanceOf,
  type Course,
  departmentName,
  firstDayOf,
  isApproved,
  lastDayOf,
  listCourses,
  listObligations,
  listProposals,
  loadCourse,
  placementsOf,
  resultsOf,
  rulesInForce,
  traineesOf,
} from '../storage/training.ts';
import { liesInside } from '../storage/vault-folder.ts';
import { archiveLines } from './archive-lines.ts';
import { inductionOf } from './induction.ts';
import { seesPerson } from './posts.ts';
import { shownProposal } from './proposals-shown.ts';
import { failedTwice } from './results.ts';

/** Readable by the person, the head of their department and those who run the registers. */
function findArchived(vault: OpenVault, desk: Person, who: string, call: Call): Person {
  const person = findPerson(vault.db, who);
  call.about.person = person.id;
  if (!seesPerson(vault, desk, person)) throw new Refusal('TRAINING_NOT_YOURS', { post: 'clerk,head' });
  return person;
}

/** Reading about another person is reading (A1). */
function recordReading(vault: OpenVault, desk: Person, person: Person, results: number, call: Call): void {
  if (desk.human === person.human || call.answeredBefore) return;
  vault.writer.transact((tx) =>
    tx.append({
      type: 'log.read',
      data: () => ({ person: person.id, query: null, results }),
      actor: vault.actor(desk.roles[0] ?? null),
      place: vault.place(),
    }),
  );
}

export function showArchive(
  vault: OpenVault,
  input: ParsedInput<'training.archive'>,
  call: Call,
): TrainingArchive {
  const desk = assertStanding(vault, call, []);
  const person = findArchived(vault, desk, input.who, call);
  const archive = drawArchive(vault, desk, person);
  recordReading(vault, desk, person, archive.courses.length, call);
  return archive;
}

export function exportArchive(
  vault: OpenVault,
  input: ParsedInput<'training.export'>,
  call: Call,
): { file: string; rows: number } {
  const desk = assertStanding(vault, call, []);
  const person = findArchived(vault, desk, input.who, call);
  const { file } = input;
  if (existsSync(file) || liesInside(vault.folder, file)) throw new VaultFault('VAULT_EXISTS');
  const lines = archiveLines(drawArchive(vault, desk, person), call.language);
  recordReading(vault, desk, person, lines.length - 1, call);
  try {
    writeDurably(file, `\ufeff${Papa.unparse(lines.map((line) => line.map(plainCellThroughout)))}\r\n`);
  } catch (error) {
    throw storageFault(error);
  }
  return { file, rows: lines.length - 1 };
}

function courseOf(vault: OpenVault, course: Course, person: Person): TrainingArchive['courses'][number] {
  const { db } = vault;
  const mine = attendanceOf(db, course.id).filter((each) => each.person === person.id);
  const results = resultsOf(db, course.id).filter((each) => each.trainee === person.id);
  const passed = results.length === 0 ? null : results.some((each) => each.passed === 1);
  const certificate = db.get<{ no: number; number: string }>(
    "SELECT no, coalesce(number, '#' || no) AS number FROM training_certificate WHERE course = ? AND trainee = ?",
    course.id,
    person.id,
  );
  return {
    course: course.no,
    title: course.title,
    kind: course.kind,
    from: firstDayOf(course),
    to: lastDayOf(course),
    minutes: mine.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    of: course.sessions.reduce((sum, { minutes }) => sum + minutes, 0),
    passed,
    attempts: results.length,
    score: results.at(-1)?.score ?? null,
    certificate: certificate?.number ?? null,
    certificateNo: certificate?.no ?? null,
    bonusPercent: bonusPercent(rulesInForce(db).figures, {
      days: new Set(course.sessions.map(({ on }) => on)).size,
      passed,
    }),
  };
}

export function drawArchive(vault: OpenVault, desk: Person, person: Person): TrainingArchive {
  const { db } = vault;
  const accounts = new Set(
    db.all<{ id: Person['id'] }>('SELECT id FROM person WHERE human = ?', person.human).map(({ id }) => id),
  );
  const isTheirs = (id: CourseId): boolean => traineesOf(db, id).some((each) => accounts.has(each));
  const applications = listProposals(db).filter(({ trainee }) => trainee !== null && accounts.has(trainee));
  const day = today(vault);
  return {
    person: withNumber(person),
    personNo: person.no,
    placements: placementsOf(db, person.human).map(({ department, grp, since, manner }) => ({
      department: departmentName(db, department) ?? '',
      group: grp,
      since,
      manner,
    })),
    induction: inductionOf(vault, person),
    courses: listCourses(db)
      .filter((course) => isApproved(course) && isTheirs(course.id))
      .map((course) => courseOf(vault, course, person)),
    applications: applications.map((each) => shownProposal(vault, desk, each)),
    obligations: listObligations(db)
      .filter((each) => accounts.has(each.person))
      .map((each) => {
        const course = loadCourse(db, each.course);
        return {
          obligation: each.no,
          course: course.no,
          title: course.title,
          paid: each.paid,
          from: each.from,
          until: serviceEnds(each),
          owedToday: each.endedOn === null ? repaymentOn(each, day) : 0,
          endedOn: each.endedOn,
          cause: each.cause,
          repayment: each.repayment,
        };
      }),
    failedTwice: failedTwice(vault, person.id),
    confirmed: applications.some(({ kind, state }) => kind === 'confirmation' && state === 'granted'),
    receipts: db.all(
      `SELECT f.no AS rules, coalesce(v.title, '#' || f.no) AS title, r.version, r.at AS atMs FROM firm_rules_receipt r
       JOIN person p ON p.id = r.person JOIN firm_rules f ON f.id = r.rules
       JOIN firm_rules_version v ON v.rules = r.rules AND v.version = r.version WHERE p.human = ? ORDER BY r.at, f.no`,
      person.human,
    ),
  };
}
