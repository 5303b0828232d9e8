/** What is asked of the threads that copy files, and what they answer: paths and hashes, no key. */
import type { FaultCode } from '../../shared/vocabulary/fault.ts';
import type { Facts } from '../../shared/vocabulary/refusal.ts';

export interface CopyOrder {
  readonly from: string;
  /** Null: the file is read and hashed where it lies. */
  readonly to: string | null;
  /** SHA-256 in hexadecimal that it has to have; null where what is found is told. */
  readonly hash: string | null;
  /** It is changed and read whole afterwards: reading it back now would be for nothing. */
  readonly readLater?: true;
}

export type CopyResult =
  | { readonly kind: 'done'; readonly bytes: number; readonly hash: string }
  /** There is none, or it cannot be read. */
  | { readonly kind: 'missing' }
  /** It is not what it should be; nothing was left behind. */
  | { readonly kind: 'altered' }
  /** The place that it goes to does not take it. */
  | { readonly kind: 'fault'; readonly code: FaultCode; readonly facts: Facts };

export interface CopyJob {
  readonly job: number;
  readonly orders: readonly CopyOrder[];
}
export interface CopyDone {
  readonly job: number;
  readonly results: readonly CopyResult[];
}
