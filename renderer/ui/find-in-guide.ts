/** Finds what is typed in the pages of one language: the characters as they stand, whatever their case and width. */
import type { GuideName, GuidePages } from './guide-pages.ts';

export interface GuideHit {
  readonly page: GuideName;
  /** The number of the passage within its page. */
  readonly passage: number;
  readonly before: string;
  readonly found: string;
  readonly after: string;
}

/** More are not listed: who has so many types another character. */
export const hitsMax = 60;
const charactersBefore = 14;

/** Each folded UTF-16 unit with the place in the text that it comes from. */
function fold(text: string): { readonly folded: string; readonly from: readonly number[] } {
  let folded = '';
  const from: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = character.normalize('NFKC').toLowerCase();
    folded += plain;
    for (let unit = 0; unit < plain.length; unit += 1) from.push(at);
    at += character.length;
  }
  return { folded, from: [...from, at] };
}

/** In the order of the pages, one hit for each passage; none for blanks alone. */
export function findInGuide(pages: GuidePages, query: string): readonly GuideHit[] {
  const wanted = fold(query.trim().replace(/\s+/g, ' ')).folded;
  const hits: GuideHit[] = [];
  if (wanted === '') return hits;
  for (const [page, { passages }] of pages) {
    for (const { no, text } of passages) {
      const { folded, from } = fold(text);
      const index = folded.indexOf(wanted);
      if (index < 0) continue;
      const [start, end] = [from[index]!, from[index + wanted.length]!];
      const begins = Math.max(0, start - charactersBefore);
      hits.push({
        page,
        passage: no,
        before: `${begins > 0 ? '…' : ''}${text.slice(begins, start)}`,
        found: text.slice(start, end),
        after: text.slice(end),
      });
      if (hits.length === hitsMax) return hits;
    }
  }
  return hits;
}
