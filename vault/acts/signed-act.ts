/**
 * The one road of a signed act: judged before anybody types a passphrase for nothing, unlocked, and judged again inside the
 * transaction that writes its entry, because only what holds at that moment may be signed. What was unlocked ends with the call.
 * Acts with an order of their own write the same steps out; decision 0029 names them.
 */
import type { Credential } from '../../shared/contract/commands.ts';
import type { EntryData, EntryType } from '../../shared/vocabulary/entry.ts';
import type { SigningAs } from '../../shared/vocabulary/terms.ts';
import type { AppendedEntry, Transaction } from '../audit/log-writer.ts';
import type { Texts } from '../audit/texts.ts';
import type { Signer } from '../keys/signer.ts';
import type { Person } from '../storage/people.ts';
import type { Call } from './call.ts';
import type { OpenVault } from './open-vault.ts';
import { signedByBoth, unlockBothSides } from './signing.ts';
import { type Secret, unlock } from './unlock.ts';

/** From what was typed to signatures; runs once, after the first judgement. */
export type Unlocking<Keys> = (vault: OpenVault, call: Call) => Promise<Keys>;

/** One person, at the desk, in the capacity that the act has. */
export const oneself =
  (person: Person, as: SigningAs, signature: Secret): Unlocking<readonly Signer[]> =>
  async (vault, call) => [(await unlock(vault, call, person, signature)).signer(person.id, as)];

/** A custodian and an approver, one of them at the desk; none of `subjects` may be one of them (S5). */
export const bothSides =
  (
    atDesk: Person,
    { signature, cosign }: { readonly signature: Secret; readonly cosign: readonly Credential[] },
    subjects: readonly Person[] = [],
  ): Unlocking<readonly Signer[]> =>
  async (vault, call) =>
    signedByBoth(await unlockBothSides(vault, call, atDesk, signature.passphrase, cosign, subjects));

/** Appends an entry signed by those who sign the act, at the place of the session. */
export type Sign = <T extends EntryType>(type: T, data: (texts: Texts) => EntryData<T>) => AppendedEntry;

export interface Act<Facts, Done> {
  /** Loads and judges; throws a Refusal; writes nothing. Called before unlocking and again in the transaction. */
  readonly judge: () => Facts;
  readonly by: Unlocking<readonly Signer[]>;
  /** Between unlocking and the transaction: what takes time. */
  readonly ready?: () => Promise<void>;
  /** In the transaction: the act's entry and what else changes with it. */
  readonly enter: (sign: Sign, facts: Facts, tx: Transaction, signers: readonly Signer[]) => Done;
}

export const signedAct = <Facts, Done>(
  vault: OpenVault,
  call: Call,
  { judge, by, ready, enter }: Act<Facts, Done>,
): Promise<Done> =>
  actWithKeys(vault, call, {
    judge,
    by,
    ...(ready === undefined ? {} : { ready }),
    enter: (tx, facts, signers) =>
      enter((type, data) => tx.append({ type, data, signers, place: vault.place() }), facts, tx, signers),
  });

export interface ActWithKeys<Facts, Keys, Done> {
  readonly judge: () => Facts;
  readonly by: Unlocking<Keys>;
  /** Between unlocking and the transaction: what needs the keys and time. */
  readonly ready?: (facts: Facts, keys: Keys) => Promise<void> | void;
  readonly enter: (tx: Transaction, facts: Facts, keys: Keys) => Done;
}

/** The same where the keys do more than sign: they open a secret, or several people sign different entries. */
export async function actWithKeys<Facts, Keys, Done>(
  vault: OpenVault,
  call: Call,
  { judge, by, ready, enter }: ActWithKeys<Facts, Keys, Done>,
): Promise<Done> {
  const before = judge();
  const keys = await by(vault, call);
  await ready?.(before, keys);
  return vault.writer.transact((tx) => enter(tx, judge(), keys));
}
