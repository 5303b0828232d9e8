/** Clients looked through as what the firm has (001-14). Merged into commands.ts. */
import { z } from 'zod';
import { clientLenses } from '../vocabulary/client-words.ts';
import { path, text, textMax } from './inputs.ts';

/** By what clients are grouped, and of which group the rows are asked for; without one, all. */
const asked = {
  by: z.enum(clientLenses),
  group: text(120).optional(),
  query: text(textMax.title),
};

export const resourceInputs = {
  'resources.analyse': z.strictObject({
    ...asked,
    offset: z.int().min(0).max(10_000_000),
    limit: z.int().min(1).max(500),
  }),
  /** The same rows as a table outside; each of them says what is shown on the screen, and no more. */
  'resources.csv': z.strictObject({ ...asked, file: path }),
} as const;
