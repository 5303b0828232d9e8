/**
 * Giving and ending roles (S1, S2, S5). Custodians and approvers share a group key: who joins is let in by a member
 * who has it, and when one leaves the group moves to a new epoch.
 */

import type { RenewedKeys } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { endRoleRules, giveRoleRules } from '../../shared/policy/people-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { roleOfSide, type Side, sideOfRole } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import {
  assertAllowed,
  assertStanding,
  type CoSigner,
  requiredText,
  signedByBoth,
  unlockBothSides,
} from '../acts/signing.ts';
import { assertNobodyElseWrote, assertTablesFollowLog } from '../acts/tables-follow-log.ts';
import { unlock, wrappedKeysetOf } from '../acts/unlock.ts';
import { admitToGroup, openGroupSecret } from '../keys/groups.ts';
import type { NewKeyset } from '../keys/new-keyset.ts';
import { ownRecipient } from '../keys/recipient.ts';
import { readVaultKeys } from '../keys/vault-keys-file.ts';
import { mendSlots } from '../opening/open-vault.ts';
import { encodeHex, zero } from '../sealing/suite.ts';
import { beginEpoch, epochUnderWay, goOnWithEpoch } from '../shares/epochs.ts';
import { findPerson, holdersOf, type Person, rolesOfHuman } from '../storage/people.ts';
import { vaultFolder } from '../storage/vault-folder.ts';

type BothSides = { readonly custodian: CoSigner; readonly approver: CoSigner };

/** The group's private key, through the member of that side who signs along. */
function secretOfSide(vault: OpenVault, side: Side, { custodian, approver }: BothSides): Uint8Array {
  const member = side === 'custody' ? custodian : approver;
  const { epoch } = vault.keys.now().group(side);
  return openGroupSecret(vault.db, vault.vault, side, epoch, member.keys.keyset, member.keys.sealingKey);
}

/** Before a re-keying: the secret of the group the person belongs to; null for people in none. */
export function takeAlongGroupSecret(
  vault: OpenVault,
  subject: Person,
  both: BothSides,
): { side: Side; secret: Uint8Array } | null {
  const role = vault.keys
    .now()
    .rolesOf(subject.id)
    .find((held) => sideOfRole(held) !== null);
  const side = role === undefined ? null : sideOfRole(role);
  assertNoEpochUnderWay(vault, side);
  return side === null ? null : { side, secret: secretOfSide(vault, side, both) };
}

export function admitAgain(
  vault: OpenVault,
  subject: Person,
  keys: NewKeyset,
  group: { side: Side; secret: Uint8Array } | null,
): void {
  if (group === null) return;
  const { epoch } = vault.keys.now().group(group.side);
  const own = ownRecipient(keys.keyset, keys.sealingKey);
  admitToGroup(vault.db, vault.vault, group.side, epoch, group.secret, own);
  vault.db.run('DELETE FROM group_secret WHERE keyset = ?', subject.keyset);
  zero(group.secret);
}

/** Who joins or leaves a side waits until its last change of keys is through: a new secret reaches all members or none. */
export function assertNoEpochUnderWay(vault: OpenVault, side: Side | null): void {
  if (side !== null && epochUnderWay(vault, side) !== null) throw new Refusal('EPOCH_UNFINISHED');
}

export async function giveRole(
  vault: OpenVault,
  input: ParsedInput<'role.give'>,
  call: Call,
): Promise<{ given: boolean }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const subject = findPerson(vault.db, input.self.who);
  call.about.person = subject.id;
  if (subject.leaving) throw new Refusal('PERSON_LEAVING');
  const check = (person: Person) =>
    assertAllowed(
      decide(giveRoleRules, {
        held: rolesOfHuman(vault.db, person.human),
        next: input.role,
        clearanceGiven: input.clearance !== undefined,
        hasKeyFile: wrappedKeysetOf(vault, person.keyset).keyFile,
      }),
    );
  check(subject);
  assertNoEpochUnderWay(vault, sideOfRole(input.role));
  const both = await unlockBothSides(vault, desk, input.signature.passphrase, input.cosign, [subject]);
  const own = await unlock(vault, subject, input.self);
  const side = sideOfRole(input.role);
  if (side !== null) await assertTablesFollowLog(vault);
  const groupSecret = side === null ? null : secretOfSide(vault, side, both);
  vault.writer.transact((tx) => {
    const now = findPerson(vault.db, `#${subject.no}`);
    if (now.leaving) throw new Refusal('PERSON_LEAVING');
    check(now);
    if (side !== null && groupSecret !== null) {
      assertNobodyElseWrote(vault);
      const known = vault.keys.now();
      const keys = known.recipientOf(subject.id);
      // Their own passphrase opened the private half of it.
      if (keys === null || keys.sealKey !== encodeHex(own.sealingKey.publicKey))
        throw new VaultFault('VAULT_DAMAGED', { part: 'keyset' });
      admitToGroup(vault.db, vault.vault, side, known.group(side).epoch, groupSecret, keys);
    }
    tx.append({
      type: 'role.given',
      data: () => ({ person: subject.id, role: input.role, clearance: input.clearance ?? null }),
      signers: [own.signer(subject.id, 'self'), ...signedByBoth(both)],
      place: vault.place(),
    });
  });
  if (groupSecret !== null) zero(groupSecret);
  if (side === 'custody') mendSlots(vault, readVaultKeys(vaultFolder(vault.folder).keys));
  return { given: true };
}

/** Roles of all accounts of one human: S2 binds the person, not the account. */
export async function endRole(
  vault: OpenVault,
  input: ParsedInput<'role.end'>,
  call: Call,
): Promise<{ ended: boolean } & RenewedKeys> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const subject = findPerson(vault.db, input.who);
  call.about.person = subject.id;
  const ground = requiredText(input.ground, 'ground');
  assertAllowed(
    decide(endRoleRules, {
      held: subject.roles,
      role: input.role,
      holders: holdersOf(vault.db, input.role).length,
    }),
  );
  assertNoEpochUnderWay(vault, sideOfRole(input.role));
  const both = await unlockBothSides(vault, desk, input.signature.passphrase, input.cosign, [subject]);
  const side = sideOfRole(input.role);
  const member = side === 'approval' ? both.approver : both.custodian;
  const signer = side === null ? null : member.keys.signer(member.person.id, roleOfSide[side]);
  if (side !== null) await assertTablesFollowLog(vault);
  vault.writer.transact((tx) => {
    if (side !== null) assertNobodyElseWrote(vault);
    tx.append({
      type: 'role.ended',
      data: (texts) => ({ person: subject.id, role: input.role, ground: texts.of(ground) }),
      signers: signedByBoth(both),
      place: vault.place(),
    });
    if (side !== null && signer !== null) beginEpoch(vault, tx, side, 'member-left', signer);
  });
  if (side === null || signer === null) return { ended: true, capsules: 0, leftBehind: 0, underWay: false };
  const { keyset, sealingKey } = member.keys;
  return { ended: true, ...(await goOnWithEpoch(vault, side, { keyset, sealingKey, signer }, call)) };
}
