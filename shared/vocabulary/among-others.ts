/** A person as they stand in lists: number and department beside the name, since two may be called the same (S8). */
export interface NamedPerson {
  readonly no: number;
  readonly name: string;
  readonly department: string | null;
}

/** Where the department stands in a field of its own. A person whose name is not known goes by the number alone. */
export const withNumber = ({ name, no }: Pick<NamedPerson, 'name' | 'no'>): string =>
  name === `#${no}` ? name : `${name} #${no}`;

export const amongOthers = ({ department, ...person }: NamedPerson): string =>
  department === null ? withNumber(person) : `${withNumber(person)} ${department}`;
