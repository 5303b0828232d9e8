/** Enrolling people and what follows them for life: new keys, new names, the same human twice, freezing (S4, S5). */

import type { EnrolledPerson, PersonSummary } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { enrolRules, rolesCombine } from '../../shared/policy/people-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { hidesNames } from '../access-log/log-rows-shown.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { bothSides, oneself, signedAct } from '../acts/signed-act.ts';
import {
  assertAllowed,
  assertStanding,
  optionalText,
  requiredText,
  signedByBoth,
  unlockBothSides,
} from '../acts/signing.ts';
import { assertNobodyElseWrote, assertTablesFollowLog } from '../acts/tables-follow-log.ts';
import type { Transaction } from '../audit/log-writer.ts';
import { sealEnvelopesOf } from '../clients/contact-sheet.ts';
import { recallLoansOfLeaver } from '../departures/departures.ts';
import { makeKeyset, type NewKeyset, orDiscard } from '../keys/new-keyset.ts';
import { readVaultKeys } from '../keys/vault-keys-file.ts';
import { keyFingerprint, staffHash } from '../opening/create-vault.ts';
import { mendSlots } from '../opening/open-vault.ts';
import { newId } from '../sealing/new-ids.ts';
import { staffTaken } from '../storage/invitations.ts';
import { openLoans, unfinishedViews } from '../storage/loans.ts';
import {
  findPerson,
  listPeople,
  loadPerson,
  type Person,
  peopleWithLikeNames,
  rolesOfHuman,
} from '../storage/people.ts';
import { vaultFolder } from '../storage/vault-folder.ts';
import { staffSecret } from './people-list.ts';
import { admitAgain, takeAlongGroupSecret } from './roles.ts';

const storeKeyset = (vault: OpenVault, keys: NewKeyset): void => {
  vault.db.run('INSERT INTO wrapped_keyset VALUES (?, ?)', keys.keyset, JSON.stringify(keys.wrapped));
};

/** S8: whoever signs has seen who is enrolled under a name that looks the same. */
function assertLikeSeen(
  vault: OpenVault,
  name: string,
  beside: readonly number[] | undefined,
  self: Person | null,
): readonly Person[] {
  const alike = peopleWithLikeNames(vault.db, name).filter((like) => like.human !== self?.human);
  const unseen = alike.filter((like) => beside?.includes(like.no) !== true);
  if (unseen.length > 0) throw new Refusal('NAME_LIKE', { like: unseen.map(amongOthers).join(' / ') });
  return alike;
}

export async function enrolPerson(
  vault: OpenVault,
  input: ParsedInput<'person.enrol'>,
  call: Call,
): Promise<EnrolledPerson> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const name = requiredText(input.name, 'name');
  const staff = staffHash(staffSecret(vault), requiredText(input.staffNumber, 'staff-number'));
  const taken = (): boolean => staffTaken(vault.db, staff);
  assertAllowed(decide(enrolRules, { staffNumberTaken: taken() }));
  const department = optionalText(input.department ?? '', 'department');
  const alike = assertLikeSeen(vault, name, input.beside, null);
  const both = await unlockBothSides(vault, call, desk, input.signature.passphrase, input.cosign);
  const keys = await makeKeyset(
    vault.vault,
    input.passphrase ?? null,
    input.keyFiles,
    input.language,
    vault.ports.hasher,
  );
  call.unlocked.hold(keys);
  const person = newId<PersonId>();
  const enter = (tx: Transaction): void => {
    assertAllowed(decide(enrolRules, { staffNumberTaken: taken() }));
    storeKeyset(vault, keys);
    tx.append({
      type: 'person.enrolled',
      data: (texts) => ({
        person,
        keyset: keys.keyset,
        signKey: keys.signKey,
        sealKey: keys.sealKey,
        name: texts.of(name),
        staff: texts.of(staff),
        department: texts.maybe(department),
        likeNames: alike.length,
        attestsSingleEnrolment: true,
      }),
      signers: [keys.signer(person, 'self'), ...signedByBoth(both)],
      place: vault.place(),
    });
  };
  orDiscard(keys, () => vault.writer.transact(enter));
  const no = vault.db.count('SELECT no AS n FROM person WHERE id = ?', person);
  return {
    person,
    no,
    fingerprint: keyFingerprint(keys.signKey, keys.sealKey),
    drawnPassphrase: keys.drawnPassphrase,
    likeNames: alike.map(amongOthers),
  };
}

/** New keys for the same person: history, views and roles stay; grants made to the old keyset are void. */
export async function rekeyPerson(
  vault: OpenVault,
  input: ParsedInput<'person.rekey'>,
  call: Call,
): Promise<EnrolledPerson> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const asked = findPerson(vault.db, input.who);
  call.about.person = asked.id;
  const both = await unlockBothSides(vault, call, desk, input.signature.passphrase, input.cosign, [asked]);
  const keys = await makeKeyset(
    vault.vault,
    input.passphrase ?? null,
    input.keyFiles,
    input.language,
    vault.ports.hasher,
  );
  call.unlocked.hold(keys);
  try {
    await assertTablesFollowLog(vault);
  } catch (error) {
    keys.discard();
    throw error;
  }
  const enter = (tx: Transaction): void => {
    assertNobodyElseWrote(vault);
    // Of which side they are, as the log has it: not as the tables had it when the question was asked.
    const subject = findPerson(vault.db, input.who);
    if (subject.id !== asked.id) throw new VaultFault('VAULT_DAMAGED', { part: 'person' });
    const groupSecret = takeAlongGroupSecret(vault, call, subject, both);
    storeKeyset(vault, keys);
    admitAgain(vault, subject, keys, groupSecret);
    vault.db.run('DELETE FROM wrapped_keyset WHERE keyset = ?', subject.keyset);
    vault.db.run('DELETE FROM loan_grant WHERE loan IN (SELECT id FROM loan WHERE borrower = ?)', subject.id);
    tx.append({
      type: 'person.rekeyed',
      data: () => ({ person: subject.id, keyset: keys.keyset, signKey: keys.signKey, sealKey: keys.sealKey }),
      signers: [keys.signer(subject.id, 'self'), ...signedByBoth(both)],
      place: vault.place(),
    });
  };
  orDiscard(keys, () => vault.writer.transact(enter));
  if (asked.roles.includes('custodian')) {
    mendSlots(vault, readVaultKeys(vaultFolder(vault.folder).keys));
  }
  return {
    person: asked.id,
    no: asked.no,
    fingerprint: keyFingerprint(keys.signKey, keys.sealKey),
    drawnPassphrase: keys.drawnPassphrase,
    likeNames: [],
  };
}

export async function renamePerson(
  vault: OpenVault,
  input: ParsedInput<'person.rename'>,
  call: Call,
): Promise<{ renamed: boolean }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const subject = findPerson(vault.db, input.who);
  call.about.person = subject.id;
  const name = requiredText(input.name, 'name');
  const department =
    input.department === undefined ? subject.department : optionalText(input.department, 'department');
  const judge = () => {
    if (name !== subject.name) assertLikeSeen(vault, name, input.beside, subject);
  };
  await signedAct(vault, call, {
    judge,
    by: bothSides(desk, input, [subject]),
    enter: (sign) =>
      sign('person.renamed', (texts) => ({
        person: subject.id,
        name: texts.of(name),
        department: texts.maybe(department),
      })),
  });
  return { renamed: true };
}

export async function joinPeople(
  vault: OpenVault,
  input: ParsedInput<'person.same-as'>,
  call: Call,
): Promise<{ joined: boolean }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const person = findPerson(vault.db, input.who);
  const same = findPerson(vault.db, input.same);
  call.about.person = person.id;
  const judge = () => {
    const [one, other] = [person, same].map(({ id }) => loadPerson(vault.db, id).human) as [string, string];
    if (one === other) throw new Refusal('SAME_ALREADY');
    // The joined human would hold both sets of roles at once (S2): one of the two ends first.
    const roles = rolesOfHuman(vault.db, one);
    for (const role of rolesOfHuman(vault.db, other))
      if (!roles.includes(role) && !rolesCombine(roles, role)) throw new Refusal('ROLE_EXCLUDES');
  };
  judge();
  const ground = requiredText(input.ground, 'ground');
  await signedAct(vault, call, {
    judge,
    by: bothSides(desk, input, [person, same]),
    enter: (sign, _, tx, [custodian]) => {
      sign('person.same-as', (texts) => ({ person: person.id, same: same.id, ground: texts.of(ground) }));
      // A loan that the other account was granted would be a way round a successor's sealed envelope (H2).
      const { human, leaving } = loadPerson(vault.db, person.id);
      sealEnvelopesOf(vault, tx, human, custodian!, call.language);
      // What the other account of somebody who leaves has on loan is recalled as theirs (P1).
      if (leaving) recallLoansOfLeaver(vault, tx, human, custodian!, call.language);
    },
  });
  return { joined: true };
}

/** At once and by a custodian alone: freezing never waits for anybody (S5, P1). Views under way end. */
export async function freezePerson(
  vault: OpenVault,
  input: ParsedInput<'person.freeze'>,
  call: Call,
): Promise<{ frozen: boolean }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const subject = findPerson(vault.db, input.who);
  call.about.person = subject.id;
  const ground = requiredText(input.ground, 'ground');
  await signedAct(vault, call, {
    judge: () => {},
    by: oneself(desk, 'custodian', input.signature),
    enter: (sign, _, tx) => {
      sign('person.frozen', (texts) => ({ person: subject.id, ground: texts.of(ground) }));
      const borrowed = new Set(
        openLoans(vault.db)
          .filter((loan) => loan.borrower === subject.id)
          .map((loan) => loan.id),
      );
      for (const view of unfinishedViews(vault.db)) {
        if (view.loan === null || !borrowed.has(view.loan)) continue;
        tx.append({
          type: 'view.closed',
          data: () => ({ view: view.id, cause: 'person-frozen', shownMs: view.shownMs }),
          actor: vault.actor('custodian'),
        });
      }
    },
  });
  return { frozen: true };
}

export async function unfreezePerson(
  vault: OpenVault,
  input: ParsedInput<'person.unfreeze'>,
  call: Call,
): Promise<{ frozen: boolean }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const subject = findPerson(vault.db, input.who);
  call.about.person = subject.id;
  const judge = () => {
    const now = loadPerson(vault.db, subject.id);
    // Taking the notice back is what unfreezes somebody who leaves (P1).
    if (now.leaving) throw new Refusal('DEPARTURE_OPEN');
    if (!now.frozen) throw new Refusal('NOT_FROZEN');
  };
  judge();
  const ground = requiredText(input.ground, 'ground');
  await signedAct(vault, call, {
    judge,
    by: bothSides(desk, input, [subject]),
    enter: (sign) => sign('person.unfrozen', (texts) => ({ person: subject.id, ground: texts.of(ground) })),
  });
  return { frozen: false };
}

/** Names and roles are known to everybody at the desk: one has to know whom to ask. */
export function listAllPeople(vault: OpenVault, call: Call): readonly PersonSummary[] {
  const withNames = !hidesNames(assertStanding(vault, call, [], true));
  return listPeople(vault.db).map(({ id, no, name, department, roles, clearance, frozen, leaving }) => ({
    id,
    no,
    name: withNames ? name : `#${no}`,
    department: withNames ? department : null,
    roles,
    clearance,
    frozen,
    leaving,
  }));
}
