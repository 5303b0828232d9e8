/** The facts of the papers of training, as the screens show them to whoever prints. */
import type { CourseShown } from '../../shared/contract/answers.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { assertStanding } from '../acts/signing.ts';
import { findPerson, shownAmongOthers } from '../storage/people.ts';
import { showArchive } from '../training/archive.ts';
import { seesPerson } from '../training/posts.ts';
import { planKinds, shownProposal, visibleProposal } from '../training/proposals-shown.ts';
import { showCourse } from '../training/training-shown.ts';
import { type AskedPaper, type DrawnPaper, firmOf } from './drawn-paper.ts';
import {
  applicationSheet,
  archiveSheet,
  certificateSheet,
  planSheet,
  signInSheet,
} from './training-papers.ts';

const numberIn = (about: string): number => (/^\d{1,9}$/.test(about.trim()) ? Number(about) : 0);
const commonOf = ({ vault }: AskedPaper) => ({
  firm: firmOf(vault),
  onMs: vault.writer.readClock().wallMs,
});

/** Printed by those who keep the course, and by its people for themselves to sign. */
export function gatherSignInSheet(asked: AskedPaper): DrawnPaper {
  const { vault, call, about, words } = asked;
  const course = showCourse(vault, { course: numberIn(about) }, call);
  return { sheet: signInSheet({ ...commonOf(asked), course }, words), about: {} };
}

export function gatherTrainingCertificate(asked: AskedPaper): DrawnPaper {
  const { vault, call, about, words } = asked;
  const desk = assertStanding(vault, call, []);
  const row = vault.db.get<{ course: number; trainee: PersonId; number: string; on: string }>(
    `SELECT o.no AS course, c.trainee, coalesce(c.number, '#' || c.no) AS number, c.on_date AS "on"
     FROM training_certificate c JOIN course o ON o.id = c.course WHERE c.no = ?`,
    numberIn(about),
  );
  if (row === undefined) throw new Refusal('PAPER_TOO_EARLY');
  const person = findPerson(vault.db, `#${numberOf(vault, row.trainee)}`);
  if (!seesPerson(vault, desk, person)) throw new Refusal('TRAINING_NOT_YOURS', { post: 'clerk,head' });
  const course = showCourse(vault, { course: row.course }, call);
  const named = shownAmongOthers(vault.db, row.trainee);
  const score = course.results.findLast((each) => each.person === named && each.passed)?.score ?? null;
  const minutes = course.sessions
    .flatMap(({ lines }) => lines)
    .filter((line) => line.person === named)
    .reduce((sum, line) => sum + (line.minutes ?? 0), 0);
  const facts = {
    ...commonOf(asked),
    course,
    number: row.number,
    on: row.on,
    name: person.name,
    score,
    minutes,
  };
  return { sheet: certificateSheet(facts, words), about: { person: row.trainee } };
}

const numberOf = (vault: AskedPaper['vault'], person: PersonId): number =>
  vault.db.count('SELECT no AS n FROM person WHERE id = ?', person);

function proposalAsked(asked: AskedPaper) {
  const { vault, call, about } = asked;
  const desk = assertStanding(vault, call, []);
  const row = visibleProposal(vault, desk, numberIn(about));
  const proposal = shownProposal(vault, desk, row);
  const courses: CourseShown[] = proposal.courses.map(({ course }) => showCourse(vault, { course }, call));
  return { row, facts: { ...commonOf(asked), proposal, courses } };
}

export function gatherTrainingPlan(asked: AskedPaper): DrawnPaper {
  const { row, facts } = proposalAsked(asked);
  if (!planKinds.includes(row.kind) && row.kind !== 'department-plan') throw new Refusal('PAPER_TOO_EARLY');
  return { sheet: planSheet(facts, asked.words), about: {} };
}

export function gatherTrainingApplication(asked: AskedPaper): DrawnPaper {
  const { row, facts } = proposalAsked(asked);
  return {
    sheet: applicationSheet(facts, asked.words),
    about: row.trainee === null ? {} : { person: row.trainee },
  };
}

export function gatherTrainingArchive(asked: AskedPaper): DrawnPaper {
  const { vault, call, about, words } = asked;
  const archive = showArchive(vault, { who: about }, call);
  const { id } = findPerson(vault.db, about);
  return { sheet: archiveSheet({ ...commonOf(asked), archive }, words), about: { person: id } };
}
