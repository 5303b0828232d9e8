/** The inside of a paragraph: runs of text and whatever stands between them, as pieces that the paragraph puts in order. */

import { drawingPieces } from './docx-drawing.ts';
import { emptyBox, insteadOfField, isPageNumber, linkAddress, tickedBox } from './docx-fields.ts';
import { definedOnly, fontPointsOf, runLook } from './docx-look.ts';
import { mathMarkup } from './docx-math.ts';
import type { WordPaper } from './docx-paper.ts';
import type { InlineScope, Piece } from './docx-piece.ts';
import { isOn, laidOver, overlaid, type Properties, propertyValue } from './docx-properties.ts';
import { fontOf, symbolPieces, textPieces, wordText } from './docx-text.ts';
import { escapeText, quiet } from './html-paper.ts';
import { type Look, namedBox, points } from './paper-looks.ts';
import {
  child,
  children,
  descendants,
  elementsOf,
  numberOf,
  textOf,
  valAt,
  type XmlElement,
} from './xml-tree.ts';

/** They say nothing that is seen. */
const silent = new Set([
  'pPr',
  'rPr',
  'bookmarkStart',
  'bookmarkEnd',
  'proofErr',
  'permStart',
  'permEnd',
  'lastRenderedPageBreak',
  'commentRangeStart',
  'commentRangeEnd',
  'moveFromRangeStart',
  'moveFromRangeEnd',
  'moveToRangeStart',
  'moveToRangeEnd',
  'separator',
  'continuationSeparator',
  'sdtPr',
  'sdtEndPr',
  'smartTagPr',
  'customXmlPr',
  'softHyphen',
  'delInstrText',
  'customXmlInsRangeStart',
  'customXmlInsRangeEnd',
  'customXmlDelRangeStart',
  'customXmlDelRangeEnd',
  'fldData',
]);

export function inlinePieces(elements: readonly XmlElement[], scope: InlineScope): Piece[] {
  const { paper, story } = scope;
  return elements.flatMap((element): Piece[] => {
    switch (element.name) {
      case 'r':
        return runPieces(element, scope);
      case 'ins':
      case 'moveTo':
        paper.count('tracked-change');
        return inlinePieces(elementsOf(element), { ...scope, mark: scope.mark ?? 'ins' });
      case 'del':
      case 'moveFrom':
        paper.count('tracked-change');
        return inlinePieces(elementsOf(element), { ...scope, mark: 'del' });
      case 'fldSimple':
        return simpleField(element, scope);
      case 'hyperlink':
        return hyperlink(element, scope);
      case 'sdt':
        return control(element, scope);
      case 'oMath':
      case 'oMathPara': {
        if (story.fields.hides) return [];
        const { html, words } = mathMarkup(element, paper.writer);
        paper.say(words);
        story.fields.see(words);
        return [{ html, is: element.name === 'oMath' ? 'text' : 'block', mark: scope.mark }];
      }
      case 'subDoc':
        paper.count('chunk');
        return [{ html: namedBox(paper.writer, '插入的文档未显示 inserted document not shown'), is: 'text' }];
      default:
        return silent.has(element.name) ? [] : inlinePieces(elementsOf(element), scope);
    }
  });
}

function hyperlink(element: XmlElement, scope: InlineScope): Piece[] {
  const { paper, story } = scope;
  const pieces = inlinePieces(elementsOf(element), scope);
  const relation = story.part.relations.get(element.attributes.get('id') ?? '');
  if (!relation?.external || story.fields.hides) return pieces;
  return [...pieces, ...address(relation.target, allText(element), paper)];
}

const allText = (element: XmlElement): string => [...descendants(element, 't')].map(textOf).join('');
const addressCharactersMax = 300;

/** The address is shown, for nothing here can be followed; not twice where it is the text itself. One of a file beside says nothing. */
function address(target: string, said: string, paper: WordPaper): Piece[] {
  const bare = (text: string): string =>
    text
      .trim()
      .replace(/^(?:mailto:|https?:\/\/)/i, '')
      .replace(/\/$/, '');
  if (!/^(?:https?|ftp|mailto):/i.test(target) || bare(said) === bare(target)) return [];
  const shown = [...target].slice(0, addressCharactersMax).join('');
  const text = ` (${shown}${shown.length < target.length ? '…' : ''})`;
  paper.say(text);
  return [{ html: quiet(text), is: 'text' }];
}

function simpleField(element: XmlElement, scope: InlineScope): Piece[] {
  const { fields } = scope.story;
  fields.begin(child(element, 'ffData'));
  fields.addCode(element.attributes.get('instr') ?? '');
  const within = elementsOf(element);
  const before = within.length > 0 ? startResult(scope) : [];
  return [...before, ...inlinePieces(within, scope), ...endField(scope, {})];
}

/** A number of a page at its head or foot was stored for one page only. */
function startResult({ paper, story, mark }: InlineScope): Piece[] {
  story.fields.separate();
  const { code = '' } = story.fields;
  if (!story.running || !isPageNumber(code) || story.fields.hides) return [];
  story.fields.hideResult();
  paper.count('field');
  paper.say('#');
  return [{ html: quiet('#'), is: 'text', mark }];
}

function endField(scope: InlineScope, look: Look): Piece[] {
  const { paper, story, mark } = scope;
  const wasHiding = story.fields.hides;
  const field = story.fields.end();
  if (!field || story.fields.hides) return [];
  if (field.seen !== '') {
    const target = linkAddress(field.code);
    return target === undefined ? [] : address(target, field.seen, paper);
  }
  if (story.running && isPageNumber(field.code)) {
    // With a result that was hidden the sign is there already.
    if (wasHiding && field.hasResult) return [];
    paper.count('field');
    paper.say('#');
    return [{ html: quiet('#'), is: 'text', mark }];
  }
  const instead = insteadOfField(field);
  if (instead.is === 'text') return textPieces(instead.text, scope, look, '');
  if (instead.is === 'symbol') return symbolPieces(instead.font, instead.code, scope, look);
  if (instead.is === 'nothing') return [];
  paper.count(instead.what);
  const said = instead.what === 'formula' ? '公式未显示 equation not shown' : '域未显示 field not shown';
  paper.say(instead.named);
  return [
    { html: namedBox(paper.writer, said, instead.named.slice(0, addressCharactersMax)), is: 'text', mark },
  ];
}

/** Content controls show their content; one that is a box to tick has a state of its own besides. */
function control(element: XmlElement, scope: InlineScope): Piece[] {
  const content = child(element, 'sdtContent');
  const pieces = content ? inlinePieces(elementsOf(content), scope) : [];
  const box = child(element, 'sdtPr', 'checkbox');
  if (!box || pieces.some(({ html }) => html !== '')) return pieces;
  return [...pieces, ...textPieces(stateOfBox(box), scope, runLook(scope.run, scope.ground), '')];
}

export function stateOfBox(box: XmlElement): string {
  return /^(?:1|true|on)$/.test(valAt(box, 'checked') ?? '') ? tickedBox : emptyBox;
}

function runPieces(run: XmlElement, scope: InlineScope): Piece[] {
  const { paper, story } = scope;
  const own = child(run, 'rPr');
  const character = paper.styles.style('character', valAt(own, 'rStyle'));
  const styled =
    valAt(own, 'rStyle') === undefined ? scope.run : overlaid(scope.run, character?.run ?? new Map());
  const properties = laidOver(styled, own);
  const { 'font-size': size, ...others } = runLook(properties, scope.ground);
  const look = scope.sizedByHeading && !properties.has('sz') ? others : { 'font-size': size, ...others };
  const hidden = isOn(properties.get('vanish')) && !isOn(properties.get('specVanish'));
  const mark = hidden && scope.mark === undefined ? 'hidden' : scope.mark;
  const font = fontOf(properties, paper);
  const made: Piece[] = [];
  let counted = !hidden;
  const put = (...pieces: readonly Piece[]): void => {
    for (const piece of pieces) {
      if (!counted) paper.count('hidden-text');
      counted = true;
      made.push(mark === undefined || piece.is === 'after' ? piece : { ...piece, mark });
    }
  };
  const say = (text: string): void => {
    paper.say(text);
    story.fields.see(text);
  };

  for (const element of elementsOf(run)) {
    const { name } = element;
    if (name === 'fldChar') {
      const type = element.attributes.get('fldCharType');
      if (type === 'begin') story.fields.begin(child(element, 'ffData'));
      else if (type === 'separate') put(...startResult(scope));
      else put(...endField(scope, look));
      continue;
    }
    if (name === 'instrText') {
      story.fields.addCode(textOf(element));
      continue;
    }
    if (story.fields.hides || silent.has(name)) continue;
    switch (name) {
      case 't':
      case 'delText':
        put(...textPieces(wordText(element), scope, look, font));
        break;
      case 'tab':
      case 'ptab':
        say('\t');
        put({ html: '\t', is: 'tab', look });
        break;
      case 'br':
        say('\n');
        put(
          element.attributes.get('type') === 'page'
            ? { html: '<div class="new-page"></div>', is: 'block' }
            : { html: '<br>', is: 'break' },
        );
        break;
      case 'cr':
        say('\n');
        put({ html: '<br>', is: 'break' });
        break;
      case 'noBreakHyphen':
        put(...textPieces('\u2011', scope, look, ''));
        break;
      case 'sym': {
        const code = Number.parseInt(element.attributes.get('char') ?? '', 16);
        if (Number.isInteger(code))
          put(...symbolPieces(element.attributes.get('font') ?? '', code, scope, look));
        break;
      }
      case 'ruby':
        put(...rubyPieces(element, { ...scope, run: styled }));
        break;
      case 'footnoteReference':
      case 'endnoteReference':
      case 'commentReference': {
        const kind = name.slice(0, -'Reference'.length) as 'footnote' | 'endnote' | 'comment';
        const text = paper.noteMark(kind, element);
        if (text !== '') {
          say(text);
          put({
            html: paper.writer.element('span', {}, escapeText(text), { class: `note-mark ${kind}` }),
            is: 'text',
          });
        }
        break;
      }
      case 'footnoteRef':
      case 'endnoteRef':
        if (story.ownMark !== undefined) put(...textPieces(story.ownMark, scope, look, ''));
        break;
      case 'annotationRef':
        break;
      case 'pgNum':
        paper.count('field');
        say('#');
        put({ html: quiet('#'), is: 'text' });
        break;
      case 'drawing':
      case 'pict':
      case 'object':
      case 'contentPart': {
        const drawn = drawingPieces(element, scope);
        if (drawn.length > 0) story.fields.see(' ');
        put(...drawn);
        break;
      }
      default:
        if (/^(?:day|month|year)(?:Short|Long)$/.test(name)) {
          paper.count('field');
          put({ html: namedBox(paper.writer, '域未显示 field not shown', name), is: 'text' });
        } else put(...inlinePieces([element], scope));
    }
  }
  return made;
}

function rubyPieces(element: XmlElement, scope: InlineScope): Piece[] {
  const inner = (name: string): string => {
    const part = child(element, name);
    return part ? inlineHtml(inlinePieces(elementsOf(part), scope), scope.paper) : '';
  };
  const { writer } = scope.paper;
  const base = inner('rubyBase');
  scope.paper.say(' ');
  const reading = inner('rt');
  scope.paper.say(' ');
  const small = points(
    Math.max(5, (numberOf(valAt(element, 'rubyPr', 'hps')) ?? fontPointsOf(scope.run)) / 2),
  );
  return [
    {
      html: writer.element('ruby', {}, base + writer.element('rt', { 'font-size': small }, reading)),
      is: 'text',
    },
  ];
}

/** Pieces side by side; those of one look within one element. */
export function inlineHtml(pieces: readonly Piece[], paper: WordPaper): string {
  const { writer } = paper;
  const looks = pieces.map(({ look = {} }) => definedOnly(look));
  const keys = pieces.map(({ mark = '' }, index) => `${mark} ${JSON.stringify(looks[index])}`);
  let html = '';
  for (let at = 0; at < pieces.length; ) {
    const first = pieces[at] as Piece;
    const look = looks[at] as Look;
    let end = at + 1;
    if (first.look !== undefined || first.mark !== undefined) {
      while (end < pieces.length && keys[end] === keys[at]) end += 1;
    }
    const inner = pieces
      .slice(at, end)
      .map((piece) => piece.html)
      .join('');
    const looked = Object.keys(look).length === 0 ? inner : writer.element('span', look, inner);
    html +=
      first.mark === undefined
        ? looked
        : first.mark === 'hidden'
          ? writer.element('span', {}, looked, { class: 'hidden-text' })
          : writer.element(first.mark, {}, looked);
    at = end;
  }
  return html;
}

/** Whether a paragraph has nothing but hidden text: Word neither shows nor counts it. */
export function isHidden(paragraph: XmlElement, mark: Properties): boolean {
  if (!isOn(mark.get('vanish'))) return false;
  return children(paragraph, 'r').every(
    (run) => isOn(child(run, 'rPr', 'vanish')) || propertyValue(mark, 'specVanish') !== undefined,
  );
}
