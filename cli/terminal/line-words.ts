/**
 * Splits a line of a session into words as a shell would: blanks separate, quotes hold together, a backslash before a
 * quote or a backslash takes it literally. `#` at the beginning of a word starts a comment.
 */
export class UnfinishedQuote extends Error {}

export function lineWords(line: string): string[] {
  const words: string[] = [];
  let word = '';
  let inWord = false;
  let quote: string | null = null;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i]!;
    const next = line[i + 1];
    if (letter === '\\' && quote !== "'" && (next === '"' || next === "'" || next === '\\')) {
      word += next;
      inWord = true;
      i += 1;
    } else if (quote !== null) {
      if (letter === quote) quote = null;
      else word += letter;
    } else if (letter === '"' || letter === "'") {
      quote = letter;
      inWord = true;
    } else if (/\s/.test(letter)) {
      if (inWord) words.push(word);
      word = '';
      inWord = false;
    } else if (letter === '#' && !inWord) {
      break;
    } else {
      word += letter;
      inWord = true;
    }
  }
  if (quote !== null) throw new UnfinishedQuote();
  if (inWord) words.push(word);
  return words;
}
