/** Describing courses, and what they cost and left behind (P6). */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { describeRules } from '../../shared/policy/training-rules.ts';
import type { CourseId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { MaterialKind } from '../../shared/vocabulary/training-terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, optionalText, requiredText } from '../acts/signing.ts';
import { newId } from '../sealing/new-ids.ts';
import { encodeHex, sha256 } from '../sealing/suite.ts';
import { findPerson, type Person } from '../storage/people.ts';
import { readWholeFile } from '../storage/read-source-file.ts';
import { materialsOf } from '../storage/registered-files.ts';
import {
  attendanceOf,
  type Course,
  findCourse,
  findDepartment,
  loadCourse,
  spentOn,
  traineesOf,
} from '../storage/training.ts';
import { clerkOrSelf, isClerk, isHeadOf, visibleCourse } from './posts.ts';

type CourseInput = ParsedInput<'training.describe'>;

/** Courses of the firm are the clerk's, of a department its head's as well; who applies for a course outside describes it. */
function mayDescribe(vault: OpenVault, desk: Person, described: Described, before: Course | null): boolean {
  if (isClerk(desk)) return true;
  const outside = described.kind === 'external' || described.kind === 'self-paid';
  if (outside) {
    const own = described.trainees.length === 1 && described.trainees[0] === desk.id;
    if (!own) return false;
    return before === null || traineesOf(vault.db, before.id).join() === desk.id;
  }
  return (
    isHeadOf(vault, desk, described.department) &&
    (before === null || isHeadOf(vault, desk, before.department))
  );
}

interface Described {
  readonly department: ReturnType<typeof findDepartment>['id'] | null;
  readonly kind: CourseInput['kind'];
  readonly trainees: readonly Person['id'][];
  readonly sessions: readonly {
    readonly on: string;
    readonly at: number;
    readonly minutes: number;
    readonly part: CourseInput['sessions'][number]['part'];
    readonly visited: ReturnType<typeof findDepartment>['id'] | null;
  }[];
}

function readCourse(vault: OpenVault, input: CourseInput): Described {
  const department = (name: string | null) => (name === null ? null : findDepartment(vault.db, name).id);
  const trainees = input.trainees.map((who) => findPerson(vault.db, who).id);
  if (new Set(trainees).size < trainees.length) throw new Refusal('INPUT_MALFORMED', { field: 'name' });
  for (const { part, visited } of input.sessions) {
    // Only an induction has parts, and only a visit is to another department.
    if ((part !== null) !== (input.kind === 'induction') || (visited !== null) !== (part === 'visit'))
      throw new Refusal('INPUT_MALFORMED', { field: 'part' });
  }
  return {
    department: department(input.department),
    kind: input.kind,
    trainees,
    sessions: input.sessions.map((each) => ({ ...each, visited: department(each.visited) })),
  };
}

export async function describeCourse(
  vault: OpenVault,
  input: CourseInput,
  call: Call,
): Promise<{ course: number }> {
  const desk = assertStanding(vault, call, []);
  const known = input.course === undefined ? null : visibleCourse(vault, desk, input.course);
  const course = known?.id ?? newId<CourseId>();
  const judge = () => {
    const described = readCourse(vault, input);
    const before = known === null ? null : loadCourse(vault.db, course);
    assertAllowed(
      decide(describeRules, {
        post: described.department === null ? 'clerk' : 'head,clerk',
        yours: mayDescribe(vault, desk, described, before),
        own: false,
        begun: before !== null && attendanceOf(vault.db, before.id).length > 0,
      }),
    );
    return described;
  };
  judge();
  const title = requiredText(input.title, 'title');
  const others = {
    contents: optionalText(input.contents, 'contents'),
    teacher: optionalText(input.teacher, 'name'),
    venue: optionalText(input.venue, 'place'),
    equipment: optionalText(input.equipment, 'reason'),
    travel: optionalText(input.travel, 'reason'),
  };
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, clerkOrSelf(desk), input.signature),
    enter: (sign, described) =>
      sign('course.described', (texts) => {
        const text = (value: string) => (value === '' ? null : texts.of(value));
        return {
          course,
          department: described.department,
          kind: input.kind,
          group: input.group,
          title: texts.of(title),
          contents: text(others.contents),
          teacher: text(others.teacher),
          venue: text(others.venue),
          equipment: text(others.equipment),
          travel: text(others.travel),
          sessions: [...described.sessions],
          examination: input.examination,
          cost: input.cost,
          trainees: [...described.trainees],
          off: input.off,
        };
      }),
  });
  return { course: loadCourse(vault.db, course).no };
}

export async function accountCourse(
  vault: OpenVault,
  input: ParsedInput<'training.account'>,
  call: Call,
): Promise<{ spent: number }> {
  const desk = assertStanding(vault, call, ['clerk']);
  const course = findCourse(vault.db, input.course);
  // All are named anew each time; a file that was digested once need not be at hand again.
  const before = materialsOf(vault.db, course.id);
  const digestBefore = (kind: MaterialKind, title: string) =>
    before.find((each) => each.kind === kind && each.title === title.trim())?.sha256 ?? null;
  const materials = input.materials.map(({ kind, title, kept, file }) => ({
    kind,
    title: requiredText(title, 'title'),
    kept: optionalText(kept, 'place'),
    sha256: file === undefined ? digestBefore(kind, title) : encodeHex(sha256(readWholeFile(file))),
  }));
  await signedAct(vault, call, {
    judge: () => findCourse(vault.db, input.course),
    by: oneself(desk, 'clerk', input.signature),
    enter: (sign) =>
      sign('course.accounted', (texts) => ({
        course: course.id,
        costs: input.costs,
        materials: materials.map((each) => ({
          ...each,
          title: texts.of(each.title),
          kept: each.kept === '' ? null : texts.of(each.kept),
        })),
      })),
  });
  return { spent: spentOn(vault.db, course.id) };
}
