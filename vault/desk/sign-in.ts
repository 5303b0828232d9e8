/** Signing in at the desk. Who was there before is signed out first; the key file's secret stays until lock. */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { PersonId, SessionId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { type Role, roleOfSide } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { optionalText } from '../acts/signing.ts';
import { readKeyFileSecret, type UnlockedKeyset, unlock } from '../acts/unlock.ts';
import { casesToDecide } from '../departures/approvals.ts';
import { newId } from '../sealing/new-ids.ts';
import { goOnWithEpoch } from '../shares/epochs.ts';
import { setDemands } from '../storage/gates.ts';
import { findPerson, type Person } from '../storage/people.ts';
import { hasPlaceInTraining } from '../storage/training.ts';

export interface SignedInPerson {
  readonly person: PersonId;
  readonly name: string;
  readonly roles: readonly Role[];
}

export async function signIn(
  vault: OpenVault,
  input: ParsedInput<'session.sign-in'>,
  call: Call,
): Promise<SignedInPerson> {
  if (vault.signedIn !== null) await vault.signOut('switch');
  const person = findPerson(vault.db, input.who);
  call.about.person = person.id;
  const known =
    everHeldRole(vault, person.id) ||
    hasPlaceInTraining(vault.db, person.human) ||
    casesToDecide(vault, person.human).length > 0 ||
    // A role that brings a key waits for what they have to sign as themselves (P7).
    setDemands(vault.db).length > 0;
  if (person.roles.length === 0 && !known) {
    // Enrolled and waiting for a role: there is nothing to do here yet.
    throw new Refusal('ROLE_NEEDED', { role: 'any-role' });
  }
  const keys = await unlock(vault, call, person, { passphrase: input.passphrase, keyFile: input.keyFile });
  await goOnWithEpochs(vault, person, keys, call);
  const session = newId<SessionId>();
  const place = optionalText(input.place, 'place');
  vault.writer.transact((tx) =>
    tx.append({
      type: 'session.signed-in',
      data: () => ({ session }),
      signers: [keys.signer(person.id, 'self')],
      place: place === '' ? null : place,
    }),
  );
  vault.signedIn = {
    session,
    person: person.id,
    keyset: person.keyset,
    keyFileSecret: readKeyFileSecret(input.keyFile, person.keyset),
    place,
    requestsOpenedMs: new Map(),
    filingsOpened: new Set(),
  };
  return { person: person.id, name: person.name, roles: person.roles };
}

/** A change of keys that a crash left under way goes on with the next member of that side who comes. */
async function goOnWithEpochs(
  vault: OpenVault,
  person: Person,
  keys: UnlockedKeyset,
  call: Call,
): Promise<void> {
  for (const side of ['custody', 'approval'] as const) {
    if (!person.roles.includes(roleOfSide[side])) continue;
    const signer = keys.signer(person.id, roleOfSide[side]);
    await goOnWithEpoch(vault, side, { keyset: keys.keyset, sealingKey: keys.sealingKey, signer }, call);
  }
}

const everHeldRole = (vault: OpenVault, person: PersonId): boolean =>
  vault.db.get('SELECT 1 FROM role WHERE person = ?', person) !== undefined;
