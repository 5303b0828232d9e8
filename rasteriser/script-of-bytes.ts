/**
 * What can be told of a text in an unknown encoding of one byte for each letter before any table of frequencies is asked: whether its
 * words are in Latin script, and what of it is not plain English.
 */

/** In all of these encodings letters beyond ASCII begin here; below it are mostly signs. */
const firstLetter = 0xc0;
/** With fewer letters beyond ASCII nothing is to be told. */
const lettersMin = 8;

/**
 * Words in Latin script have a letter beyond ASCII here and there, words in Cyrillic, Greek, Hebrew or Arabic nothing else: by how much
 * of the words that have one is beyond ASCII, the two are told apart whatever else is in the text.
 */
export function scriptOf(sample: Uint8Array): 'latin' | 'other' | 'unclear' {
  let letters = 0;
  let beyondAscii = 0;
  let all = 0;
  for (const word of words(sample)) {
    const high = word.filter((byte) => byte >= firstLetter).length;
    if (high === 0) continue;
    letters += high;
    beyondAscii += word.filter((byte) => byte >= 0x80).length;
    all += word.length;
  }
  if (letters < lettersMin) return 'unclear';
  const share = beyondAscii / all;
  return share > 0.7 ? 'other' : share < 0.5 ? 'latin' : 'unclear';
}

/** Its words with something beyond ASCII in them. */
export function wordsBeyondAscii(sample: Uint8Array): Uint8Array {
  const kept: number[] = [];
  for (const word of words(sample)) if (word.some((byte) => byte >= 0x80)) kept.push(...word, 0x20);
  return Uint8Array.from(kept);
}

/**
 * Small letters stand at the same places in Cyrillic of Windows and of the Macintosh, capitals do not (0xc0 to 0xdf, 0x80 to 0x9f): what
 * words begin with tells.
 */
export function hasMacintoshCapitals(sample: Uint8Array): boolean {
  let macintosh = 0;
  let windows = 0;
  for (const word of words(sample)) {
    const [first = 0, second = 0] = word;
    if (second < 0xe0) continue;
    if (first >= 0x80 && first <= 0x9f) macintosh += 1;
    if (first >= 0xc0 && first <= 0xde) windows += 1;
  }
  return macintosh >= 2 && macintosh > 3 * windows;
}

/** Letters of Hungarian (ő, ű) in the places of õ and û, and none of those that languages with õ or û have beside them (à ã ä ç è ê). */
export function looksHungarian(sample: Uint8Array): boolean {
  const has = (...letters: number[]): boolean => letters.some((letter) => sample.includes(letter));
  return has(0xf5, 0xfb) && !has(0xe0, 0xe3, 0xe4, 0xe7, 0xe8, 0xea);
}

const isAsciiLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/** Runs of letters of ASCII and of bytes beyond it. */
function* words(sample: Uint8Array): Generator<Uint8Array> {
  let from = -1;
  for (let at = 0; at <= sample.length; at++) {
    const byte = sample[at] ?? 0;
    const within = byte >= 0x80 || isAsciiLetter(byte);
    if (within && from < 0) from = at;
    if (!within && from >= 0) {
      yield sample.subarray(from, at);
      from = -1;
    }
  }
}
