/**
 * How a rule is written down: a row with the code it refuses by and the condition under which it is broken.
 * The rows of a table are tried in order and the first broken one is the answer; mending it uncovers the next.
 */
import type { Facts, RefusalCode } from '../vocabulary/refusal.ts';

export interface Rule<F> {
  readonly code: RefusalCode;
  readonly broken: (facts: F) => boolean;
  /** Numbers and words for the sentence. */
  readonly tell?: (facts: F) => Facts;
}

export type Decision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly code: RefusalCode; readonly facts: Facts };

export function decide<F>(table: readonly Rule<F>[], facts: F): Decision {
  for (const rule of table) {
    if (rule.broken(facts)) return { allowed: false, code: rule.code, facts: rule.tell?.(facts) ?? {} };
  }
  return { allowed: true };
}
