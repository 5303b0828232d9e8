/**
 * To whom something may be sealed. Only two roads lead to one: the chain of signed statements (known-keys.ts), and keys that were
 * drawn or unlocked in this process a moment ago. A row of a table is none: whoever has the database key can write rows.
 */
import type { KeysetId } from '../../shared/vocabulary/ids.ts';
import type { SealingKey } from '../sealing/suite.ts';
import { encodeHex } from '../sealing/suite.ts';

declare const reached: unique symbol;

/** Somebody's keyset and its X25519 key, in hexadecimal. */
export interface Recipient {
  readonly keyset: KeysetId;
  readonly sealKey: string;
  readonly [reached]: true;
}

/** The key of a side's group in one epoch, or its recovery key; in hexadecimal. */
export interface GroupRecipient {
  readonly epoch: number;
  readonly key: string;
  readonly [reached]: true;
}

/** For this folder alone: known-keys.ts, and keys made in this process. */
export const recipient = (keyset: KeysetId, sealKey: string): Recipient => ({ keyset, sealKey }) as Recipient;
export const groupRecipient = (epoch: number, key: string): GroupRecipient =>
  ({ epoch, key }) as GroupRecipient;

/** Whoever has the private half may have things sealed to the public one. */
export const ownRecipient = (keyset: KeysetId, key: SealingKey): Recipient =>
  recipient(keyset, encodeHex(key.publicKey));
