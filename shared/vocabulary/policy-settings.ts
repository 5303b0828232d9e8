/** The firm's policy: chosen at creation, written into the first entry, afterwards only ever made stricter. */
import { z } from 'zod';
import { gates, gatesGrow } from './gate-terms.ts';
import { type Classification, classifications } from './terms.ts';

const viewCap = z.int().min(1).max(3);
const approvers = z.int().min(1).max(2);
const approversByClass = z.strictObject({ internal: approvers, confidential: approvers, secret: approvers });
type ApproversByClass = z.infer<typeof approversByClass>;

export const policySettings = z.strictObject({
  /** Views for one person and lineage, for life; three is the most there can be (L4). */
  viewCap: z.strictObject({ internal: viewCap, confidential: viewCap, secret: viewCap }),
  loanDaysMax: z.int().min(1).max(14),
  viewMinutes: z.int().min(1).max(240),
  viewMinutesMax: z.int().min(1).max(240),
  /** 'dossier' tightens S3: whoever wrote in a dossier borrows nothing of it. */
  authorSeparation: z.enum(['lineage', 'dossier']),
  /** Relaxes S3: an author may borrow what they wrote. */
  authorMayBorrow: z.boolean(),
  /** Approvers that a release of each class takes (D8); one each where it is left out, as in vaults from before. */
  releaseApprovers: approversByClass.optional(),
  /** Approvers that a loan of each class takes, and a longer window of one (L12); left out as above. */
  loanApprovers: approversByClass.optional(),
  /** What a role takes before somebody acts in it (P7); demands are only ever added, at the end. */
  gates: gates.optional(),
});
export type PolicySettings = z.infer<typeof policySettings>;

export const defaultPolicy: PolicySettings = {
  viewCap: { internal: 3, confidential: 3, secret: 3 },
  loanDaysMax: 14,
  viewMinutes: 30,
  viewMinutesMax: 240,
  authorSeparation: 'lineage',
  authorMayBorrow: false,
};

const approversOf = (each: ApproversByClass | undefined, classification: Classification): number =>
  each?.[classification] ?? 1;

/** How many approvers a release of this class takes. */
export const releaseApproversOf = (policy: PolicySettings, classification: Classification): number =>
  approversOf(policy.releaseApprovers, classification);

/** How many approvers a loan of this class takes, and a longer window of one. */
export const loanApproversOf = (policy: PolicySettings, classification: Classification): number =>
  approversOf(policy.loanApprovers, classification);

/** For what lets every class out at once: as many as the class that asks for most. */
export const releaseApproversOfAll = (policy: PolicySettings): number =>
  Math.max(...classifications.map((each) => releaseApproversOf(policy, each)));

/** Whether `next` permits nothing that `now` forbids. */
export function isStricterOrEqual(now: PolicySettings, next: PolicySettings): boolean {
  return (
    next.viewCap.internal <= now.viewCap.internal &&
    next.viewCap.confidential <= now.viewCap.confidential &&
    next.viewCap.secret <= now.viewCap.secret &&
    next.loanDaysMax <= now.loanDaysMax &&
    next.viewMinutes <= now.viewMinutes &&
    next.viewMinutesMax <= now.viewMinutesMax &&
    (now.authorSeparation === 'lineage' || next.authorSeparation === 'dossier') &&
    (now.authorMayBorrow || !next.authorMayBorrow) &&
    classifications.every(
      (each) =>
        releaseApproversOf(next, each) >= releaseApproversOf(now, each) &&
        loanApproversOf(next, each) >= loanApproversOf(now, each),
    ) &&
    gatesGrow(now.gates ?? [], next.gates ?? [])
  );
}
