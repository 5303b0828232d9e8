import { flag, inOrder, integer, list, object, oneOf, orNull } from './kinds.ts';

/** What a rendition does not show: docs/formats/log-entry.md §4.2. */

/** Each kind at most once, in this order. */
const lossKinds = [
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
  'tracked-change',
  'hidden-text',
  'number-as-stored',
  'result-missing',
  'whole-file',
] as const;
export const renditionReport = object({
  losses: inOrder(list(object({ what: oneOf(...lossKinds), count: integer(1, 1_000_000_000) })), ({ what }) =>
    lossKinds.indexOf(what),
  ),
  encoding: orNull(
    object({
      name: oneOf(
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
      ),
      by: oneOf('certain', 'guessed', 'chosen'),
    }),
  ),
  repaired: flag,
});
