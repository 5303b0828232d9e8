/** `basis.json` of a state: what the next one needs to know of it so as to copy only what has changed (docs/formats/backup.md §1). */
import { z } from 'zod';

const name = z.string().regex(/^(?:all|[0-9a-f]{2,3})-[0-9a-f]{16}\.sha256$/);
const basis = z.strictObject({
  /** How far the record of changed pages was (storage/changed-pages.ts); null where there was none. */
  changes: z.strictObject({ record: z.string(), at: z.int().min(0) }).nullable(),
  /** When every sealed file was last looked for there, in milliseconds since 1970. */
  wholeAtMs: z.int(),
  lists: z.array(
    z.strictObject({ name, sha256: z.string(), objects: z.int().min(1), bytes: z.int().min(0) }),
  ),
});
export type Basis = z.infer<typeof basis>;
export type ListThere = Basis['lists'][number];

export const basisText = (of: Basis): string => `${JSON.stringify(of)}\n`;

/** Throws what JSON or its shape says. */
export const parseBasis = (text: string): Basis => basis.parse(JSON.parse(text));
