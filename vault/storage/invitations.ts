/** Reading who was invited and has not come yet (S5b). Nobody of them is a person of the vault: they are found here and nowhere else. */
import type { invitedRoles } from '../../shared/vocabulary/entry-of-invitations.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Classification } from '../../shared/vocabulary/terms.ts';
import type { VaultDatabase } from './database.ts';

export interface Invitation {
  readonly person: PersonId;
  /** Empty where it was erased by law. */
  readonly name: string;
  readonly department: string | null;
  readonly roles: readonly (typeof invitedRoles)[number][];
  readonly clearance: Classification | null;
  readonly codeKey: string;
  readonly invitedAtMs: number;
}

interface Row {
  person: PersonId;
  name: string | null;
  department: string | null;
  roles: string;
  clearance: Classification | null;
  code_key: string;
  invited_at: number;
}

const complete = (row: Row): Invitation => ({
  person: row.person,
  name: row.name ?? '',
  department: row.department,
  roles: JSON.parse(row.roles) as Invitation['roles'],
  clearance: row.clearance,
  codeKey: row.code_key,
  invitedAtMs: row.invited_at,
});

export const openInvitations = (db: VaultDatabase): Invitation[] =>
  db
    .all<Row & Record<string, never>>(
      "SELECT person, name, department, roles, clearance, code_key, invited_at FROM invitation WHERE state = 'open' ORDER BY invited, person",
    )
    .map(complete);

/** Throws NO_SUCH_INVITATION, also for one that was taken or withdrawn. */
export function loadInvitation(db: VaultDatabase, person: PersonId): Invitation {
  const found = openInvitations(db).find((each) => each.person === person);
  if (found === undefined) throw new Refusal('NO_SUCH_INVITATION');
  return found;
}

/** S4: by whoever is enrolled, or invited and not come yet. */
export const staffTaken = (db: VaultDatabase, staff: string): boolean =>
  db.get('SELECT 1 FROM person WHERE staff = ?', staff) !== undefined ||
  db.get("SELECT 1 FROM invitation WHERE staff = ? AND state = 'open'", staff) !== undefined;
