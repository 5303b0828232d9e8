import type { faultSentences } from './fault-sentences.ts';

/** What is wrong, by a code that has its sentence in both languages, and the facts that the sentence names. */
export interface Fault {
  readonly code: FaultCode;
  readonly facts: Facts;
}

export type FaultCode = keyof typeof faultSentences;
export type Facts = Readonly<Record<string, string | number>>;

export const fault = (code: FaultCode, facts: Facts = {}): Fault => ({ code, facts });
