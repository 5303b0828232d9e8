/**
 * What a rendition may not show as the file's own program does (D5), and in which encodings a text may be read: plain lists, for
 * whoever looks into files with nothing else at hand.
 */
export const lossKinds = [
  // Something of the file stands on no page; a named box takes its place where it has one.
  'picture',
  'chart',
  'diagram',
  'drawing',
  'formula',
  'embedded',
  'control',
  'field',
  'chunk',
  'comment',
  'running-head',
  'form',
  'attachment',
  'frame',
  'recording',
  'style',
  // It is shown, and otherwise than its program shows it.
  'tracked-change',
  'hidden-text',
  'number-as-stored',
  'result-missing',
  // Nothing of it is shown: a page says what it is.
  'whole-file',
] as const;
export type LossKind = (typeof lossKinds)[number];

/** `count` of that kind; a kind that is counted once for a file counts 1. */
export interface Loss {
  readonly what: LossKind;
  readonly count: number;
}

/** By the names of the Encoding Standard, but for UTF-16 of either order. */
export const textEncodings = [
  'utf-8',
  'utf-16',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'koi8-r',
] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** How an encoding came about: told by the bytes themselves, guessed from what they make, or chosen by the author. */
export const encodingGrounds = ['certain', 'guessed', 'chosen'] as const;
export type EncodingGround = (typeof encodingGrounds)[number];

/** Several counts together, each kind once and in order. */
export function sumOfLosses(...counted: readonly (readonly Loss[])[]): Loss[] {
  const sums = new Map<LossKind, number>();
  for (const { what, count } of counted.flat()) sums.set(what, (sums.get(what) ?? 0) + count);
  return lossKinds.flatMap((what) => {
    const count = sums.get(what) ?? 0;
    return count > 0 ? [{ what, count }] : [];
  });
}
