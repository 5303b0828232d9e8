/** Bytes of a text file to its characters: UTF-8, UTF-16 with its mark, else what is guessed, and told as a guess. */
import type { EncodingGround, TextEncoding } from '../shared/vocabulary/losses.ts';
import { guessEncodings, utf16Order } from './guess-encoding.ts';
import { FileFault } from './rasteriser.ts';

export interface DecodedText {
  /** Lines end in \n; no byte order mark, no invisible direction marks; tabs widened but where they are asked for. */
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly by: EncodingGround;
}

/** Of a table nothing is dropped in silence: what cannot be seen in a name is told to whoever brought it (S8). */
interface TextAsked {
  readonly tabs?: 'widened' | 'kept';
  readonly marks?: 'dropped' | 'kept';
}

/** Control characters that no text holds; tab, line feed, vertical tab, form feed and return may be there. */
const binaryControls = /[\x00-\x08\x0e-\x1f]/;

/** Zero-width and direction marks (Unicode 16, ch. 23.2): nothing to see, and they turn words around. */
const invisibleMarks = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x7f-\x84\x86-\x9f]|[\ufe00-\ufe0f]/g;

/** A wrong byte among this many good characters is a damaged UTF-8 file, rather than one in another encoding. */
const goodForEachBad = 10;

/**
 * Throws FileFault FILE_KIND_MISMATCH for binary content, FILE_DAMAGED for UTF-8 and UTF-16 with wrong bytes in it,
 * FILE_ENCODING_UNKNOWN for bytes in no encoding that is recognised here, FILE_NOT_IN_ENCODING where they are not well-formed in the
 * one that was chosen.
 */
export function decodeText(
  bytes: Uint8Array,
  chosen?: TextEncoding,
  { tabs = 'widened', marks = 'dropped' }: TextAsked = {},
): DecodedText {
  const decoded = decode(bytes, chosen, marks);
  return tabs === 'kept' ? decoded : { ...decoded, text: decoded.text.replace(/\t/g, '    ') };
}

function decode(bytes: Uint8Array, chosen: TextEncoding | undefined, marks: TextAsked['marks']): DecodedText {
  if (chosen !== undefined) return decodeAs(chosen, bytes, marks);
  const decoded = decodeMarked(bytes) ?? decodeUnmarked(bytes);
  // Editors of the DOS age end a file with 0x1A.
  const text = decoded.text.replace(/\x1a$/, '');
  if (binaryControls.test(text)) throw new FileFault('FILE_KIND_MISMATCH', { said: 'text', found: 'other' });
  return { ...decoded, text: tidy(text, marks) };
}

function decodeAs(encoding: TextEncoding, bytes: Uint8Array, marks: TextAsked['marks']): DecodedText {
  const label = encoding === 'utf-16' ? utf16Label(bytes) : encoding;
  const text = attempt(label, bytes)?.replace(/\x1a$/, '');
  if (text === undefined || binaryControls.test(text)) {
    throw new FileFault('FILE_NOT_IN_ENCODING', { kind: 'text', encoding });
  }
  return { text: tidy(text, marks), encoding, by: 'chosen' };
}

/** By the mark, else by the zeros, else the order of Windows. */
function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return utf16Order(bytes) ?? 'utf-16le';
}

function decodeMarked(bytes: Uint8Array): DecodedText | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return strictly('utf-8', 'utf-8', bytes);
  if (first === 0xff && second === 0xfe) return strictly('utf-16le', 'utf-16', bytes);
  if (first === 0xfe && second === 0xff) return strictly('utf-16be', 'utf-16', bytes);
  return undefined;
}

function decodeUnmarked(bytes: Uint8Array): DecodedText {
  const utf8 = attempt('utf-8', bytes);
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', by: 'certain' };
  if (looksLikeDamagedUtf8(bytes)) throw new FileFault('FILE_DAMAGED', { kind: 'text', encoding: 'utf-8' });
  for (const { encoding, label } of guessEncodings(bytes)) {
    const text = attempt(label, bytes);
    if (text !== undefined && !binaryControls.test(text.replace(/\x1a$/, '')))
      return { text, encoding, by: 'guessed' };
  }
  if (bytes.includes(0)) throw new FileFault('FILE_KIND_MISMATCH', { said: 'text', found: 'other' });
  throw new FileFault('FILE_ENCODING_UNKNOWN', { kind: 'text' });
}

function strictly(label: string, encoding: DecodedText['encoding'], bytes: Uint8Array): DecodedText {
  const text = attempt(label, bytes);
  if (text === undefined) throw new FileFault('FILE_DAMAGED', { kind: 'text', encoding });
  return { text, encoding, by: 'certain' };
}

/**
 * What decoders make of bytes that an encoding leaves free: control characters of ISO 6429, which no text holds, and characters of
 * private use, which are text in GB 18030 only.
 */
const unassigned = (label: string): RegExp | undefined =>
  label.startsWith('utf') ? undefined : label === 'gb18030' ? /[\x80-\x9f]/ : /[\x80-\x9f\ue000-\uf8ff]/;

function attempt(label: string, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return unassigned(label)?.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Read as gb18030, a UTF-8 file with one broken character would turn to well-formed nonsense. */
function looksLikeDamagedUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (const character of new TextDecoder('utf-8').decode(bytes)) {
    if (character === '\ufffd') bad += 1;
    else if (character > '\x7f') good += 1;
  }
  return good >= bad * goodForEachBad;
}

function tidy(text: string, marks: TextAsked['marks']): string {
  const lines = text.replace(/\r\n?|\v|\x85|\u2028|\u2029/g, '\n');
  return marks === 'kept' ? lines : lines.replace(invisibleMarks, '');
}
