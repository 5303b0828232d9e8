/** What may be asked after a loss (A6b), merged into commands.ts. */
import { z } from 'zod';
import { credential, path, reason, signature, text, textMax, who } from './inputs.ts';

const cosign = z.array(credential).length(1);

export const lossInputs = {
  'gap.list': z.strictObject({}),
  /** Reads what lies in a folder and says what it would add; writes nothing. */
  'gap.examine': z.strictObject({ folder: path }),
  'gap.narrow': z.strictObject({ folder: path, signature, cosign }),
  'gap.close': z.strictObject({ generation: z.int().min(2), ground: reason, signature, cosign }),
  /** A custodian and two approvers, one of them at the desk; the others in the order of `gap.list`. */
  'allowance.restore': z.strictObject({
    person: who,
    document: text(textMax.code + 12),
    ground: reason,
    signature,
    cosign: z.array(credential).length(2),
  }),
} as const;
