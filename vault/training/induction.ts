/** How far somebody's induction has come: hours by their parts, a visit with its report in each other department (P6). */
import type { TrainingArchive } from '../../shared/contract/answers.ts';
import { monthsLater } from '../../shared/vocabulary/calendar-day.ts';
import type { InductionPart } from '../../shared/vocabulary/training-terms.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { Person } from '../storage/people.ts';
import {
  attendanceOf,
  departmentName,
  isApproved,
  listCourses,
  listedDepartments,
  placementsOf,
  rulesInForce,
  type SessionRow,
} from '../storage/training.ts';
import { mineOf, rulesOfFirm } from './firm-rules.ts';

interface Attended {
  readonly session: SessionRow;
  readonly minutes: number;
  readonly report: boolean;
}

function attendedParts(vault: OpenVault, person: Person): Attended[] {
  const { db } = vault;
  const all: Attended[] = [];
  for (const course of listCourses(db)) {
    if (course.kind !== 'induction' || !isApproved(course)) continue;
    for (const { session, person: id, minutes } of attendanceOf(db, course.id)) {
      const row = course.sessions[session];
      if (id !== person.id || row === undefined || minutes === null || minutes === 0) continue;
      const report = db.get(
        'SELECT 1 FROM training_report WHERE course = ? AND session = ? AND person = ?',
        course.id,
        session,
        id,
      );
      all.push({ session: row, minutes, report: report !== undefined });
    }
  }
  return all;
}

/** Null for somebody who has not joined newly. */
export function inductionOf(vault: OpenVault, person: Person): TrainingArchive['induction'] {
  const joined = placementsOf(vault.db, person.human).findLast(({ manner }) => manner === 'joined');
  if (joined === undefined) return null;
  const { figures } = rulesInForce(vault.db);
  const attended = attendedParts(vault, person);
  const sum = (of: readonly Attended[]): number => of.reduce((total, { minutes }) => total + minutes, 0);
  const { visit, ...own } = figures.induction;
  const parts = (Object.keys(own) as (keyof typeof own)[]).map((part) => ({
    part: part as InductionPart,
    visited: null as string | null,
    minutes: sum(attended.filter(({ session }) => session.part === part)),
    of: own[part],
    report: true,
  }));
  for (const department of listedDepartments(vault.db)) {
    if (department.id === joined.department) continue;
    const visits = attended.filter(({ session }) => session.visited === department.id);
    parts.push({
      part: 'visit',
      visited: departmentName(vault.db, department.id),
      minutes: sum(visits),
      of: visit,
      report: visits.some(({ report }) => report),
    });
  }
  const handbooks = rulesOfFirm(vault).filter(({ kind }) => kind === 'handbook');
  const handbook = handbooks.some((each) => mineOf(vault, each, person.human) !== null);
  return {
    due: monthsLater(joined.since, figures.inductionMonths) ?? '',
    complete: handbook && parts.every(({ minutes, of, report }) => minutes >= of && report),
    handbook,
    parts,
  };
}
