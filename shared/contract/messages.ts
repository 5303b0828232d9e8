/**
 * What passes over the port between the screens and the vault's process. The port carries one conversation: calls are
 * answered by number, long ones tell their progress, and the vault may speak first about what changed.
 */
import { z } from 'zod';
import type { Changed, OneOfSeveral } from '../vocabulary/changed.ts';
import type { FaultCode } from '../vocabulary/fault.ts';
import type { Facts, RefusalCode } from '../vocabulary/refusal.ts';
import { askedBy } from './screen-questions.ts';

const callNumber = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

/** From the screens. `name` and `input` are judged by the router, not here. */
export const toVault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call'),
    call: callNumber,
    name: z.string().max(60),
    input: z.unknown(),
    language: z.enum(['zh-CN', 'en']),
    /** Left out: a person asks. */
    by: askedBy.optional(),
  }),
  z.strictObject({ kind: z.literal('stop'), call: callNumber }),
]);
export type ToVault = z.infer<typeof toVault>;

/** Why an act did not happen, as the screens are told it. */
export type CallProblem =
  | {
      readonly kind: 'refusal';
      readonly code: RefusalCode;
      readonly facts: Facts;
      /** Index of the entry that records it; null where there is none. */
      readonly entry: number | null;
      /** Of an act of several: where it stopped and what stands. */
      readonly several?: OneOfSeveral;
    }
  | {
      readonly kind: 'fault';
      readonly code: FaultCode;
      readonly facts: Facts;
      readonly changed: Changed;
    };

export type FromVault =
  | { readonly kind: 'answer'; readonly call: number; readonly value: unknown }
  | { readonly kind: 'problem'; readonly call: number; readonly problem: CallProblem }
  | { readonly kind: 'progress'; readonly call: number; readonly done: number; readonly total: number }
  | { readonly kind: 'event'; readonly event: VaultEvent };

/** What the vault says unasked. Nothing of a document, nobody's name. */
export type VaultEvent =
  | { readonly name: 'changed' }
  | { readonly name: 'locked' }
  | { readonly name: 'closed' }
  | { readonly name: 'view-blank' }
  | { readonly name: 'view-ended' };
