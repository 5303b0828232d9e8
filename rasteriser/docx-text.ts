/** Text of runs as it is drawn: signs of pictograph fonts, boxes to tick, and the fonts that are asked for. */

import type { WordPaper } from './docx-paper.ts';
import type { InlineScope, Piece } from './docx-piece.ts';
import type { Properties } from './docx-properties.ts';
import { isSymbolFont, symbolCharacter } from './docx-symbols.ts';
import { escapeText } from './html-paper.ts';
import { type Look, namedBox } from './paper-looks.ts';
import { textOf, type XmlElement } from './xml-tree.ts';

/** White space at the ends counts where the file says so only (XML 1.0, §2.10). */
export function wordText(element: XmlElement): string {
  const text = textOf(element);
  const kept =
    element.attributes.get('space') === 'preserve' ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  return kept.replace(/[\t\r\n]/g, ' ');
}

const boxes = /[☐☑☒🗹🗷🗵✔✅✗✘❌]/u;
const drawnBoxes: Readonly<Record<string, string>> = {
  '☐': '□',
  '☒': '⊠',
  '🗷': '⊠',
  '🗵': '⊠',
  '✔': '✓',
  '✗': '×',
  '✘': '×',
};

/** The typeface of our papers has no box with a tick in it: a sign that no font has would look like an empty box. */
export function textPieces(text: string, scope: InlineScope, look: Look, font: string): Piece[] {
  if (text === '') return [];
  if (font !== '' && isSymbolFont(font)) {
    return [...text].flatMap((sign) => symbolPieces(font, sign.codePointAt(0) ?? 0x20, scope, look));
  }
  const { paper, story, mark } = scope;
  if (/[\ue000-\uf8ff]/u.test(text) && font !== '' && /[\uf020-\uf0ff]/u.test(text)) {
    return [...text].flatMap((sign) => {
      const code = sign.codePointAt(0) ?? 0x20;
      return code >= 0xf020 && code <= 0xf0ff
        ? symbolPieces(isSymbolFont(font) ? font : 'Symbol', code, scope, look)
        : textPieces(sign, scope, look, '');
    });
  }
  const known = text.replace(new RegExp(boxes, 'gu'), (sign) => drawnBoxes[sign] ?? sign);
  paper.say(known.replace(/[☑🗹✅]/gu, '✓').replace(/❌/gu, '×'));
  story.fields.see(text);
  const html = known
    .split(/([☑🗹✅❌])/u)
    .map((part) => {
      if (!/^[☑🗹✅❌]$/u.test(part)) return escapeText(part);
      return paper.writer.element('span', {}, part === '❌' ? '×' : '✓', { class: 'ticked' });
    })
    .join('');
  return [{ html, is: 'text', look, mark }];
}

export function symbolPieces(font: string, code: number, scope: InlineScope, look: Look): Piece[] {
  const known = symbolCharacter(font, code);
  if (known !== undefined) return textPieces(known, scope, look, '');
  scope.paper.count('drawing');
  const named = `${font} ${(code & 0xff).toString(16).toUpperCase()}`;
  return [{ html: namedBox(scope.paper.writer, '符号未显示 sign not shown', named), is: 'text' }];
}

/** The font that decides whether its signs are letters. */
export function fontOf(run: Properties, paper: WordPaper): string {
  const fonts = run.get('rFonts')?.attributes;
  const theme = (name: string): string | undefined => paper.themeFonts.get(fonts?.get(name) ?? '');
  const ascii = theme('asciiTheme') ?? fonts?.get('ascii') ?? fonts?.get('hAnsi') ?? '';
  const eastAsia = theme('eastAsiaTheme') ?? fonts?.get('eastAsia') ?? '';
  for (const name of [ascii, eastAsia]) if (name !== '' && !isSymbolFont(name)) paper.noteFont(name);
  return ascii;
}
