/**
 * The encoding of a text whose bytes do not tell: what `chardet` finds by the frequency of characters, weighed for a firm that writes
 * Chinese. A guess is told as a guess (D5). Without a mark UTF-16 is told by its zeros.
 */
import { analyse } from 'chardet';
import type { TextEncoding } from '../shared/vocabulary/losses.ts';
import { hasMacintoshCapitals, looksHungarian, scriptOf, wordsBeyondAscii } from './script-of-bytes.ts';

/** ISO 8859 by the Windows pages that contain them, as the Encoding Standard reads them. */
const ours: Readonly<Record<string, TextEncoding>> = {
  GB18030: 'gb18030',
  Big5: 'big5',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  'windows-1250': 'windows-1250',
  'ISO-8859-2': 'windows-1250',
  'windows-1251': 'windows-1251',
  'windows-1252': 'windows-1252',
  'ISO-8859-1': 'windows-1252',
  'windows-1253': 'windows-1253',
  'ISO-8859-7': 'windows-1253',
  'windows-1254': 'windows-1254',
  'ISO-8859-9': 'windows-1254',
  'windows-1255': 'windows-1255',
  'ISO-8859-8': 'windows-1255',
  'windows-1256': 'windows-1256',
  'ISO-8859-6': 'windows-1256',
  'KOI8-R': 'koi8-r',
};

/** Enough to tell; the rest of a large file says the same. */
const lookedAtBytes = 64 * 1024;
/** Of a hundred: below, a guess is as good as none. */
const confidenceMin = 25;
/** From here on another encoding is believed against a text that could be Chinese. */
const confidenceSure = 60;

export interface Guess {
  readonly encoding: TextEncoding;
  /** For TextDecoder. */
  readonly label: string;
}

/** The likeliest first; whether the bytes hold in it is for the caller to see. */
export function guessEncodings(bytes: Uint8Array): Guess[] {
  const sample = bytes.subarray(0, lookedAtBytes);
  const zeros = utf16Order(sample);
  if (zeros !== null) return [{ encoding: 'utf-16', label: zeros }];
  const script = scriptOf(sample);
  const found = frequencies(sample, script);
  // Most Western texts are nobody else's as well, and French looks Hungarian to a table of frequencies.
  const western = found.get('windows-1252') ?? 0;
  const eastern = found.get('windows-1250') ?? 0;
  if (looksHungarian(sample) && eastern >= Math.min(confidenceMin, Math.max(1, western * 0.5)))
    found.set('windows-1250', Math.max(eastern, western + 1));
  else if (western > 0 && western >= eastern * 0.8) found.set('windows-1252', Math.max(western, eastern + 1));
  const ranked = [...found].sort(([, a], [, b]) => b - a);
  const chinese = found.get('gb18030') ?? 0;
  const believed = ranked.filter(
    ([encoding, confidence]) =>
      encoding !== 'gb18030' &&
      confidence >= (mayBeGb(sample) ? confidenceSure : confidenceMin) &&
      confidence > chinese,
  );
  const rest = ranked.filter(
    (each) => each[0] !== 'gb18030' && each[1] >= confidenceMin && !believed.includes(each),
  );
  // A short text in Latin script has too few letters to weigh; that it is in that script is sure.
  const [likeliest] = ranked.filter(
    ([encoding]) => encoding === 'windows-1252' || encoding === 'windows-1250',
  );
  const last = likeliest?.[0] ?? 'windows-1252';
  const plain = script === 'latin' && !mayBeGb(sample) && !hasSignsWithinWords(sample, last) ? [last] : [];
  return [
    ...believed.map(([encoding]) => encoding),
    ...plain,
    'gb18030' as const,
    ...rest.map(([encoding]) => encoding),
  ].map((encoding) => ({ encoding, label: encoding }));
}

/** As another Latin encoding read wrongly has them: `c½ur`. */
const hasSignsWithinWords = (sample: Uint8Array, encoding: TextEncoding): boolean =>
  /\p{L}[\u00a1-\u00a9\u00ab-\u00b4\u00b6\u00b8\u00b9\u00bb-\u00bf\u00d7\u00f7]\p{L}/u.test(
    new TextDecoder(encoding).decode(sample),
  );

/** Confidences, of a hundred, of the encodings that are read here. */
function frequencies(sample: Uint8Array, script: ReturnType<typeof scriptOf>): Map<TextEncoding, number> {
  const found = new Map<TextEncoding, number>();
  const keep = (name: string, confidence: number): void => {
    const encoding = ours[name];
    if (encoding !== undefined) found.set(encoding, Math.max(found.get(encoding) ?? 0, confidence));
  };
  for (const { name, confidence } of analyse(sample)) {
    if (latin.has(name) ? script !== 'other' : beyondLatin.has(name) ? script === 'unclear' : true)
      keep(name, confidence);
  }
  if (script !== 'other') return found;
  // English beside Russian, or the marks of a web page, would be weighed as if they were Russian.
  for (const { name, confidence } of analyse(wordsBeyondAscii(sample))) {
    if (beyondLatin.has(name)) keep(name, confidence);
  }
  if (hasMacintoshCapitals(sample)) found.delete('windows-1251');
  return found;
}

const latin = new Set('windows-1250 windows-1252 windows-1254 ISO-8859-1 ISO-8859-2 ISO-8859-9'.split(' '));
const beyondLatin = new Set(
  'windows-1251 KOI8-R ISO-8859-5 windows-1253 ISO-8859-7 windows-1255 ISO-8859-8 windows-1256 ISO-8859-6'.split(
    ' ',
  ),
);

/** Most pairs of bytes are punctuation or characters of the first level of GB 2312, which nearly all Chinese text is made of. */
function mayBeGb(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    pairs += 1;
    if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7))) common += 1;
    at += 1;
  }
  return pairs > 0 && common / pairs >= 0.7;
}

/** Text of half Latin letters has a zero in nearly every second byte; null where that is not so. */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at % 2]! += 1;
  const half = bytes.length / 2;
  if (zeros[1]! > half * 0.3 && zeros[0]! < half * 0.02) return 'utf-16le';
  if (zeros[0]! > half * 0.3 && zeros[1]! < half * 0.02) return 'utf-16be';
  return null;
}
