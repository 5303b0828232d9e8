/** What a ceremony file holds, and what the same questions asked at a keyboard come to (docs/formats/ceremony.md). */
import { z } from 'zod';
import { policySettings } from '../shared/vocabulary/policy-settings.ts';
import { classification } from '../shared/vocabulary/terms.ts';

const sheets = z.strictObject({ threshold: z.int(), of: z.int() });
export const ceremony = z.strictObject({
  name: z.string(),
  sample: z.boolean().default(false),
  station: z.string(),
  policy: policySettings.optional(),
  labels: z.strictObject({ internal: z.string(), confidential: z.string(), secret: z.string() }).optional(),
  founders: z.array(
    z.strictObject({
      name: z.string(),
      staffNumber: z.string(),
      department: z.string().optional(),
      role: z.enum(['custodian', 'approver']),
      clearance: classification.default('secret'),
      keyFiles: z.array(z.string()).min(2),
    }),
  ),
  sheets: z.strictObject({ custody: sheets, approval: sheets }).default({
    custody: { threshold: 2, of: 3 },
    approval: { threshold: 2, of: 3 },
  }),
  anchorFolders: z.array(z.string()).default([]),
});
export type Ceremony = z.input<typeof ceremony>;
