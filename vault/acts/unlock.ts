/**
 * From what a person types and carries to keys that sign and open. Every signed act comes through here again;
 * failures are recorded and slow the next try down, but never lock anybody out (A7).
 */
import { readFileSync } from 'node:fs';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { KeysetId, PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { SigningAs } from '../../shared/vocabulary/terms.ts';
import type { Recipient } from '../keys/recipient.ts';
import type { Signer } from '../keys/signer.ts';
import { SealBroken, SealMalformed, WeakParameters, WrongSecret } from '../sealing/faults.ts';
import { dropKeyset, parseKeyFile, unwrapKeyset, type WrappedKeyset } from '../sealing/keyset.ts';
import { encodeHex, loadSealingKey, loadSigningKey, type SealingKey, zero } from '../sealing/suite.ts';
import type { Person } from '../storage/people.ts';
import type { Call } from './call.ts';
import type { OpenVault } from './open-vault.ts';
import type { Unlocked } from './unlocked-in-call.ts';

/** What somebody brings to prove who they are. */
export interface Secret {
  readonly passphrase: string;
  /** Path of the key file on their stick. */
  readonly keyFile?: string | undefined;
}

export interface UnlockedKeyset extends Unlocked {
  readonly keyset: KeysetId;
  readonly sealingKey: SealingKey;
  signer(person: PersonId, as: SigningAs): Signer;
}

const delayMsMax = 300_000;

/** Wait after the nth failure in a row: 1 s, 2 s, 4 s … five minutes. */
const delayAfterFailuresMs = (failures: number): number =>
  failures === 0 ? 0 : Math.min(delayMsMax, 1000 * 2 ** Math.min(failures - 1, 20));

/** Refuses while the wait after earlier failures runs. A clock set back does not lengthen it. */
export function assertNoWait(failures: number, failedAtMs: number, nowMs: number): void {
  const leftMs = failedAtMs + delayAfterFailuresMs(failures) - nowMs;
  if (leftMs > 0 && nowMs >= failedAtMs)
    throw new Refusal('TRY_LATER', { seconds: Math.ceil(leftMs / 1000) });
}

/** The secret in a key file; null where none was named. A file that is there but is none of ours is a fault. */
export function readKeyFileSecret(path: string | undefined, keyset: KeysetId): Uint8Array | null {
  if (path === undefined) return null;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new VaultFault('KEY_FILE_NOT_FOUND', {}, error);
  }
  try {
    const file = parseKeyFile(text);
    if (file === null) throw new VaultFault('KEY_FILE_MALFORMED');
    // Another person's stick is a wrong secret, not a malformed one.
    if (encodeHex(file.keysetId) !== keyset) return null;
    return file.secret;
  } catch (error) {
    if (error instanceof SealMalformed) throw new VaultFault('KEY_FILE_MALFORMED', {}, error);
    throw error;
  }
}

/** Throws SECRET_MISMATCH without a hint which part was wrong. Records nothing: the callers know where. */
export async function openKeyset(
  { unlocked }: Call,
  wrapped: WrappedKeyset,
  passphrase: string,
  keyFileSecret: Uint8Array | null,
  hasher: OpenVault['ports']['hasher'],
): Promise<UnlockedKeyset> {
  try {
    const keyset = await unwrapKeyset(
      wrapped,
      { passphrase: passphrase === '' ? ' ' : passphrase, keyFileSecret: keyFileSecret ?? undefined },
      hasher,
    );
    const signingKey = loadSigningKey(keyset.signingSeed);
    const sealingKey = loadSealingKey(keyset.sealingPrivateKey);
    dropKeyset(keyset);
    const id = wrapped.keysetId as KeysetId;
    return unlocked.hold({
      keyset: id,
      sealingKey,
      signer: (person: PersonId, as: SigningAs) => ({ as, person, keyset: id, key: signingKey }),
      drop: () => {
        signingKey.destroy();
        sealingKey.destroy();
      },
    });
  } catch (error) {
    if (error instanceof WrongSecret || error instanceof SealBroken) throw new Refusal('SECRET_MISMATCH');
    if (error instanceof WeakParameters || error instanceof SealMalformed) {
      throw new VaultFault('VAULT_DAMAGED', { part: 'keyset' }, error);
    }
    throw error;
  }
}

/** The wrapped keyset of somebody to whom something is to be sealed. Throws VAULT_DAMAGED where its key is not theirs by the log. */
export function wrappedKeysetFor(vault: OpenVault, { keyset, sealKey }: Recipient): WrappedKeyset {
  const wrapped = wrappedKeysetOf(vault, keyset);
  if (wrapped.sealingPublicKey !== sealKey) throw new VaultFault('VAULT_DAMAGED', { part: 'keyset' });
  return wrapped;
}

export function wrappedKeysetOf(vault: OpenVault, keyset: KeysetId): WrappedKeyset {
  const row = vault.db.get<{ wrapped: string }>(
    'SELECT wrapped FROM wrapped_keyset WHERE keyset = ?',
    keyset,
  );
  if (row === undefined) throw new VaultFault('VAULT_DAMAGED', { part: 'keyset' });
  return JSON.parse(row.wrapped) as WrappedKeyset;
}

/**
 * Unlocks a person's keys inside an open vault. For the one who is signed in the key file read then still counts;
 * others bring theirs.
 */
export async function unlock(
  vault: OpenVault,
  call: Call,
  person: Person,
  secret: Secret,
): Promise<UnlockedKeyset> {
  assertNoWait(person.failures, person.failedAtMs, vault.ports.clock.read().wallMs);
  const session = vault.signedIn;
  const atDesk = session?.person === person.id ? session : null;
  const place = vault.place();
  /** Keys live no longer than the session they were asked for in: a lock ends what has not been signed by then. */
  const assertSameSession = (): void => {
    if (vault.signedIn !== session) throw new Refusal('NOT_SIGNED_IN');
  };
  // A stick that came to sign may know more than this copy does: then nothing is signed with it. Who signs in may, to mend it.
  const quarantineBefore = vault.quarantine;
  const assertNothingFound = (): void => {
    if (session !== null && quarantineBefore === 'none' && vault.quarantine !== 'none')
      throw new Refusal('QUARANTINE', { cause: vault.quarantine });
  };
  // A copy: where the session ends meanwhile, its own is zeros.
  const kept = atDesk?.keyFileSecret?.slice() ?? null;
  try {
    const brought = readKeyFileSecret(secret.keyFile, person.keyset);
    if (secret.keyFile !== undefined && brought !== null) vault.noticeKeyFile(secret.keyFile);
    const unlocked = await openKeyset(
      call,
      wrappedKeysetOf(vault, person.keyset),
      secret.passphrase,
      brought ?? kept,
      vault.ports.hasher,
    );
    assertSameSession();
    assertNothingFound();
    return {
      ...unlocked,
      signer: (of, as) => {
        assertSameSession();
        return unlocked.signer(of, as);
      },
    };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'SECRET_MISMATCH') {
      vault.writer.transact((tx) =>
        tx.append({
          type: 'session.failed',
          data: () => ({}),
          actor: { person: person.id, role: null },
          place,
        }),
      );
    }
    throw error;
  } finally {
    if (kept !== null) zero(kept);
  }
}
