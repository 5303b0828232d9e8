/** What may be asked when everything is to leave (D8), merged into commands.ts. */
import { z } from 'zod';
import { credential, path, reason, signature } from './inputs.ts';

/** Those of `whole.show`, in its order: a custodian and an approver sign, or two approvers where policy asks for two of a release. */
const cosign = z.array(credential).min(1).max(2);

export const wholeReleaseInputs = {
  'whole.show': z.strictObject({}),
  /** Announced by a custodian and an approver, one of them at the desk. */
  'whole.plan': z.strictObject({ ground: reason, signature, cosign }),
  /** Either side alone. */
  'whole.withdraw': z.strictObject({ ground: reason, signature }),
  /** Begins, or goes on where a run before was stopped; `whole.show` says how far it is. */
  'whole.begin': z.strictObject({ folder: path, signature, cosign }),
  'whole.stop': z.strictObject({}),
} as const;
