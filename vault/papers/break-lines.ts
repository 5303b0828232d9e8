/**
 * Where a line of a paper ends: between words, between Chinese characters except where their typesetting forbids it
 * (no closing mark begins a line, no opening one ends it), and within a word that is longer than a line.
 */

export type Measure = (text: string) => number;

const mayNotBegin = /^[，。、；：！？）》」』】〕”’…·%,.;:!?)\]}—–]$/u;
const mayNotEnd = /^[（《「『【〔“‘([{]$/u;
/** Characters that a line may end behind without a space. */
const eachByItself =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef“”‘’…·—]$/u;

/** Pieces that are never broken, unless longer than a line; a space belongs to the piece before it. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let piece = '';
  let last = '';
  for (const character of text) {
    const joins =
      mayNotEnd.test(last) ||
      mayNotBegin.test(character) ||
      character === ' ' ||
      (last !== ' ' && !eachByItself.test(last) && !eachByItself.test(character));
    if (piece !== '' && !joins) {
      found.push(piece);
      piece = '';
    }
    piece += character;
    last = character;
  }
  if (piece !== '') found.push(piece);
  return found;
}

/** Behind these a long word, a code or a path above all, is broken rather than anywhere. */
const breaksWell = /[-/_.·]/;

/** As much of a word as fits, at least one character. */
function headOf(word: string, widthPt: number, measure: Measure): string {
  let head = '';
  let good = '';
  for (const character of word) {
    if (head !== '' && measure(head + character) > widthPt) break;
    head += character;
    if (breaksWell.test(character)) good = head;
  }
  return good.length * 2 > head.length ? good : head;
}

/** The lines of a text; at least one, which may be empty. Reads each piece a bounded number of times. */
export function breakLines(text: string, widthPt: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  let linePt = 0;
  const end = (): void => {
    lines.push(line.trimEnd());
    line = '';
    linePt = 0;
  };
  for (let piece of pieces(text)) {
    if (linePt + measure(piece.trimEnd()) > widthPt && line !== '') end();
    while (measure(piece.trimEnd()) > widthPt) {
      const head = headOf(piece, widthPt, measure);
      if (head === piece) break;
      lines.push(head.trimEnd());
      piece = piece.slice(head.length);
    }
    line += piece;
    linePt += measure(piece);
  }
  if (line !== '' || lines.length === 0) end();
  return lines;
}
