/**
 * Words of a mail whose encoding is said by a label, which may lie: the label is believed where the bytes hold in it and do not
 * hold in UTF-8, which nothing else does by chance. Whatever is read against its label, or without one, is a guess and told as one (D5).
 */
import type { TextEncoding } from '../shared/vocabulary/losses.ts';
import { bytesOfLetters, lettersOf } from './bytes.ts';
import { guessEncodings } from './guess-encoding.ts';

export interface ReadWords {
  readonly text: string;
  /** The encoding, where it was guessed. */
  readonly guessed: TextEncoding | null;
}

/** Labels that mail programs write and the Encoding Standard does not know. */
const otherNames: Readonly<Record<string, string>> = {
  cp936: 'gbk',
  ms936: 'gbk',
  'windows-936': 'gbk',
  'gb18030-2000': 'gb18030',
  euccn: 'gbk',
  'euc-cn': 'gbk',
  cp950: 'big5',
  cp932: 'shift_jis',
  'windows-31j': 'shift_jis',
  cp949: 'euc-kr',
  'ks_c_5601-1987': 'euc-kr',
  cp1252: 'windows-1252',
  'unicode-1-1-utf-8': 'utf-8',
};
/** What such a label means nothing by: it stands where no thought was given. */
const saysNothing = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'unknown-8bit',
  'x-unknown',
  'utf-8',
  'utf8',
  'default',
]);

export function readDeclared(
  bytes: Uint8Array,
  label: string | undefined,
  hints: readonly string[] = [],
): ReadWords {
  const said = (label ?? '')
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  if (/^hz(?:-gb-2312)?$/.test(said)) return { text: decodeHz(bytes), guessed: null };
  if (/^(?:unicode-1-1-)?utf-7$/.test(said)) return { text: decodeUtf7(bytes), guessed: null };
  const declared = saysNothing.has(said) ? null : (decoded(said, bytes) ?? null);
  if (bytes.every((byte) => byte < 0x80))
    return { text: declared ?? decoded('utf-8', bytes) ?? '', guessed: null };
  const utf8 = decoded('utf-8', bytes);
  if (utf8 !== undefined && (declared === null || isSurelyUtf8(said, bytes))) {
    return { text: utf8, guessed: saysNothing.has(said) ? null : 'utf-8' };
  }
  if (declared !== null) return { text: declared, guessed: null };
  return guess(
    bytes,
    hints.filter((hint) => !saysNothing.has(hint)),
  );
}

/** So many good characters for each that is broken, and it is UTF-8 with something missing rather than anything else. */
const goodForEachBad = 3;

function guess(bytes: Uint8Array, hints: readonly string[]): ReadWords {
  const broken = new TextDecoder().decode(bytes);
  const bad = broken.split('\ufffd').length - 1;
  const good = [...broken].filter((character) => character > '\x7f' && character !== '\ufffd').length;
  if (good >= 4 && good >= bad * goodForEachBad) return { text: broken, guessed: 'utf-8' };
  for (const hint of hints) {
    const text = decoded(hint, bytes);
    const encoding = text === undefined ? undefined : asOurs(hint);
    if (text !== undefined && encoding !== undefined) return { text, guessed: encoding };
  }
  if (isPlainChinese(bytes)) return { text: new TextDecoder('gb18030').decode(bytes), guessed: 'gb18030' };
  if (standsAlone(bytes)) return { text: decoded('windows-1252', bytes) ?? '', guessed: 'windows-1252' };
  for (const { encoding, label } of guessEncodings(bytes)) {
    const text = decoded(label, bytes);
    if (text !== undefined && !/[\x00-\x08\x0e-\x1f]/.test(text)) return { text, guessed: encoding };
  }
  // What cannot be read stands as such, and is counted with the glyphs that are missing.
  return { text: new TextDecoder('gb18030').decode(bytes), guessed: 'gb18030' };
}

/** Nothing beyond ASCII but pairs of the first level of GB 2312 and its punctuation: few words suffice to tell. */
const isPlainChinese = (bytes: Uint8Array): boolean =>
  (lettersOf(bytes).match(/[\x80-\xff]+/g) ?? []).every((run) =>
    /^(?:[\xa1-\xa3\xb0-\xd7][\xa1-\xfe])+$/.test(run),
  );

/** Each letter beyond ASCII between letters of ASCII: words of the West with accents, and no text of the East. */
function standsAlone(bytes: Uint8Array): boolean {
  return bytes.every(
    (byte, at) => byte < 0x80 || ((bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 1] ?? 0) < 0x80),
  );
}

/** Sequences of two bytes alone may be pairs of GB 2312 as well; one of three or four is nobody's by chance. */
function isSurelyUtf8(label: string, bytes: Uint8Array): boolean {
  if (/^utf-?16/.test(label)) return false;
  const isEastern = /gb|big5|euc|jis|ks_|949|936|950|932/.test(label);
  return !isEastern || bytes.some((byte) => byte >= 0xe0);
}

function decoded(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(otherNames[label] ?? label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const oursByName: Readonly<Record<string, TextEncoding>> = {
  gbk: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  shift_jis: 'shift_jis',
  'euc-jp': 'euc-jp',
  'euc-kr': 'euc-kr',
  'koi8-r': 'koi8-r',
  'iso-8859-2': 'windows-1250',
  'iso-8859-7': 'windows-1253',
  'iso-8859-8': 'windows-1255',
  'iso-8859-6': 'windows-1256',
  'windows-1250': 'windows-1250',
  'windows-1251': 'windows-1251',
  'windows-1252': 'windows-1252',
  'windows-1253': 'windows-1253',
  'windows-1254': 'windows-1254',
  'windows-1255': 'windows-1255',
  'windows-1256': 'windows-1256',
};

function asOurs(label: string): TextEncoding | undefined {
  try {
    return oursByName[new TextDecoder(otherNames[label] ?? label).encoding];
  } catch {
    return undefined;
  }
}

/** RFC 1843: GB 2312 with seven bits, between `~{` and `~}`. */
function decodeHz(bytes: Uint8Array): string {
  const out: number[] = [];
  let chinese = false;
  for (let at = 0; at < bytes.length; at++) {
    const [byte, next] = [bytes[at]!, bytes[at + 1]];
    if (byte === 0x7e && (next === 0x7b || next === 0x7d || next === 0x7e || next === 0x0a)) {
      if (next === 0x7b) chinese = true;
      else if (next === 0x7d) chinese = false;
      else if (next === 0x7e) out.push(0x7e);
      at += 1;
    } else out.push(chinese && byte > 0x20 ? byte | 0x80 : byte);
  }
  return new TextDecoder('gbk').decode(Uint8Array.from(out));
}

/** RFC 2152: UTF-16 in base64 between `+` and `-`. */
function decodeUtf7(bytes: Uint8Array): string {
  return lettersOf(bytes).replace(/\+([A-Za-z0-9+/]*)-?/g, (_whole, coded: string) => {
    if (coded === '') return '+';
    try {
      const units = bytesOfLetters(atob(coded));
      return new TextDecoder('utf-16be').decode(units.subarray(0, units.length - (units.length % 2)));
    } catch {
      return '\ufffd';
    }
  });
}
