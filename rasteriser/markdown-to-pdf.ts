/**
 * Markdown on A4. The parser gives a tree and we draw it: there is no HTML in between that could run or load
 * anything. Raw HTML is shown as the text it is; of an image its description and address are shown, never it.
 */
import { lexer, type Token, type Tokens } from 'marked';
import { breakEndlessWords } from './endless-words.ts';
import { drawInline, plainText } from './markdown-inline.ts';
import { drawTable } from './markdown-table.ts';
import { startTypesetter, type Typesetter } from './pdf-paper.ts';
import { type TypesetText, textToPdf } from './text-to-pdf.ts';

const bodySizePt = 10.5;
const lineGapPt = 3.5;
const paragraphGapPt = 7;
const indentPt = 18;
const headingSizesPt = [20, 16, 13.5, 12, 11, 10.5];
const ink = '#1a1a1a';
const quiet = '#555555';
const rule = '#b8b4aa';
const codeGround = '#f3f1ec';

/** Throws FileFault FILE_TOO_MANY_PAGES. What the parser cannot read is set as plain text: the words matter. */
export async function markdownToPdf(text: string, pagesMax: number): Promise<TypesetText> {
  const tokens = parse(text);
  if (!tokens) return textToPdf(text, pagesMax);
  const paper = startTypesetter(pagesMax);
  paper.countMissing(text);
  paper.doc.fontSize(bodySizePt).fillColor(ink);
  drawBlocks(paper, tokens, { left: paper.left, color: ink });
  const pdf = await paper.finish();
  return { pdf, glyphsMissing: paper.glyphsMissing };
}

/** Thousands of nested quotation marks exhaust the parser's stack. */
function parse(text: string): Token[] | undefined {
  try {
    return lexer(text, { gfm: true });
  } catch {
    return undefined;
  }
}

interface Place {
  readonly left: number;
  readonly color: string;
}

/** Nesting deeper than the paper is wide is drawn at this margin. */
const leftMaxPt = 320;

function drawBlocks(paper: Typesetter, tokens: readonly Token[], place: Place): void {
  for (const token of tokens) drawBlock(paper, token, place);
}

function drawBlock(paper: Typesetter, token: Token, place: Place): void {
  const { doc } = paper;
  switch (token.type) {
    case 'space':
    case 'def':
      break;
    case 'heading':
      drawHeading(paper, token as Tokens.Heading, place);
      break;
    case 'paragraph':
    case 'text':
      drawRuns(paper, token, place);
      doc.y += paragraphGapPt;
      break;
    case 'list':
      drawList(paper, token as Tokens.List, place);
      break;
    case 'blockquote':
      drawQuotation(paper, token as Tokens.Blockquote, place);
      break;
    case 'code':
      drawCode(paper, (token as Tokens.Code).text, place);
      break;
    case 'table':
      drawTable(paper, token as Tokens.Table, place.left);
      break;
    case 'hr':
      keepTogether(paper, 20);
      doc.moveTo(place.left, doc.y + 4).lineTo(paper.left + paper.width, doc.y + 4);
      doc.lineWidth(0.75).strokeColor(rule).stroke();
      doc.y += 14;
      break;
    default:
      // HTML and whatever a later parser may bring: its source.
      if (token.raw.trim() !== '') drawCode(paper, token.raw.trimEnd(), place);
  }
}

function drawHeading(paper: Typesetter, heading: Tokens.Heading, place: Place): void {
  const { doc } = paper;
  const size = headingSizesPt[heading.depth - 1] ?? bodySizePt;
  const spaceAbovePt = doc.y > paper.top ? size * 0.6 : 0;
  // A heading alone at the foot of a page has lost its text.
  keepTogether(paper, spaceAbovePt + size * 4);
  if (doc.y > paper.top) doc.y += spaceAbovePt;
  doc.fontSize(size);
  drawInline(paper, heading.tokens, { ...inPlace(paper, place), weight: 'bold', lineGap: 2 });
  doc.fontSize(bodySizePt);
  doc.y += size * 0.4;
}

function drawRuns(paper: Typesetter, token: Token, place: Place): void {
  const tokens = 'tokens' in token && token.tokens ? token.tokens : [token];
  drawInline(paper, tokens, { ...inPlace(paper, place), weight: 'regular', lineGap: lineGapPt });
}

function drawList(paper: Typesetter, list: Tokens.List, place: Place): void {
  const { doc } = paper;
  const inner = { ...place, left: Math.min(place.left + indentPt, leftMaxPt) };
  const first = typeof list.start === 'number' ? list.start : 1;
  for (const [index, item] of list.items.entries()) {
    keepTogether(paper, bodySizePt * 2);
    const y = doc.y;
    const box = item.checked ? '[✓]' : '[  ]';
    const bullet = item.task ? box : list.ordered ? `${first + index}.` : '•';
    paper.use('regular');
    doc.fillColor(place.color).text(bullet, place.left, y, { lineBreak: false });
    doc.x = inner.left;
    doc.y = y;
    const bulletTakesTheLine = item.tokens.length === 0;
    if (bulletTakesTheLine) doc.y += bodySizePt + lineGapPt;
    const blocks = item.tokens.filter((token) => token.type !== 'checkbox');
    for (const token of blocks) {
      if (token.type === 'text') drawRuns(paper, token, inner);
      else drawBlock(paper, token, inner);
    }
    doc.y += 2;
  }
  doc.y += paragraphGapPt - 2;
}

function drawQuotation(paper: Typesetter, quotation: Tokens.Blockquote, place: Place): void {
  const { doc } = paper;
  const inner = { left: Math.min(place.left + indentPt, leftMaxPt), color: quiet };
  const page = doc.page;
  const y = doc.y;
  drawBlocks(paper, quotation.tokens, inner);
  // Across a page break the bar would have to be in two pieces; the colour of the text still tells.
  if (doc.page === page) {
    doc.moveTo(place.left + 4, y).lineTo(place.left + 4, doc.y - paragraphGapPt);
    doc.lineWidth(2).strokeColor(rule).stroke();
  }
}

function drawCode(paper: Typesetter, code: string, place: Place): void {
  const { doc } = paper;
  const width = paper.left + paper.width - place.left;
  const padPt = 5;
  const options = { width: width - 2 * padPt, lineGap: 2 };
  doc.fontSize(bodySizePt - 1);
  paper.use('regular');
  for (const line of breakEndlessWords(code).split('\n')) {
    const text = line === '' ? ' ' : line.replace(/ /g, '\u00a0');
    const height = doc.heightOfString(text, options);
    // A line longer than a page runs on without its ground.
    if (height < paper.bottom - paper.top) {
      keepTogether(paper, height);
      doc.rect(place.left, doc.y, width, height).fill(codeGround);
    }
    doc.fillColor(ink).text(text, place.left + padPt, doc.y, options);
  }
  doc.fontSize(bodySizePt).fillColor(ink);
  doc.y += paragraphGapPt + 2;
}

function inPlace(paper: Typesetter, place: Place) {
  return { left: place.left, width: paper.left + paper.width - place.left, color: place.color };
}

function keepTogether(paper: Typesetter, heightPt: number): void {
  if (paper.doc.y + heightPt > paper.bottom) paper.doc.addPage();
}

/** The words of a Markdown file without its marks, for likeness. */
export function markdownWords(text: string): string {
  const tokens = parse(text);
  return tokens ? plainText(tokens) : text;
}
