/**
 * What a rendition does not show as the file's own program does (D5): kinds and counts, never content. Named to the author before
 * signing, to the custodian who judges, and beside the page to whoever borrows; the entry of the filing holds the same.
 */
import { z } from 'zod';
import { encodingGrounds, type Loss, lossKinds, textEncodings } from './losses.ts';

const isInOrder = (losses: readonly Loss[]): boolean =>
  losses.every(
    ({ what }, index) => index === 0 || lossKinds.indexOf(losses[index - 1]!.what) < lossKinds.indexOf(what),
  );

export const lossList = z
  .array(z.strictObject({ what: z.enum(lossKinds), count: z.int().min(1).max(1_000_000_000) }))
  .max(lossKinds.length)
  .refine(isInOrder, 'each kind once, in the order of their list');

/** As the entry of a filing holds it. */
export const renditionReport = z.strictObject({
  losses: lossList,
  encoding: z.strictObject({ name: z.enum(textEncodings), by: z.enum(encodingGrounds) }).nullable(),
  repaired: z.boolean(),
});
export type RenditionReport = Readonly<z.infer<typeof renditionReport>>;

/** For entries from before reports were kept in them. */
export const noReport: RenditionReport = { losses: [], encoding: null, repaired: false };

/** Whether a page that says what the file is stands for all of it: a look at it would be a look at nothing. */
export const showsNothing = ({ losses }: Pick<RenditionReport, 'losses'>): boolean =>
  losses.some(({ what }) => what === 'whole-file');

/** As it is told to people: with the fonts and glyphs that an entry counts beside it. */
export interface ShownReport extends RenditionReport {
  readonly fontsSubstituted: number;
  readonly glyphsMissing: number;
}

/** Whether there is nothing of it to be named before a signature: all is shown as the file's own program does. */
export const showsAll = ({
  losses,
  encoding,
  repaired,
  fontsSubstituted,
  glyphsMissing,
}: ShownReport): boolean =>
  losses.length === 0 &&
  (encoding === null || encoding.by === 'certain') &&
  !repaired &&
  fontsSubstituted === 0 &&
  glyphsMissing === 0;
