/** Where each thing that the one field finds is shown, for the roles at the desk; null where they have no screen for it. */
import type { Found } from '../../shared/contract/answers.ts';
import type { NamedPerson } from '../../shared/vocabulary/among-others.ts';
import { isKeeper, type Role } from '../../shared/vocabulary/terms.ts';

const query = (values: Readonly<Record<string, string>>): string => new URLSearchParams(values).toString();

/** Whoever borrows has dossiers in the directory, where they are asked for. */
const borrows = (roles: readonly Role[]): boolean => roles.includes('borrower');

export const dossierTarget = (code: string, roles: readonly Role[]): string =>
  borrows(roles) ? `/directory?${query({ open: code })}` : `/dossiers/${encodeURIComponent(code)}`;

export const documentTarget = (code: string, no: number, roles: readonly Role[]): string =>
  borrows(roles)
    ? `/directory?${query({ open: code, document: String(no) })}`
    : `/dossiers/${encodeURIComponent(code)}?${query({ document: String(no) })}`;

/** Their number where people are kept, otherwise what they are responsible for or have done. */
export function personTarget({ no, name }: NamedPerson, roles: readonly Role[]): string | null {
  if (isKeeper(roles)) return `/people?${query({ find: `#${no}` })}`;
  if (roles.includes('clerk')) return `/training/people/${no}`;
  if (roles.includes('auditor')) return `/log?${query({ person: `#${no}` })}`;
  if (borrows(roles)) return `/directory?${query({ find: name })}`;
  return roles.includes('author') ? `/dossiers?${query({ find: name })}` : null;
}

/** An approver decides a request where requests are decided; every other loan is in the register. */
export function loanTarget({ loan, state }: Found['loans'][number], roles: readonly Role[]): string {
  if (!isKeeper(roles)) return `/my-loans?${query({ loan })}`;
  return roles.includes('approver') && state === 'requested'
    ? `/requests?${query({ loan })}`
    : `/loans?${query({ find: loan })}`;
}

export const entryTarget = (entry: number): string => `/log?${query({ entry: String(entry) })}`;
