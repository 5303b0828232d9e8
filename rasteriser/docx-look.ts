/** How a run and a paragraph look, from their properties: what a page can show of them. */
import { isOn, type Properties, propertyValue } from './docx-properties.ts';
import { dxa, held, type Look, points } from './paper-looks.ts';
import { child, numberOf, type XmlElement } from './xml-tree.ts';

const fontPointsDefault = 10;
const fontPointsMax = 200;
/** Pages are never dark: what is meant to be read in white on a dark ground keeps its ground. */
const highlights: Readonly<Record<string, string>> = {
  black: '#000000',
  blue: '#9fb8ff',
  cyan: '#9ff5ff',
  green: '#9fffa6',
  magenta: '#ffb3f6',
  red: '#ff9f9f',
  yellow: '#fff59f',
  darkBlue: '#8090c0',
  darkCyan: '#80c0c0',
  darkGreen: '#80c080',
  darkMagenta: '#c080c0',
  darkRed: '#c08080',
  darkYellow: '#c0c080',
  darkGray: '#b0b0b0',
  lightGray: '#dddddd',
};

export const fontPointsOf = (run: Properties): number =>
  held((numberOf(propertyValue(run, 'sz')) ?? fontPointsDefault * 2) / 2, 1, fontPointsMax);

export function colour(value: string | undefined): string | undefined {
  return value !== undefined && /^[0-9a-f]{6}$/i.test(value) ? `#${value.toLowerCase()}` : undefined;
}

export function shading(element: XmlElement | undefined): string | undefined {
  const fill = colour(element?.attributes.get('fill'));
  if (element?.attributes.get('val') === 'solid') return colour(element.attributes.get('color')) ?? fill;
  return fill;
}

const lightness = (hex: string): number => {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return (part(1) * 0.3 + part(3) * 0.59 + part(5) * 0.11) / 255;
};

/** `ground` is what is behind it: letters that would not be seen on it are drawn dark. */
export function runLook(run: Properties, ground: string | undefined): Look {
  const size = fontPointsOf(run);
  const behind = highlights[propertyValue(run, 'highlight') ?? ''] ?? shading(run.get('shd'));
  const ink = colour(propertyValue(run, 'color'));
  const seen =
    ink !== undefined && Math.abs(lightness(ink) - lightness(behind ?? ground ?? '#ffffff')) > 0.15;
  const dark = behind ?? ground;
  const underline = propertyValue(run, 'u');
  const lines = [
    run.has('u') && underline !== 'none' ? 'underline' : '',
    isOn(run.get('strike')) || isOn(run.get('dstrike')) ? 'line-through' : '',
  ].filter((line) => line !== '');
  const kind = lines.includes('underline')
    ? underlineKinds.find(([found]) => found.test(underline ?? ''))?.[1]
    : undefined;
  const vertical = propertyValue(run, 'vertAlign');
  const raised = numberOf(propertyValue(run, 'position')) ?? 0;
  const spacing = numberOf(propertyValue(run, 'spacing')) ?? 0;
  const emphasis = propertyValue(run, 'em');
  const script = vertical === 'superscript' || vertical === 'subscript';
  return {
    'font-size': points(script ? size * 0.66 : size),
    'font-weight': isOn(run.get('b')) ? 'bold' : undefined,
    'font-style': isOn(run.get('i')) ? 'italic' : undefined,
    color: seen ? ink : dark !== undefined && lightness(dark) < 0.4 ? '#ffffff' : undefined,
    'background-color': behind,
    'text-decoration': lines.length === 0 ? undefined : [...lines, ...(kind ? [kind] : [])].join(' '),
    'text-transform': isOn(run.get('caps')) ? 'uppercase' : undefined,
    'font-variant': isOn(run.get('smallCaps')) ? 'small-caps' : undefined,
    'vertical-align': script
      ? vertical === 'superscript'
        ? 'super'
        : 'sub'
      : raised === 0
        ? undefined
        : points(held(raised / 2, -50, 50)),
    'letter-spacing': spacing === 0 ? undefined : dxa(held(spacing, -40, 400)),
    'text-emphasis': emphasis === undefined || emphasis === 'none' ? undefined : 'dot',
    border: run.has('bdr') ? borderOf(run.get('bdr')) : undefined,
  };
}
const underlineKinds: readonly [RegExp, string][] = [
  [/^double$/, 'double'],
  [/^wav/, 'wavy'],
  [/^dot/, 'dotted'],
  [/^dash/, 'dashed'],
];

const borderStyles: readonly [RegExp, string][] = [
  [/^(?:nil|none)$/, 'none'],
  [/^double|^triple|^thick[TB]|^thin/, 'double'],
  [/^dot/, 'dotted'],
  [/^dash/, 'dashed'],
];

/** Undefined where it says nothing, `none` where it says that there is none. */
export function borderOf(border: XmlElement | undefined): string | undefined {
  const kind = border?.attributes.get('val');
  if (border === undefined || kind === undefined) return undefined;
  const style = borderStyles.find(([found]) => found.test(kind))?.[1] ?? 'solid';
  if (style === 'none') return 'none';
  const width = held((numberOf(border.attributes.get('sz')) ?? 4) / 8, style === 'double' ? 1.5 : 0.5, 6);
  return `${points(width)} ${style} ${colour(border.attributes.get('color')) ?? '#000000'}`;
}

const sides = ['top', 'right', 'bottom', 'left'] as const;
function borderLook(borders: XmlElement | undefined): Look {
  const look: Record<string, string | undefined> = {};
  for (const side of sides) {
    const other = side === 'left' ? 'start' : side === 'right' ? 'end' : side;
    look[`border-${side}`] = borderOf(child(borders, side) ?? child(borders, other));
  }
  return look;
}

const alignments: Readonly<Record<string, string>> = {
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
};
/** A line of type as Word sets it, in parts of its size. */
const lineNatural = 1.3;

export interface ParagraphSurroundings {
  /** Of its mark: what an empty paragraph is as high as. */
  readonly fontPoints: number;
  /** Grid of the page's lines, in points; 0 where there is none. */
  readonly gridPoints: number;
  readonly defaultTabDxa: number;
}

export function paragraphLook(paragraph: Properties, around: ParagraphSurroundings): Look {
  const { fontPoints, gridPoints } = around;
  const indent = (name: string, inCharacters: string): number | undefined => {
    const attributes = paragraph.get('ind')?.attributes;
    const characters = numberOf(attributes?.get(inCharacters));
    if (characters !== undefined && characters !== 0) return (characters / 100) * fontPoints * 20;
    return numberOf(attributes?.get(name));
  };
  const rightToLeft = isOn(paragraph.get('bidi'));
  const before = indent('left', 'leftChars') ?? indent('start', 'startChars') ?? 0;
  const after = indent('right', 'rightChars') ?? indent('end', 'endChars') ?? 0;
  const hanging = indent('hanging', 'hangingChars');
  const first = hanging === undefined ? (indent('firstLine', 'firstLineChars') ?? 0) : -hanging;
  const spacing = paragraph.get('spacing')?.attributes;
  const gap = (name: string): number => {
    if (isOnValue(spacing?.get(`${name}Autospacing`))) return 280;
    const lines = numberOf(spacing?.get(`${name}Lines`));
    return lines ? (lines / 100) * 312 : (numberOf(spacing?.get(name)) ?? 0);
  };
  const snapped = gridPoints > 0 && !(paragraph.has('snapToGrid') && !isOn(paragraph.get('snapToGrid')));
  const natural = snapped ? `max(${lineNatural}em, ${points(gridPoints)})` : `${lineNatural}em`;
  const line = numberOf(spacing?.get('line'));
  const rule = spacing?.get('lineRule') ?? 'auto';
  const lineHeight =
    line === undefined || line <= 0
      ? natural
      : rule === 'auto'
        ? `calc(${natural} * ${held(line / 240, 0.8, 6).toFixed(3)})`
        : `max(1.05em, ${dxa(held(line, 0, 3_000))})`;
  const jc = propertyValue(paragraph, 'jc') ?? '';
  const mirrored = rightToLeft && (jc === '' || jc === 'start' || jc === 'left');
  // Far out of the page nobody reads: Word clips there as well.
  const left = held(before, -1_400, 7_000);
  const firstLine = held(first, -Math.max(left, 0), 6_000);
  const ground = shading(paragraph.get('shd'));
  const borders = definedOnly(borderLook(paragraph.get('pBdr')));
  // A frame and a ground begin where the first line does, if it hangs out.
  const framed = !rightToLeft && (ground !== undefined || Object.keys(borders).length > 0);
  const within = framed ? Math.max(0, -firstLine) : 0;
  return {
    'margin-left': left === within ? undefined : dxa(left - within),
    'padding-left': within === 0 ? undefined : dxa(within),
    'margin-right': after === 0 ? undefined : dxa(held(after, -1_400, 5_000)),
    'text-indent': firstLine === 0 ? undefined : dxa(firstLine),
    'margin-top': gap('before') === 0 ? undefined : dxa(held(gap('before'), 0, 4_000)),
    'margin-bottom': gap('after') === 0 ? undefined : dxa(held(gap('after'), 0, 4_000)),
    'line-height': lineHeight,
    'min-height': lineHeight,
    'font-size': points(fontPoints),
    'text-align': mirrored ? 'right' : alignments[jc],
    'text-align-last': jc === 'distribute' ? 'justify' : undefined,
    direction: rightToLeft ? 'rtl' : undefined,
    'background-color': ground,
    ...borders,
    'break-before': isOn(paragraph.get('pageBreakBefore')) ? 'page' : undefined,
    'break-after': isOn(paragraph.get('keepNext')) ? 'avoid' : undefined,
    'tab-size': around.defaultTabDxa === 420 ? undefined : dxa(held(around.defaultTabDxa, 20, 3_000)),
  };
}

export function definedOnly(look: Look): Look {
  return Object.fromEntries(
    Object.entries(look).filter(([, value]) => value !== undefined && value !== 'none'),
  );
}

const isOnValue = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on';
