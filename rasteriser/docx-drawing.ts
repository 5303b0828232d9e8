/**
 * Pictures, text boxes, charts, diagrams, embedded objects and old vector drawings (ECMA-376 part 1, §20.4; part 4, §14), one by
 * one in the order of the file. Their words are always shown; what has a look that is not drawn here is a named box and is counted.
 */

import type { LossKind } from '../shared/vocabulary/losses.ts';
import { chartTable } from './docx-chart.ts';
import type { InlineScope, Piece } from './docx-piece.ts';
import type { Frame } from './docx-shapes.ts';
import { groupCanvas, isStraightLine, roundingOf, shapeLook } from './docx-shapes.ts';
import { escapeText } from './html-paper.ts';
import { emu, held, type Look, namedBox, points } from './paper-looks.ts';
import { child, children, descendants, elementsOf, numberOf, textOf, type XmlElement } from './xml-tree.ts';

const widthPointsMax = 1_200;

export function drawingPieces(element: XmlElement, scope: InlineScope): Piece[] {
  if (element.name === 'contentPart') return [box(scope, 'drawing', '手写墨迹未显示 ink not shown')];
  if (element.name === 'drawing') {
    return elementsOf(element).flatMap((frame) => modernDrawing(frame, scope));
  }
  return oldDrawing(element, scope);
}

function box(scope: InlineScope, what: LossKind, said: string, named = ''): Piece {
  scope.paper.count(what);
  if (named !== '') scope.paper.say(` ${named} `);
  return { html: namedBox(scope.paper.writer, said, [...named].slice(0, 200).join('')), is: 'text' };
}

const describedBy = (frame: XmlElement): string => {
  const properties = child(frame, 'docPr');
  return (properties?.attributes.get('descr') ?? properties?.attributes.get('title') ?? '').trim();
};

/** `wp:inline` or `wp:anchor`. */
function modernDrawing(frame: XmlElement, scope: InlineScope): Piece[] {
  const extent = child(frame, 'extent')?.attributes;
  const width = numberOf(extent?.get('cx')) ?? 0;
  const height = numberOf(extent?.get('cy')) ?? 0;
  const data = child(frame, 'graphic', 'graphicData');
  if (!data) return [];
  const named = describedBy(frame);
  const video = [...descendants(frame, 'webVideoPr')].length;
  if (video > 0) scope.paper.count('recording', video);
  const floating = frame.name === 'anchor';
  const pieces = elementsOf(data).flatMap((element) => graphic(element, scope, { width, height, named }));
  return floating
    ? pieces.map((piece) => (piece.is === 'block' ? { ...piece, is: 'after' as const } : piece))
    : pieces;
}

function graphic(element: XmlElement, scope: InlineScope, frame: Frame): Piece[] {
  switch (element.name) {
    case 'pic':
      return [picture(element, scope, frame)];
    case 'wsp':
    case 'sp':
    case 'cxnSp':
      return shape(element, scope, frame);
    case 'wgp':
    case 'wpc':
    case 'grpSp':
    case 'lockedCanvas':
      return groupCanvas(element, scope, frame, graphic);
    case 'chart':
      return [chart(element, scope, frame)];
    case 'relIds':
      return diagram(element, scope, frame);
    case 'contentPart':
      return [box(scope, 'drawing', '手写墨迹未显示 ink not shown', frame.named)];
    default:
      return [
        box(scope, 'drawing', '图形未显示 drawing not shown', frame.named),
        ...wordsBelow(element, scope),
      ];
  }
}

/** What is written in something that is not drawn. */
function wordsBelow(element: XmlElement, scope: InlineScope): Piece[] {
  const boxes = [...descendants(element, 'txbxContent')];
  return boxes.map((content) => ({ html: scope.blocks(elementsOf(content)), is: 'block' as const }));
}

function picture(element: XmlElement, scope: InlineScope, frame: Frame): Piece {
  const { paper, story } = scope;
  const fill = child(element, 'blipFill');
  const blip = child(fill, 'blip');
  const embedded = blip?.attributes.get('embed');
  if ([...descendants(element, 'videoFile'), ...descendants(element, 'audioFile')].length > 0)
    paper.count('recording');
  const dataUri = paper.picture(story.part, embedded);
  if (dataUri === undefined) return box(scope, 'picture', '图片未显示 picture not shown', frame.named);
  return { html: drawnPicture(dataUri, scope, frame, child(fill, 'srcRect'), turned(element)), is: 'text' };
}

const turned = (element: XmlElement): number =>
  (numberOf(child(element, 'spPr', 'xfrm')?.attributes.get('rot')) ?? 0) / 60_000;

function drawnPicture(
  dataUri: string,
  scope: InlineScope,
  frame: Frame,
  cropped: XmlElement | undefined,
  degrees: number,
): string {
  const { writer } = scope.paper;
  const wide = held(frame.width / 12_700, 0, widthPointsMax);
  const cut = (side: string): number =>
    held((numberOf(cropped?.attributes.get(side)) ?? 0) / 100_000, 0, 0.95);
  const [left, top, right, bottom] = [cut('l'), cut('t'), cut('r'), cut('b')];
  const rotated: Look = degrees === 0 ? {} : { transform: `rotate(${Math.round(degrees)}deg)` };
  if (wide === 0) return writer.picture(dataUri, rotated);
  if (left + top + right + bottom === 0 || left + right > 0.95 || top + bottom > 0.95) {
    return writer.picture(dataUri, { width: points(wide), ...rotated });
  }
  const high = held(frame.height / 12_700, 1, 2_000);
  const whole = { width: wide / (1 - left - right), height: high / (1 - top - bottom) };
  const image = writer.picture(dataUri, {
    width: points(whole.width),
    height: points(whole.height),
    'max-width': 'none',
    'margin-left': points(-left * whole.width),
    'margin-top': points(-top * whole.height),
  });
  const window: Look = {
    display: 'inline-block',
    overflow: 'hidden',
    width: points(wide),
    height: points(high),
  };
  return writer.element('span', { ...window, ...rotated }, image);
}

function shape(element: XmlElement, scope: InlineScope, frame: Frame): Piece[] {
  const { paper } = scope;
  const content = child(element, 'txbx', 'txbxContent');
  const fill = child(element, 'spPr', 'blipFill', 'blip')?.attributes.get('embed');
  const dataUri = fill === undefined ? undefined : paper.picture(scope.story.part, fill);
  const look = shapeLook(element, paper);
  const ground = look['background-color'];
  const pieces: Piece[] = [];
  if (fill !== undefined && dataUri === undefined)
    pieces.push(box(scope, 'picture', '图片未显示 picture not shown', frame.named));
  if (dataUri !== undefined)
    pieces.push({ html: drawnPicture(dataUri, scope, frame, undefined, 0), is: 'text' });
  if (content) {
    const width = held(frame.width / 12_700, 20, widthPointsMax);
    const inner = scope.blocks(elementsOf(content), ground);
    pieces.push({
      html: paper.writer.element('div', { ...look, width: points(width) }, inner, { class: 'text-box' }),
      is: 'block',
    });
  } else if (pieces.length === 0) {
    if (isStraightLine(element)) {
      const upright = frame.height > frame.width;
      if (!upright)
        pieces.push({
          html: paper.writer.element('div', { width: emu(frame.width) }, '', { class: 'drawn-line' }),
          is: 'block',
        });
    } else if (look.border !== undefined || ground !== undefined) {
      pieces.push(emptyShape(element, look, scope, frame));
    }
  }
  return pieces;
}

/** A rectangle or an ellipse by itself is drawn; another outline is named. */
function emptyShape(element: XmlElement, look: Look, scope: InlineScope, frame: Frame): Piece {
  const round = roundingOf(element);
  if (round === undefined) return box(scope, 'drawing', '图形未显示 drawing not shown', frame.named);
  const size = {
    width: points(held(frame.width / 12_700, 1, widthPointsMax)),
    height: points(held(frame.height / 12_700, 1, 1_500)),
  };
  const drawn: Look = { display: 'inline-block', ...size, ...look, 'border-radius': round };
  return { html: scope.paper.writer.element('div', drawn, ''), is: 'block' };
}

function chart(element: XmlElement, scope: InlineScope, frame: Frame): Piece {
  const { paper, story } = scope;
  const part = paper.related(story.part, element.attributes.get('id'));
  const { title, table } = part ? chartTable(part.root, paper) : { title: '', table: '' };
  const { html } = box(scope, 'chart', '图表未显示 chart not shown', title || frame.named);
  return table === ''
    ? { html, is: 'text' }
    : { html: paper.writer.element('div', {}, html + table), is: 'block' };
}

/** SmartArt keeps a drawing of itself beside its data. */
function diagram(element: XmlElement, scope: InlineScope, frame: Frame): Piece[] {
  const { paper, story } = scope;
  const drawing = paper.related(story.part, `drawing of ${element.attributes.get('dm') ?? ''}`);
  if (drawing) {
    const tree = child(drawing.root, 'spTree');
    if (tree) return groupCanvas(tree, { ...scope, story: { ...story, part: drawing } }, frame, graphic);
  }
  const data = paper.related(story.part, element.attributes.get('dm'));
  const words = data ? [...descendants(data.root, 't')].map(textOf).filter((text) => text.trim() !== '') : [];
  return [box(scope, 'diagram', '智能图示未显示 diagram not shown', words.join(' · ') || frame.named)];
}

/** `w:pict` and `w:object`: VML, embedded objects, controls. */
function oldDrawing(element: XmlElement, scope: InlineScope): Piece[] {
  const { paper } = scope;
  const object = child(element, 'OLEObject');
  const control = child(element, 'control');
  const shapes = elementsOf(element).filter(({ name }) =>
    /^(?:shape|rect|roundrect|oval|line|group|polyline|arc|image)$/.test(name),
  );
  const drawn = shapes.flatMap((found) =>
    oldShape(found, scope, object !== undefined || control !== undefined),
  );
  if (object) {
    const linked = object.attributes.get('Type') === 'Link';
    const program = object.attributes.get('ProgID') ?? '';
    paper.count('embedded');
    const said = `${linked ? '链接的对象' : '嵌入的对象'}未打开 embedded object not opened`;
    drawn.push({ html: namedBox(paper.writer, said, program), is: 'text' });
  }
  if (control) {
    paper.count('control');
    drawn.push({
      html: namedBox(
        paper.writer,
        '表单控件未显示 form control not shown',
        control.attributes.get('name') ?? '',
      ),
      is: 'text',
    });
  }
  const media = elementsOf(element).filter(({ name }) => name === 'movie');
  if (media.length > 0) drawn.push(box(scope, 'recording', '音视频未显示 recording not shown'));
  return drawn;
}

const sizeInStyle = (style: string, name: string): number => {
  const found = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([\\d.]+)(pt|in|cm|mm|px)?`, 'i').exec(style);
  const inPoints: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 28.35, mm: 2.835, px: 0.75 };
  return found ? Number(found[1]) * (inPoints[found[2] ?? 'px'] ?? 1) * 12_700 : 0;
};

/** `preview`: it stands for an object, and is no picture of its own where it cannot be shown. */
function oldShape(element: XmlElement, scope: InlineScope, preview: boolean): Piece[] {
  const { paper, story } = scope;
  const style = element.attributes.get('style') ?? '';
  const frame: Frame = {
    width: sizeInStyle(style, 'width'),
    height: sizeInStyle(style, 'height'),
    named: (element.attributes.get('alt') ?? '').trim(),
  };
  const pieces: Piece[] = [];
  for (const part of elementsOf(element)) {
    if (part.name === 'imagedata' || (part.name === 'fill' && part.attributes.has('id'))) {
      const relation =
        part.attributes.get('id') ?? part.attributes.get('pict') ?? part.attributes.get('relid');
      const dataUri = paper.picture(story.part, relation);
      if (dataUri !== undefined)
        pieces.push({ html: drawnPicture(dataUri, scope, frame, undefined, 0), is: 'text' });
      else if (!preview) pieces.push(box(scope, 'picture', '图片未显示 picture not shown', frame.named));
    } else if (part.name === 'textbox') {
      const content = child(part, 'txbxContent');
      const inner = content ? scope.blocks(elementsOf(content)) : escapeText(textOf(part));
      const border: Look = element.attributes.get('stroked') === 'f' ? {} : { border: '0.5pt solid #808080' };
      const width = frame.width > 0 ? { width: points(held(frame.width / 12_700, 20, widthPointsMax)) } : {};
      const html = paper.writer.element('div', { ...border, ...width }, inner, { class: 'text-box' });
      pieces.push({ html, is: /position\s*:\s*absolute/i.test(style) ? 'after' : 'block' });
    } else if (part.name === 'textpath') {
      const text = part.attributes.get('string') ?? '';
      paper.say(text);
      pieces.push({
        html: paper.writer.element('span', {}, escapeText(text), { class: 'word-art' }),
        is: 'text',
      });
    } else if (/^(?:shape|rect|roundrect|oval|line|group|polyline|arc|image)$/.test(part.name)) {
      pieces.push(...oldShape(part, scope, preview));
    }
  }
  if (pieces.length > 0 || preview || element.name === 'group') return pieces;
  if (element.attributes.get('hr') === 't') return [{ html: '<hr>', is: 'block' }];
  if (element.name === 'line' || element.attributes.get('type') === '#_x0000_t32') {
    return [{ html: paper.writer.element('div', {}, '', { class: 'drawn-line' }), is: 'block' }];
  }
  const unseen = element.attributes.get('stroked') === 'f' && element.attributes.get('filled') === 'f';
  return unseen || children(element, 'shapetype').length > 0
    ? []
    : [box(scope, 'drawing', '图形未显示 drawing not shown', frame.named)];
}
