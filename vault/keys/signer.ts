import type { KeysetId, PersonId } from '../../shared/vocabulary/ids.ts';
import type { SigningAs } from '../../shared/vocabulary/terms.ts';
import type { SigningKey } from '../sealing/suite.ts';

/** A person's unlocked signing key and the capacity in which it signs. */
export interface Signer {
  readonly as: SigningAs;
  readonly person: PersonId;
  readonly keyset: KeysetId;
  readonly key: SigningKey;
}
