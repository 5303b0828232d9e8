/** Words of closed lists about leaving: what a thing came back like, what a follow-up found, why somebody leaves. */
import { z } from 'zod';

export const itemCondition = z.enum(['intact', 'worn', 'damaged', 'lost']);
export type ItemCondition = z.infer<typeof itemCondition>;

/** What the successor found when they asked the client again (H2b). */
export const followUpOutcome = z.enum(['met', 'content', 'at-risk', 'lost', 'won-back']);
export type FollowUpOutcome = z.infer<typeof followUpOutcome>;

/** Kinds of reasons, for numbers over time; in the log the word stands as a text that can be erased (P2b). */
export const leavingKind = z.enum([
  'pay',
  'growth',
  'family',
  'place',
  'health',
  'manager',
  'workload',
  'contract-ended',
  'ended-by-firm',
  'other',
]);
export type LeavingKind = z.infer<typeof leavingKind>;

/** The steps that approve a departure, in order, where the firm has set none of its own. */
export const usualSteps = ['line-manager', 'human-resources'] as const;
