import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type PaperText, parsePaper } from './paper.ts';

/** What `--since` names: a checkpoint in a file, an earlier bundle, or the words of a paper. */

export type OlderLog =
  | { readonly kind: 'checkpoint'; readonly path: string }
  | { readonly kind: 'bundle'; readonly folder: string; readonly path: string }
  | { readonly kind: 'paper'; readonly paper: PaperText };

/** A folder is a bundle, a file a checkpoint; what is neither, a paper's text. Throws `Unreadable`. */
export function olderLogOf(given: string): OlderLog {
  const found = statSync(given, { throwIfNoEntry: false });
  if (found?.isDirectory() === true)
    return { kind: 'bundle', folder: given, path: join(given, 'checkpoint') };
  // A path that leads nowhere is reported as such, unless it reads as a paper does.
  if (found === undefined && /^(?:DV1 |[0-9])/.test(given.trim()) && /\s|\p{Script=Han}/u.test(given.trim()))
    return { kind: 'paper', paper: parsePaper(given) };
  return { kind: 'checkpoint', path: given };
}
