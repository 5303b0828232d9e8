/** Two sign at one keyboard: the person whom it binds, and a keeper for the firm; either of them may sit at the desk. */
import type { Credential } from '../../shared/contract/commands.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, type Unlocking } from '../acts/signed-act.ts';
import { keeperOf } from '../acts/signing.ts';
import type { Secret } from '../acts/unlock.ts';
import type { Signer } from '../keys/signer.ts';
import { findPerson, type Person } from '../storage/people.ts';

export function besideKeeper(
  vault: OpenVault,
  desk: Person,
  person: Person,
  signature: Secret,
  credential: Credential | undefined,
): Unlocking<readonly Signer[]> {
  const other = credential === undefined ? null : findPerson(vault.db, credential.who);
  const own = person.human === desk.human;
  if (credential === undefined || other === null)
    throw new Refusal('COSIGNER_MISSING', { role: own ? 'custodian' : amongOthers(person) });
  if (own) {
    if (other.human === person.human) throw new Refusal('COSIGNER_SAME');
    if (!isKeeper(other.roles)) throw new Refusal('COSIGNER_ROLE', { role: 'custodian' });
  } else if (other.id !== person.id) {
    // Nobody signs for another what binds that other.
    throw new Refusal('COSIGNER_MISSING', { role: amongOthers(person) });
  }
  const [keeper, keeperSecret] = own ? [other, credential] : [desk, signature];
  const [bound, boundSecret] = own ? [desk, signature] : [other, credential];
  return async (vaultNow, call) => [
    ...(await oneself(bound, 'self', boundSecret)(vaultNow, call)),
    ...(await oneself(keeper, keeperOf(keeper), keeperSecret)(vaultNow, call)),
  ];
}
