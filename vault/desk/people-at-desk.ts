/**
 * Who may sign in here: names and roles of people with an active role, or a post or place in training. Asked before anybody has signed in, of a vault
 * that a custodian has opened; it says nothing that a door plate would not.
 */
import type { PersonAtDesk } from '../../shared/contract/answers.ts';
import type { Role } from '../../shared/vocabulary/terms.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { listPeople } from '../storage/people.ts';
import { hasPlaceInTraining } from '../storage/training.ts';

const withKeyFile: readonly Role[] = ['custodian', 'approver'];

/** Wall time of everybody's newest sign-in since the vault was opened. */
function signedInSinceOpening(vault: OpenVault): Map<string, number> {
  const rows = vault.db.all<{ person: string; at: number }>(
    `SELECT json_extract(CAST(payload AS TEXT), '$.signers[0].person') AS person,
            max(json_extract(CAST(payload AS TEXT), '$.at.wall')) AS at
     FROM leaf WHERE type = 'session.signed-in' AND idx >= ? GROUP BY 1`,
    vault.openedSize,
  );
  return new Map(rows.map((row) => [row.person, row.at]));
}

export function peopleAtDesk(vault: OpenVault): readonly PersonAtDesk[] {
  const seen = signedInSinceOpening(vault);
  return listPeople(vault.db)
    .filter((person) => person.roles.length > 0 || hasPlaceInTraining(vault.db, person.human))
    .map((person) => ({
      no: person.no,
      name: person.name,
      department: person.department,
      roles: person.roles,
      needsKeyFile: person.roles.some((role) => withKeyFile.includes(role)),
      lastSignedInMs: seen.get(person.id) ?? null,
      openedVault: person.id === vault.openedBy,
      leaving: person.leaving,
    }));
}
