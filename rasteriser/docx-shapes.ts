/**
 * Shapes that stand at places of their own: the drawing of a diagram, a group, a canvas (ECMA-376 part 1, §20.1). Boxes with their
 * words are drawn where they stand; a connector's arrow and an outline other than a rectangle or an ellipse are not, and count.
 */

import { colour } from './docx-look.ts';
import type { WordPaper } from './docx-paper.ts';
import type { InlineScope, Piece } from './docx-piece.ts';
import { escapeText } from './html-paper.ts';
import { held, type Look, points } from './paper-looks.ts';
import { child, children, elementsOf, numberOf, textOf, type XmlElement } from './xml-tree.ts';

const shapesMax = 2_000;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** From the group's own measures to points on the paper. */
interface Scale {
  readonly fromX: number;
  readonly fromY: number;
  readonly byX: number;
  readonly byY: number;
  readonly atX: number;
  readonly atY: number;
}

export function groupCanvas(
  group: XmlElement,
  scope: InlineScope,
  frame: Frame,
  graphic: (element: XmlElement, scope: InlineScope, frame: Frame) => Piece[],
): Piece[] {
  const { paper } = scope;
  const { writer } = paper;
  const drawn: string[] = [];
  let left = false;
  let shapes = 0;

  const place = (element: XmlElement, scale: Scale): Place | undefined => {
    const transform = transformOf(element);
    const off = child(transform, 'off')?.attributes;
    const ext = child(transform, 'ext')?.attributes;
    const [x, y, cx, cy] = [off?.get('x'), off?.get('y'), ext?.get('cx'), ext?.get('cy')].map(numberOf);
    if (x === undefined || y === undefined || cx === undefined || cy === undefined) return undefined;
    return {
      x: scale.atX + (x - scale.fromX) * scale.byX,
      y: scale.atY + (y - scale.fromY) * scale.byY,
      width: cx * scale.byX,
      height: cy * scale.byY,
    };
  };

  const draw = (element: XmlElement, scale: Scale): void => {
    shapes += 1;
    if (shapes > shapesMax) return;
    if (/^(?:wgp|grpSp|wpc|spTree|lockedCanvas)$/.test(element.name)) {
      const inner = innerScale(element, scale, place(element, scale));
      for (const each of elementsOf(element)) draw(each, inner);
      return;
    }
    if (!/^(?:wsp|sp|pic|cxnSp|graphicFrame|contentPart)$/.test(element.name)) return;
    // One whose place is not told stands in the corner: its words are not lost.
    const at = place(element, scale) ?? { x: scale.atX, y: scale.atY, width: wide, height: 0 };
    const look: Look = {
      position: 'absolute',
      left: points(held(at.x, 0, 2_000)),
      top: points(held(at.y, 0, 3_000)),
      width: points(held(at.width, 0, 2_000)),
    };
    const high = points(held(at.height, 0, 3_000));
    const size: Frame = { width: at.width * 12_700, height: at.height * 12_700, named: '' };
    const inside =
      element.name === 'graphicFrame'
        ? children(child(element, 'graphic'), 'graphicData').flatMap(elementsOf)
        : [element];
    if (/^(?:pic|graphicFrame|contentPart)$/.test(element.name)) {
      const pieces = inside.flatMap((each) => graphic(each, scope, size));
      drawn.push(writer.element('div', look, pieces.map(({ html }) => html).join('')));
      return;
    }
    const straight = isStraightLine(element);
    if (straight && (at.width < 2 || at.height < 2)) {
      const line = lineOf(element, paper) ?? '0.75pt solid #404040';
      drawn.push(
        writer.element(
          'div',
          { ...look, height: high, [at.width < 2 ? 'border-left' : 'border-top']: line },
          '',
        ),
      );
      return;
    }
    const own = shapeLook(element, paper);
    const round = roundingOf(element);
    const seen = own.border !== undefined || own['background-color'] !== undefined;
    const inner = words(element, own['background-color']);
    if (round === undefined && seen) left = true;
    if (straight || (inner === '' && !seen)) return;
    drawn.push(
      writer.element('div', { ...look, 'min-height': high, ...own, 'border-radius': round }, inner, {
        class: 'placed',
      }),
    );
  };

  const words = (element: XmlElement, ground: string | undefined): string => {
    const content = child(element, 'txbx', 'txbxContent');
    if (content) return scope.blocks(elementsOf(content), ground);
    const body = child(element, 'txBody') ?? child(element, 'txSp', 'txBody');
    return children(body, 'p')
      .map((paragraph) => {
        const runs = elementsOf(paragraph).filter(({ name }) => /^(?:r|fld|br)$/.test(name));
        const text = runs
          .map((run) => (run.name === 'br' ? '\n' : children(run, 't').map(textOf).join('')))
          .join('');
        const size = numberOf(child(runs[0], 'rPr')?.attributes.get('sz')) ?? 1_200;
        paper.say(`${text}\n`);
        const light = ground !== undefined && isDark(ground) ? { color: '#ffffff' } : {};
        return writer.element(
          'div',
          { 'font-size': points(held(size / 100, 5, 40)), 'text-align': 'center', ...light },
          escapeText(text).replaceAll('\n', '<br>'),
        );
      })
      .join('');
  };

  const wide = held(frame.width / 12_700, 10, 1_200);
  const high = held(frame.height / 12_700, 10, 2_000);
  const outer: Scale = { fromX: 0, fromY: 0, byX: 1 / 12_700, byY: 1 / 12_700, atX: 0, atY: 0 };
  const inner = /^(?:wgp|grpSp|lockedCanvas)$/.test(group.name)
    ? innerScale(group, outer, { x: 0, y: 0, width: wide, height: high })
    : outer;
  for (const each of elementsOf(group)) draw(each, inner);
  if (left || shapes > shapesMax) paper.count('drawing');
  if (drawn.length === 0) return [];
  const look: Look = { position: 'relative', width: points(wide), height: points(high) };
  return [{ html: writer.element('div', look, drawn.join(''), { class: 'canvas' }), is: 'block' }];
}

const transformOf = (element: XmlElement): XmlElement | undefined =>
  child(element, 'spPr', 'xfrm') ?? child(element, 'grpSpPr', 'xfrm') ?? child(element, 'xfrm');

function innerScale(group: XmlElement, scale: Scale, at: Place | undefined): Scale {
  const transform = transformOf(group);
  const off = child(transform, 'chOff')?.attributes;
  const ext = child(transform, 'chExt')?.attributes;
  const [x, y, cx, cy] = [off?.get('x'), off?.get('y'), ext?.get('cx'), ext?.get('cy')].map(numberOf);
  if (!at || x === undefined || y === undefined || !cx || !cy) return scale;
  return { fromX: x, fromY: y, byX: at.width / cx, byY: at.height / cy, atX: at.x, atY: at.y };
}

/** How round the corners of an outline are that is drawn truly; undefined for any other outline. */
export function roundingOf(element: XmlElement): string | undefined {
  const properties = child(element, 'spPr');
  if (child(properties, 'custGeom')) return undefined;
  const outline = child(properties, 'prstGeom')?.attributes.get('prst') ?? 'rect';
  return Object.hasOwn(roundings, outline) ? roundings[outline] : undefined;
}
const roundings: Readonly<Record<string, string>> = {
  rect: '0',
  flowChartProcess: '0',
  roundRect: '5pt',
  flowChartAlternateProcess: '5pt',
  ellipse: '50%',
};

export function isStraightLine(element: XmlElement): boolean {
  const geometry = child(element, 'spPr', 'prstGeom')?.attributes.get('prst') ?? '';
  return (
    element.name === 'cxnSp' ||
    /^(?:line|straightConnector\d|bentConnector\d|curvedConnector\d)$/.test(geometry)
  );
}

function colourIn(fill: XmlElement | undefined, paper: WordPaper): string | undefined {
  const plain = child(fill, 'srgbClr')?.attributes.get('val');
  if (plain !== undefined) return colour(plain);
  const scheme = child(fill, 'schemeClr')?.attributes.get('val') ?? '';
  const names: Readonly<Record<string, string>> = { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2' };
  return (
    colour(paper.themeColours.get(names[scheme] ?? scheme)) ??
    colour(child(fill, 'sysClr')?.attributes.get('lastClr'))
  );
}

const isDark = (hex: string): boolean => {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return part(1) * 0.3 + part(3) * 0.59 + part(5) * 0.11 < 140;
};

function lineOf(element: XmlElement, paper: WordPaper): string | undefined {
  const line = child(element, 'spPr', 'ln');
  if (child(line, 'noFill')) return undefined;
  const ink = colourIn(child(line, 'solidFill'), paper) ?? colourIn(child(element, 'style', 'lnRef'), paper);
  const none = child(element, 'style', 'lnRef')?.attributes.get('idx') === '0';
  if (ink === undefined || (none && !child(line, 'solidFill'))) return undefined;
  const width = held((numberOf(line?.attributes.get('w')) ?? 9_525) / 12_700, 0.5, 6);
  return `${points(width)} solid ${ink}`;
}

/** Its ground and its border, where it has them. */
export function shapeLook(element: XmlElement, paper: WordPaper): Look {
  const properties = child(element, 'spPr');
  const byStyle = child(element, 'style', 'fillRef');
  const fill = child(properties, 'noFill')
    ? undefined
    : (colourIn(child(properties, 'solidFill'), paper) ??
      colourIn(child(properties, 'gradFill', 'gsLst', 'gs'), paper) ??
      (byStyle?.attributes.get('idx') === '0' ? undefined : colourIn(byStyle, paper)));
  return { 'background-color': fill, border: lineOf(element, paper) };
}

export interface Frame {
  /** English metric units; 0 where the file does not say. */
  readonly width: number;
  readonly height: number;
  readonly named: string;
}
