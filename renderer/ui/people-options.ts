/** People to choose from: by number, with the department beside the name, since two may be called the same (S8). */
import { namesAlike } from '../../shared/vocabulary/look-alike.ts';
import { finderOf, foldName } from '../../shared/vocabulary/name-fold.ts';

export interface Listed {
  readonly no: number;
  readonly name: string;
  readonly department: string | null;
}

/** As the vault is asked: nobody is chosen by name. */
export const whoOf = ({ no }: Pick<Listed, 'no'>): string => `#${no}`;

export const personLabel = ({ no, name, department }: Listed): string =>
  [name, ...(name === `#${no}` ? [] : [`#${no}`]), ...(department === null ? [] : [department])].join(' · ');

export const personOption = (person: Listed) => ({ value: whoOf(person), label: personLabel(person) });

/** Whom the typed text means: everybody it fits, the exact names first; by number exactly that one. */
export function meant<T extends Listed>(people: readonly T[], typed: string): readonly T[] {
  const text = typed.trim();
  if (text === '') return [];
  const byNumber = people.filter((person) => whoOf(person) === text);
  if (byNumber.length > 0) return byNumber;
  const folded = foldName(text);
  const exact = people.filter(({ name }) => foldName(name) === folded);
  const fits = finderOf(text);
  return exact.length > 0 ? exact : people.filter(({ name }) => fits(name));
}

/** Those whose name looks like the one that is typed, as the vault finds them when it is signed. */
export const peopleLike = <T extends Listed>(people: readonly T[], typed: string): readonly T[] =>
  people.filter(({ name }) => namesAlike(name, typed));
