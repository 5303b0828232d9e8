/** Who holds which post in training: the clerk by a role, the heads and the general manager by the rules in force (P6). */
import type { CourseId, DepartmentId, PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import type { Post } from '../../shared/vocabulary/training-terms.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { holdersOf, loadPerson, type Person } from '../storage/people.ts';
import {
  type Course,
  findCourse,
  listedDepartments,
  loadDepartment,
  placementsOf,
  rulesInForce,
  traineesOf,
} from '../storage/training.ts';

const isHuman = (vault: OpenVault, id: PersonId | null | undefined, human: string): boolean =>
  id !== null && id !== undefined && loadPerson(vault.db, id).human === human;

export const isClerk = ({ roles }: Person): boolean => roles.includes('clerk');

export const isGeneralManager = (vault: OpenVault, { human }: Person): boolean =>
  isHuman(vault, rulesInForce(vault.db).generalManager, human);

export const isHeadOf = (vault: OpenVault, { human }: Person, department: DepartmentId | null): boolean =>
  department !== null && isHuman(vault, loadDepartment(vault.db, department)?.head, human);

export const departmentsHeadedBy = (vault: OpenVault, person: Person) =>
  listedDepartments(vault.db).filter(({ head }) => isHuman(vault, head, person.human));

export const holdsPost = (
  vault: OpenVault,
  person: Person,
  post: Post,
  department: DepartmentId | null,
): boolean => {
  if (post === 'clerk') return isClerk(person);
  return post === 'head' ? isHeadOf(vault, person, department) : isGeneralManager(vault, person);
};

/** Which posts somebody holds who is none of those concerned (S6). */
export function heldByOthers(
  vault: OpenVault,
  concerned: readonly Person[],
  department: DepartmentId | null,
): Record<Post, boolean> {
  const humans = new Set(concerned.map(({ human }) => human));
  const other = (id: PersonId | null | undefined): boolean =>
    id !== null && id !== undefined && !humans.has(loadPerson(vault.db, id).human);
  return {
    // With one clerk there is no other: the post is left out where a clerk is concerned.
    clerk: !concerned.some(isClerk) && holdersOf(vault.db, 'clerk').length > 0,
    head: department !== null && other(loadDepartment(vault.db, department)?.head),
    general: other(rulesInForce(vault.db).generalManager),
  };
}

/** Who keeps a course: a clerk, the head of its department, for one of the whole firm the general manager. */
export const keepsCourse = (vault: OpenVault, person: Person, department: DepartmentId | null): boolean =>
  isClerk(person) ||
  (department === null ? isGeneralManager(vault, person) : isHeadOf(vault, person, department));

/** The capacity in which somebody signs who may do it as a clerk or by their post. */
export const clerkOrSelf = (person: Person): 'clerk' | 'self' => (isClerk(person) ? 'clerk' : 'self');

export const departmentOf = (vault: OpenVault, human: string): DepartmentId | null =>
  placementsOf(vault.db, human).at(-1)?.department ?? null;

/** Registers are seen by those who run or oversee them. */
export const seesRegisters = (vault: OpenVault, person: Person): boolean =>
  isClerk(person) || isKeeper(person.roles) || isGeneralManager(vault, person);

/** What somebody may see of a person: their own, as head of their department, or because they run the registers. */
export const seesPerson = (vault: OpenVault, desk: Person, person: Person): boolean =>
  desk.human === person.human ||
  seesRegisters(vault, desk) ||
  isHeadOf(vault, desk, departmentOf(vault, person.human));

export const isTrainee = (vault: OpenVault, course: CourseId, human: string): boolean =>
  traineesOf(vault.db, course).some((id) => isHuman(vault, id, human));

/** For everybody else the course does not exist. */
export function visibleCourse(vault: OpenVault, desk: Person, no: number): Course {
  const course = findCourse(vault.db, no);
  const seen =
    seesRegisters(vault, desk) ||
    isHeadOf(vault, desk, course.department) ||
    isTrainee(vault, course.id, desk.human);
  if (!seen) throw new Refusal('NO_SUCH_COURSE');
  return course;
}
