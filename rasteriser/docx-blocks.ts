/** Paragraphs, tables and what else stands one below the other. */
import { inlinePieces, isHidden, stateOfBox } from './docx-inline.ts';
import { fontPointsOf, paragraphLook, runLook } from './docx-look.ts';
import { withLevel } from './docx-numbering.ts';
import type { Story, Surroundings, WordPaper } from './docx-paper.ts';
import type { InlineScope, Piece } from './docx-piece.ts';
import { laidOver, noProperties, overlaid, type Properties } from './docx-properties.ts';
import { isSymbolFont, symbolCharacter } from './docx-symbols.ts';
import { drawTable } from './docx-table.ts';
import { stopsOf, tabbedLine } from './docx-tabs.ts';
import { escapeText } from './html-paper.ts';
import { dxa, held, type Look, namedBox } from './paper-looks.ts';
import { child, elementsOf, numberOf, valAt, type XmlElement } from './xml-tree.ts';

export const noSurroundings: Surroundings = { paragraph: noProperties, run: noProperties, ground: undefined };

export function drawBlocks(
  elements: readonly XmlElement[],
  paper: WordPaper,
  story: Story,
  around: Surroundings = noSurroundings,
): string {
  return elements.map((element) => drawBlock(element, paper, story, around)).join('');
}

export function drawBlock(element: XmlElement, paper: WordPaper, story: Story, around: Surroundings): string {
  switch (element.name) {
    case 'p':
      return drawParagraph(element, paper, story, around);
    case 'tbl':
      return drawTable(element, around, paper, (cells, inner) => drawBlocks(cells, paper, story, inner));
    case 'altChunk': {
      const drawn = paper.chunk(story.part, element.attributes.get('id'));
      if (drawn) {
        paper.say(drawn.words);
        return `<div class="chunk">${drawn.html}</div>`;
      }
      paper.count('chunk');
      return paper.writer.element(
        'div',
        {},
        namedBox(paper.writer, '插入的文档未显示 inserted document not shown'),
      );
    }
    case 'sdt': {
      const content = child(element, 'sdtContent');
      const inner = content ? drawBlocks(elementsOf(content), paper, story, around) : '';
      const box = child(element, 'sdtPr', 'checkbox');
      return box && inner === ''
        ? paper.writer.element('div', {}, escapeText(stateOfBox(box) === '☒' ? '⊠' : '□'))
        : inner;
    }
    case 'customXml':
    case 'ins':
    case 'del':
    case 'moveTo':
    case 'moveFrom':
      return drawBlocks(elementsOf(element), paper, story, around);
    case 'oMathPara':
    case 'oMath':
    case 'r':
    case 'hyperlink':
      // Beside paragraphs, where none should be: shown all the same.
      return drawParagraph({ name: 'p', attributes: new Map(), children: [element] }, paper, story, around);
    default:
      return '';
  }
}

function drawParagraph(element: XmlElement, paper: WordPaper, story: Story, around: Surroundings): string {
  const { writer, styles } = paper;
  const own = child(element, 'pPr');
  const style = styles.style('paragraph', valAt(own, 'pStyle'));
  const inherited = overlaid(styles.defaults.paragraph, around.paragraph);
  const styled = overlaid(inherited, style?.paragraph ?? noProperties);
  const place = paper.lists.placeOf(laidOver(styled, own), own, style?.chain ?? []);
  const properties = withLevel(styled, place, own);
  const run = overlaid(overlaid(styles.defaults.run, around.run), style?.run ?? noProperties);
  const mark = laidOver(run, child(own, 'rPr'));
  const plain = plainHeading(style?.name ?? '', run, styles.defaults.run);
  const scope: InlineScope = {
    paper,
    sizedByHeading: plain !== undefined,
    story,
    run,
    ground: around.ground,
    blocks: (inner, ground) =>
      drawBlocks(inner, paper, story, { ...noSurroundings, ground: ground ?? around.ground }),
  };
  const label =
    place && !isHidden(element, mark) ? labelPieces(paper, story, place, mark, properties, scope) : [];
  const pieces = inlinePieces(elementsOf(element), scope);
  const after = pieces
    .filter(({ is }) => is === 'after')
    .map(({ html }) => html)
    .join('');
  const line = pieces.filter(({ is }) => is !== 'after');
  paper.say('\n');
  const look = paragraphLook(properties, {
    fontPoints: fontPointsOf(firstRun(element, run, paper) ?? mark),
    gridPoints: story.gridPoints,
    defaultTabDxa: paper.defaultTabDxa,
  });
  const stops = stopsOf(properties);
  if (line.length === 1 && line[0]?.html === '<div class="new-page"></div>') return line[0].html + after;
  const { html, more } = tabbedLine([...label, ...line], stops, paper);
  if (plain !== undefined) return writer.element(plain, headingLook(look), html) + after;
  const initial = /^(?:drop|margin)$/.test(child(own, 'framePr')?.attributes.get('dropCap') ?? '');
  const floats: Look = initial ? { float: 'left', 'margin-right': '2pt' } : {};
  return writer.element('div', { ...look, ...more, ...floats }, html, { class: 'p' }) + after;
}

/** Of a heading that its style says nothing of: it looks like a heading of ours. */
function plainHeading(name: string, run: Properties, defaults: Properties): string | undefined {
  const level = name === 'title' || name === '标题' ? 1 : numberOf(/^heading ([1-6])$/.exec(name)?.[1]);
  const sized = run.get('sz') !== defaults.get('sz') || run.has('b');
  return level === undefined || sized ? undefined : `h${level}`;
}
const headingLook = (look: Look): Look => ({
  'text-align': look['text-align'],
  'break-before': look['break-before'],
});

/** What a line is as high as: the type that stands in it, not that of its mark. */
function firstRun(element: XmlElement, run: Properties, paper: WordPaper): Properties | undefined {
  const first = child(element, 'r');
  if (!first) return undefined;
  const own = child(first, 'rPr');
  const character = paper.styles.style('character', valAt(own, 'rStyle'));
  const named = valAt(own, 'rStyle') !== undefined && character !== undefined;
  return laidOver(named ? overlaid(run, character.run) : run, own);
}

function labelPieces(
  paper: WordPaper,
  story: Story,
  place: NonNullable<ReturnType<WordPaper['lists']['placeOf']>>,
  mark: Properties,
  properties: Properties,
  scope: InlineScope,
): Piece[] {
  const number = story.number(place);
  if (!number.known) paper.count('style');
  if (number.text === '' && number.picture === undefined) return [];
  const run = overlaid(mark, number.run);
  const { 'background-color': _, 'text-decoration': decoration, ...look } = runLook(run, scope.ground);
  const ownLook: Look =
    number.run.has('u') || number.run.has('strike') ? { ...look, 'text-decoration': decoration } : look;
  const font = number.run.get('rFonts')?.attributes.get('ascii') ?? '';
  const text = [...number.text]
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0x20;
      if (!isSymbolFont(font) && (code < 0xf000 || code > 0xf0ff)) return sign;
      // A bullet says that it is one, whatever its form.
      return symbolCharacter(isSymbolFont(font) ? font : 'Symbol', code) ?? '•';
    })
    .join('')
    .replaceAll('☐', '□')
    .replaceAll('☑', '✓')
    .replaceAll('☒', '⊠');
  paper.say(`${text} `);
  const hanging = numberOf(properties.get('ind')?.attributes.get('hanging')) ?? 0;
  const width: Look =
    number.suffix === 'tab' && hanging > 0 ? { 'min-width': dxa(held(hanging, 0, 3_000)) } : {};
  const inner = number.text === '' ? '•' : escapeText(text);
  const html = paper.writer.element('span', { ...ownLook, ...width }, inner, { class: 'label' });
  const gap =
    number.suffix === 'nothing' ? '' : number.suffix === 'space' ? ' ' : hanging > 0 ? ' ' : '\u2003';
  return [{ html: html + gap, is: 'text' }];
}
