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
import { actWithKeys } from '../acts/signed-act.ts';
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
import { encodeHex } from '../sealing/suite.ts';
import { beginEpoch, epochUnderWay, goOnWithEpoch } from '../shares/epochs.ts';
import { findPerson, holdersOf, loadPerson, type Person, rolesOfHuman } from '../storage/people.ts';
import { vaultFolder } from '../storage/vault-folder.ts';

type BothSides = { readonly custodian: CoSigner; readonly approver: CoSigner };

/** The group's private key, through the member of that side who signs along. */
function secretOfSide(
  vault: OpenVault,
  call: Call,
  side: Side,
  { custodian, approver }: BothSides,
): Uint8Array {
  const member = side === 'custody' ? custodian : approver;
  const { epoch } = vault.keys.now().group(side);
  const { keyset, sealingKey } = member.keys;
  return call.unlocked.holdBytes(openGroupSecret(vault.db, vault.vault, side, epoch, keyset, sealingKey));
}

/** Before a re-keying: the secret of the group the person belongs to; null for people in none. */
export function takeAlongGroupSecret(
  vault: OpenVault,
  call: Call,
  subject: Person,
  both: BothSides,
): { side: Side; secret: Uint8Array } | null {
  const role = vault.keys
    .now()
    .rolesOf(subject.id)
    .find((held) => sideOfRole(held) !== null);
  const side = role === undefined ? null : sideOfRole(role);
  assertNoEpochUnderWay(vault, side);
  return side === null ? null : { side, secret: secretOfSide(vault, call, side, both) };
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
  const side = sideOfRole(input.role);
  const judge = () => {
    const now = loadPerson(vault.db, subject.id);
    if (now.leaving) throw new Refusal('PERSON_LEAVING');
    assertAllowed(
      decide(giveRoleRules, {
        held: rolesOfHuman(vault.db, now.human),
        next: input.role,
        clearanceGiven: input.clearance !== undefined,
        hasKeyFile: wrappedKeysetOf(vault, now.keyset).keyFile,
      }),
    );
    assertNoEpochUnderWay(vault, side);
  };
  const { passphrase } = input.signature;
  await actWithKeys(vault, call, {
    judge,
    by: async () => {
      const both = await unlockBothSides(vault, call, desk, passphrase, input.cosign, [subject]);
      const own = await unlock(vault, call, subject, input.self);
      if (side !== null) await assertTablesFollowLog(vault);
      return { both, own, groupSecret: side === null ? null : secretOfSide(vault, call, side, both) };
    },
    enter: (tx, _, { both, own, groupSecret }) => {
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
    },
  });
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
  const side = sideOfRole(input.role);
  const { passphrase } = input.signature;
  const { member, signer } = await actWithKeys(vault, call, {
    judge: () => {
      const held = loadPerson(vault.db, subject.id).roles;
      const holders = holdersOf(vault.db, input.role).length;
      assertAllowed(decide(endRoleRules, { held, role: input.role, holders }));
      assertNoEpochUnderWay(vault, side);
    },
    by: () => unlockBothSides(vault, call, desk, passphrase, input.cosign, [subject]),
    ready: async () => {
      if (side !== null) await assertTablesFollowLog(vault);
    },
    enter: (tx, _, both) => {
      const member = side === 'approval' ? both.approver : both.custodian;
      const signer = side === null ? null : member.keys.signer(member.person.id, roleOfSide[side]);
      if (side !== null) assertNobodyElseWrote(vault);
      tx.append({
        type: 'role.ended',
        data: (texts) => ({ person: subject.id, role: input.role, ground: texts.of(ground) }),
        signers: signedByBoth(both),
        place: vault.place(),
      });
      if (side !== null && signer !== null) beginEpoch(vault, tx, side, 'member-left', signer);
      return { member, signer };
    },
  });
  if (side === null || signer === null) return { ended: true, capsules: 0, leftBehind: 0, underWay: false };
  const { keyset, sealingKey } = member.keys;
  return { ended: true, ...(await goOnWithEpoch(vault, side, { keyset, sealingKey, signer }, call)) };
}
