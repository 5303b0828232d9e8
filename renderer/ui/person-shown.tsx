/** A person in a column: where room is short the department is cut first, then the name, and the number never (S8). */
import type { ReactNode } from 'react';
import './person-shown.css';

/** 许嘉禾 #7 业务部, as the vault shows people among others. */
const parts = /^(?:(.*) )?(#\d+)(?: (.*))?$/su;

export function PersonShown({
  person,
  children,
}: {
  readonly person: string;
  /** A tag beside it, never cut. */
  readonly children?: ReactNode;
}) {
  const [, name, number, department] = parts.exec(person) ?? [undefined, person];
  return (
    <span className="person-shown" title={person}>
      {name !== undefined && <span className="person-shown-name">{name}</span>}{' '}
      {number !== undefined && <span className="person-shown-number">{number}</span>}{' '}
      {department !== undefined && <span className="person-shown-department">{department}</span>}
      {children}
    </span>
  );
}
