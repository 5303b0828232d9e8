/**
 * By what two files are known to be the same or alike (D7): keyed hashes, so that they say nothing to who reads the
 * database without the key, and cannot be compared between vaults.
 *
 * *Same* joins a lineage without a question: equal bytes, or equal pixels on every page (a re-saved copy). *Like* makes
 * the custodian choose: an equal page among others, a like title, like text, or as many pages in the same dossier.
 * Disguise beyond that is a stated limit (THREATS.md).
 */
import type { DossierId } from '../../shared/vocabulary/ids.ts';
import type { Examination } from '../rendition/rasteriser.ts';
import { concatBytes, encodeHex, encodeUtf8, hmacSha256 } from '../sealing/suite.ts';

export interface LikenessMarks {
  readonly sameBytes: string;
  readonly samePages: string;
  readonly like: readonly string[];
}

const shingleCharacters = 12;
const bands = 8;
/** Texts shorter than this say too little: "see attachment" would be like every other note. */
const textCharactersMin = 60;

/** Letters and digits only: re-typed spaces, punctuation and versions in a file name do not make a new title. */
const skeleton = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.[a-z]{2,5}$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?:v|ver|version|版本?|第)?\d+(?:版)?$/u, '');

/** 32-bit FNV-1a with a seed: only to pick the smallest shingle of a band, which is then hashed under the key. */
function spread(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash >>> 0;
}

/** For each band the shingle with the smallest hash: texts that share most shingles share most of these (MinHash). */
function textBands(text: string): string[] {
  const plain = text.replace(/[^\p{L}\p{N}]/gu, '');
  if (plain.length < textCharactersMin) return [];
  const best: { hash: number; shingle: string }[] = Array.from({ length: bands }, () => ({
    hash: 2 ** 32,
    shingle: '',
  }));
  for (let i = 0; i + shingleCharacters <= plain.length; i++) {
    const shingle = plain.slice(i, i + shingleCharacters);
    for (let band = 0; band < bands; band++) {
      const hash = spread(shingle, band * 0x9e3779b1);
      const least = best[band]!;
      if (hash < least.hash) best[band] = { hash, shingle };
    }
  }
  return best.map(({ shingle }, band) => `text:${band}:${shingle}`);
}

export function likenessMarks(
  key: Uint8Array,
  dossier: DossierId,
  titles: readonly string[],
  bytesHash: Uint8Array,
  examination: Pick<Examination, 'pageDigests' | 'likeness' | 'pages'>,
): LikenessMarks {
  const mark = (kind: string, value: Uint8Array): string =>
    encodeHex(hmacSha256(key, concatBytes(encodeUtf8(`${kind}\n`), value))).slice(0, 32);
  const textMark = (kind: string, value: string): string => mark(kind, encodeUtf8(value));
  const like = [
    ...titles
      .map(skeleton)
      .filter((title) => title.length >= 2)
      .map((title) => textMark('title', title)),
    ...textBands(examination.likeness.text).map((band) => textMark('text', band)),
    ...(examination.pages > 1 ? examination.pageDigests.map((digest) => mark('page', digest)) : []),
    ...(examination.pages > 1 ? [textMark('count', `${dossier}:${examination.pages}`)] : []),
  ];
  return {
    sameBytes: mark('bytes', bytesHash),
    samePages: mark('pages', concatBytes(...examination.pageDigests)),
    like: [...new Set(like)],
  };
}
