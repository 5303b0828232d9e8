/** A custodian and one or more approvers who sign one act together, one of them at the desk. */
import type { Credential } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Signer } from '../keys/signer.ts';
import { findPerson, loadPerson, type Person } from '../storage/people.ts';
import type { Call } from './call.ts';
import type { OpenVault } from './open-vault.ts';
import { type CoSigner, keeperOf, unlockCoSigners } from './signing.ts';
import { type Secret, unlock } from './unlock.ts';

export type KeeperRole = 'custodian' | 'approver';

const sides = (approvers: number): KeeperRole[] => [
  'custodian',
  ...Array.from({ length: approvers }, () => 'approver' as const),
];

/** Who signs beside the person at the desk. */
export function besides(desk: Person, approvers: number): KeeperRole[] {
  const all = sides(approvers);
  all.splice(all.indexOf(keeperOf(desk)), 1);
  return all;
}

/** Who is frozen because they leave signs nothing away, as a keeper either (P1). */
export function assertNobodyFrozen(vault: OpenVault, desk: Person, cosign: readonly Credential[]): void {
  const signing = [loadPerson(vault.db, desk.id), ...cosign.map(({ who }) => findPerson(vault.db, who))];
  if (signing.some(({ frozen }) => frozen)) throw new Refusal('PERSON_FROZEN');
}

/** In the order that the entry has: the custodian first. None of `subjects` may be one of them (S6). */
export async function unlockSides(
  vault: OpenVault,
  call: Call,
  desk: Person,
  approvers: number,
  { signature, cosign }: { readonly signature: Secret; readonly cosign: readonly Credential[] },
  subjects: readonly Person[] = [],
): Promise<CoSigner[]> {
  const others = await unlockCoSigners(vault, call, [desk], besides(desk, approvers), cosign, subjects);
  const own = { person: desk, keys: await unlock(vault, call, desk, signature) };
  return keeperOf(desk) === 'custodian' ? [own, ...others] : [...others.slice(0, 1), own, ...others.slice(1)];
}

export const signersOf = (signing: readonly CoSigner[]): Signer[] =>
  signing.map(({ keys, person }, i) => keys.signer(person.id, i === 0 ? 'custodian' : 'approver'));
