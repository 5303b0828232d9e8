/** Shapes that many questions to the vault are made of. */
import { z } from 'zod';

/** Longest texts that people may enter, in characters. */
export const textMax = {
  name: 300,
  title: 300,
  code: 120,
  place: 300,
  reason: 2_000,
  note: 2_000,
  staff: 120,
  path: 4_096,
} as const;

export const text = (max: number) => z.string().max(max);
export const who = text(textMax.name);
export const path = z.string().min(1).max(textMax.path);
export const passphrase = z.string().max(1_000);
/** The passphrase of the person at the desk, asked again for every signed act. */
export const signature = z.strictObject({ passphrase });
/** Somebody who signs along at the same keyboard. */
export const credential = z.strictObject({ who, passphrase, keyFile: path.optional() });
export type Credential = z.infer<typeof credential>;
export const reason = text(textMax.reason);
/** Who may know of a dossier. */
export const scopeInput = z.strictObject({
  everybody: z.boolean(),
  people: z.array(who).max(2_000),
  departments: z.array(text(textMax.name)).max(2_000),
});

export const documentRef = text(textMax.code + 12);
export const loanRef = text(12);
export const instantMs = z.int().min(0).max(8_640_000_000_000_000);
