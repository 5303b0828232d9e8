/**
 * Whether what was printed shows the characters it was given. A printer without a font for one draws a box and says
 * nothing; but a box has no character in the PDF, so that what is missing from the paper's text was not drawn.
 */

/** Never drawn by themselves: spaces, controls, and marks that join onto another character. */
const undrawn = /[\s\p{Cc}\p{Cf}\p{Cs}\p{M}]/gu;

/** Each once. Compatibility forms count as one (NFKC): fonts draw some of them with the same glyph. */
export function charactersOf(text: string): string {
  return [...new Set(text.normalize('NFKC').replace(undrawn, ''))].join('');
}

/** Stands where a character could not even be read: drawn or not, it is missing. */
const unread = '\ufffd';

/** How many of the characters are nowhere on the pages. */
export function charactersMissing(wanted: string, pages: Iterable<string>): number {
  const missing = new Set(wanted);
  for (const page of pages) {
    for (const character of page.normalize('NFKC')) if (character !== unread) missing.delete(character);
    if (missing.size === 0) return 0;
  }
  return missing.size;
}
