/**
 * By what two files are known to be the same or alike (D7). Marks are keyed hashes: they say nothing to who reads the
 * database without the key, and cannot be compared between vaults. Looks (`rasteriser/page-look.ts`) are compared bit by bit and
 * therefore not hashed; they never leave the encrypted database.
 *
 * *Same* joins a lineage without a question: equal bytes, or equal pixels on every page (a re-saved copy). *Like* makes
 * the custodian choose: wherever it is, a page of equal pixels, or a page that looks the same where one of the two is a
 * picture; within the dossier, a like title or like text. Blank pages say nothing. Disguise beyond that is a stated limit
 * (THREATS.md).
 */
import { lookBytes, looksAlike, type PageLook } from '../../rasteriser/page-look.ts';
import type { Examination } from '../../rasteriser/rasteriser.ts';
import { concatBytes, encodeHex, encodeUtf8, hmacSha256 } from '../sealing/suite.ts';
import type { VaultDatabase } from '../storage/database.ts';

export interface LikenessMarks {
  /** Null for a form. */
  readonly sameBytes: string | null;
  /** Null where each page is blank. */
  readonly samePages: string | null;
  /** Of each page. */
  readonly pages: readonly string[];
  /** Under which documents of a single page are found that were filed before these had a mark of their page. */
  readonly singlePages: readonly string[];
  readonly looks: readonly PageLook[];
  /** Of titles and text. */
  readonly words: readonly string[];
}

/**
 * Of a form: it joins by its sheet alone. A mark of what stands in it would let an author try a guess at a number, by filing
 * it and seeing whether it joins.
 */
export const noMarks: LikenessMarks = {
  sameBytes: null,
  samePages: null,
  pages: [],
  singlePages: [],
  looks: [],
  words: [],
};

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

/** Where each character begins, and the end: a character beyond U+FFFF is two units long, and half of one is no text. */
function characterStarts(text: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) starts.push(at);
  starts.push(text.length);
  return starts;
}

/** For each band the shingle with the smallest hash: texts that share most shingles share most of these (MinHash). */
function textBands(text: string): string[] {
  const plain = text.replace(/[^\p{L}\p{N}]/gu, '');
  const starts = characterStarts(plain);
  if (starts.length - 1 < textCharactersMin) return [];
  const best: { hash: number; shingle: string }[] = Array.from({ length: bands }, () => ({
    hash: 2 ** 32,
    shingle: '',
  }));
  for (let i = 0; i + shingleCharacters < starts.length; i++) {
    const shingle = plain.slice(starts[i], starts[i + shingleCharacters]);
    for (let band = 0; band < bands; band++) {
      const hash = spread(shingle, band * 0x9e3779b1);
      const least = best[band]!;
      if (hash < least.hash) best[band] = { hash, shingle };
    }
  }
  return best.map(({ shingle }, band) => `text:${band}:${shingle}`);
}

const markOf = (key: Uint8Array, kind: string, value: Uint8Array): string =>
  encodeHex(hmacSha256(key, concatBytes(encodeUtf8(`${kind}\n`), value))).slice(0, 32);

export const bytesMark = (key: Uint8Array, bytesHash: Uint8Array): string => markOf(key, 'bytes', bytesHash);

export const likenessKeyOf = (db: VaultDatabase): Uint8Array =>
  new Uint8Array(
    db.get<{ value: Uint8Array }>("SELECT value FROM secret WHERE name = 'likeness'")?.value ?? [],
  );

/** Of titles and names of files that say something. */
export const titleMarks = (key: Uint8Array, titles: readonly string[]): string[] =>
  titles
    .map(skeleton)
    .filter((title) => title.length >= 2)
    .map((title) => markOf(key, 'title', encodeUtf8(title)));

export function likenessMarks(
  key: Uint8Array,
  titles: readonly string[],
  bytesHash: Uint8Array,
  examination: Pick<Examination, 'pageDigests' | 'pageLooks' | 'likeness'>,
): LikenessMarks {
  const mark = (kind: string, value: Uint8Array): string => markOf(key, kind, value);
  const textMark = (kind: string, value: string): string => mark(kind, encodeUtf8(value));
  const { pageDigests, pageLooks, likeness } = examination;
  const written = pageDigests.filter((_, index) => pageLooks[index]?.blank === false);
  const unlike = <T>(values: readonly T[]): T[] => [...new Set(values)];
  return {
    sameBytes: bytesMark(key, bytesHash),
    samePages: written.length === 0 ? null : mark('pages', concatBytes(...pageDigests)),
    pages: unlike(written.map((digest) => mark('page', digest))),
    singlePages: unlike(written.map((digest) => mark('pages', digest))),
    looks: pageLooks.filter(({ bits }) => bits !== null),
    words: unlike([
      ...titleMarks(key, titles),
      ...textBands(likeness.text).map((band) => textMark('text', band)),
    ]),
  };
}

/** A look as it is kept among the marks. */
const formatLook = ({ picture, bits }: PageLook): string =>
  `${picture ? pictureLooks : wordLooks}${Buffer.from(bits ?? []).toString('base64url')}`;
const pictureLooks = 'look:picture:';
const wordLooks = 'look:words:';

/** What is kept of a document. */
export const keptMarks = (marks: LikenessMarks): string[] => [
  ...(marks.sameBytes === null ? [] : [marks.sameBytes]),
  ...(marks.samePages === null ? [] : [marks.samePages]),
  ...marks.pages,
  ...marks.words,
  ...new Set(marks.looks.map(formatLook)),
];

/** How kept looks begin that one with this look is compared with: type set on the same page twice is told by its pixels. */
export const comparedLooks = (looks: readonly PageLook[]): readonly string[] =>
  looks.length === 0 ? [] : looks.some(({ picture }) => picture) ? [pictureLooks, wordLooks] : [pictureLooks];

/** A kept mark as the look that it is; null for one that is hashed. */
export function parseLook(kept: string): PageLook | null {
  if (!kept.startsWith('look:')) return null;
  const bits = Buffer.from(kept.slice(kept.lastIndexOf(':') + 1), 'base64url');
  return bits.length === lookBytes ? { blank: false, picture: kept.startsWith(pictureLooks), bits } : null;
}

export function looksLikeOneOf(kept: string, looks: readonly PageLook[]): boolean {
  const before = parseLook(kept);
  if (before === null || before.bits === null) return false;
  const { picture, bits } = before;
  return looks.some((look) => (picture || look.picture) && look.bits !== null && looksAlike(look.bits, bits));
}
