/** Sections: pages of one size, with what stands at their head and foot (ECMA-376 part 1, §17.6). */
import { drawBlock, noSurroundings } from './docx-blocks.ts';
import type { WordPart } from './docx-package.ts';
import type { Story, WordPaper } from './docx-paper.ts';
import { isOn } from './docx-properties.ts';
import { quiet } from './html-paper.ts';
import { held, inLetters, points } from './paper-looks.ts';
import { child, children, elementsOf, numberOf, valAt, type XmlElement } from './xml-tree.ts';

type Place = 'header' | 'footer';
type Which = 'default' | 'first' | 'even';

interface Section {
  readonly elements: XmlElement[];
  readonly properties: XmlElement | undefined;
  /** Of the section or of one before it. */
  readonly running: ReadonlyMap<string, string>;
}

export interface DrawnSections {
  readonly html: string;
  /** Rules for the sizes of pages. */
  readonly pages: string;
}

export interface SectionsGiven {
  readonly paper: WordPaper;
  readonly main: WordPart;
  /** Headers and footers, by the name of their part. */
  readonly runningParts: ReadonlyMap<string, WordPart>;
  readonly evenPages: boolean;
  readonly story: (part: WordPart, gridPoints: number, running: boolean) => Story;
}

export function sectionsOf(body: XmlElement): Section[] {
  const sections: Section[] = [];
  let elements: XmlElement[] = [];
  let running: ReadonlyMap<string, string> = new Map();
  const close = (properties: XmlElement | undefined): void => {
    const all = new Map(running);
    for (const place of ['header', 'footer']) {
      for (const reference of children(properties, `${place}Reference`)) {
        const which = reference.attributes.get('type') ?? 'default';
        all.set(`${place} ${which}`, reference.attributes.get('id') ?? '');
      }
    }
    running = all;
    sections.push({ elements, properties, running });
    elements = [];
  };
  for (const element of flat(body)) {
    if (element.name === 'sectPr') continue;
    elements.push(element);
    const ends = element.name === 'p' ? child(element, 'pPr', 'sectPr') : undefined;
    if (ends) close(ends);
  }
  if (elements.length > 0 || sections.length === 0) close(child(body, 'sectPr'));
  return sections;
}

/** A section may end within a content control. */
function* flat(element: XmlElement): Generator<XmlElement> {
  for (const found of elementsOf(element)) {
    if (found.name === 'sdt' && !child(found, 'sdtPr', 'checkbox')) {
      const content = child(found, 'sdtContent');
      if (content) yield* flat(content);
    } else if (found.name === 'customXml') yield* flat(found);
    else yield found;
  }
}

interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  readonly header: number;
  readonly footer: number;
}

/** In points. A4 with margins of 16 mm where the file does not say. */
function geometryOf(properties: XmlElement | undefined): Geometry {
  const size = child(properties, 'pgSz')?.attributes;
  const margins = child(properties, 'pgMar')?.attributes;
  const inPoints = (value: string | undefined, otherwise: number, least: number, most: number): number =>
    held((numberOf(value) ?? otherwise * 20) / 20, least, most);
  const width = inPoints(size?.get('w'), 595.3, 140, 1_600);
  const height = inPoints(size?.get('h'), 841.9, 140, 1_600);
  const across = (name: string): number => inPoints(margins?.get(name), 45.4, 0, width * 0.4);
  const down = (name: string): number =>
    held(Math.abs(numberOf(margins?.get(name)) ?? 45.4 * 20) / 20, 0, height * 0.4);
  const top = down('top');
  const bottom = down('bottom');
  return {
    width,
    height,
    top,
    bottom,
    left: across('left'),
    right: across('right'),
    header: held(inPoints(margins?.get('header'), 36, 10, height * 0.3), 0, Math.max(top, 10)),
    footer: held(inPoints(margins?.get('footer'), 36, 10, height * 0.3), 0, Math.max(bottom, 10)),
  };
}

export function drawSections(sections: readonly Section[], given: SectionsGiven): DrawnSections {
  const names = new Map<string, string>();
  const html: string[] = [];
  let before: { geometry: string; running: string } | undefined;
  let firstRules = '';
  for (let at = 0; at < sections.length; ) {
    const section = sections[at] as Section;
    const geometry = geometryOf(section.properties);
    const key = JSON.stringify(geometry);
    const running = JSON.stringify([...section.running]);
    let end = at + 1;
    while (end < sections.length && joins(sections[end] as Section, key, running)) end += 1;
    const headers = runningOf(section, 'header', given);
    const footers = runningOf(section, 'footer', given);
    const rules =
      `size:${points(geometry.width)} ${points(geometry.height)};` +
      `margin:${points(headers.length > 0 ? geometry.header : geometry.top)} ${points(geometry.right)} ` +
      `${points(footers.length > 0 ? geometry.footer : geometry.bottom)} ${points(geometry.left)}`;
    const name = names.get(rules) ?? `page-${inLetters(names.size)}`;
    names.set(rules, name);
    if (firstRules === '') firstRules = rules;
    const inner = sections
      .slice(at, end)
      .map((part) => drawContent(part, given))
      .join('');
    const flows = before?.geometry === key && valAt(section.properties, 'type') === 'continuous';
    const page = before === undefined || flows ? '' : ' new-section';
    html.push(
      `<div class="section ${name}${page}">${withRunning(inner, headers, footers, geometry, given)}</div>`,
    );
    before = { geometry: key, running };
    at = end;
  }
  const named = [...names].map(([rules, name]) => `@page ${name}{${rules}} .${name}{page:${name}}`);
  return {
    html: html.join(''),
    pages: [`@page{${firstRules}}`, ...(names.size > 1 ? named : [])].join('\n'),
  };
}

function joins(section: Section, geometry: string, running: string): boolean {
  return (
    valAt(section.properties, 'type') === 'continuous' &&
    JSON.stringify(geometryOf(section.properties)) === geometry &&
    JSON.stringify([...section.running]) === running
  );
}

function drawContent(section: Section, { paper, main, story }: SectionsGiven): string {
  const grid = child(section.properties, 'docGrid')?.attributes;
  const pitch = /^(?:lines|linesAndChars|snapToChars)$/.test(grid?.get('type') ?? '')
    ? (numberOf(grid?.get('linePitch')) ?? 0)
    : 0;
  const own = story(main, held(pitch / 20, 0, 60), false);
  const inner = section.elements.map((element) => drawBlock(element, paper, own, noSurroundings)).join('');
  const columns = child(section.properties, 'cols')?.attributes;
  const count = numberOf(columns?.get('num')) ?? 1;
  if (count < 2) return inner;
  const gap = held((numberOf(columns?.get('space')) ?? 720) / 20, 0, 200);
  return paper.writer.element(
    'div',
    { 'column-count': String(held(Math.floor(count), 2, 12)), 'column-gap': points(gap) },
    inner,
  );
}

interface Running {
  readonly which: Which;
  readonly part: WordPart;
}

/** What Word shows of them: those for first and even pages only where they are asked for. */
function runningOf(section: Section, place: Place, given: SectionsGiven): Running[] {
  const asked: Which[] = ['default'];
  if (isOn(child(section.properties, 'titlePg'))) asked.push('first');
  if (given.evenPages) asked.push('even');
  return asked.flatMap((which) => {
    const relation = given.main.relations.get(section.running.get(`${place} ${which}`) ?? '');
    const part = relation && given.runningParts.get(relation.target);
    return part && hasContent(part.root) ? [{ which, part }] : [];
  });
}

const shows = /^(?:t|sym|drawing|pict|object|fldSimple|instrText|oMath|ptab|altChunk)$/;
const hasContent = (element: XmlElement): boolean =>
  shows.test(element.name) || elementsOf(element).some(hasContent);

const labels: Readonly<Record<Place, Readonly<Record<Which, string>>>> = {
  header: { default: '', first: '首页页眉 First-page header', even: '偶数页页眉 Even-page header' },
  footer: { default: '', first: '首页页脚 First-page footer', even: '偶数页页脚 Even-page footer' },
};

/**
 * The head and the foot of a table are repeated on each page that it goes over. Those for first or even pages stand once, with a
 * word of which they are: nobody here knows where a page ends.
 */
function withRunning(
  inner: string,
  headers: readonly Running[],
  footers: readonly Running[],
  geometry: Geometry,
  given: SectionsGiven,
): string {
  const { paper } = given;
  const draw = ({ part }: Running): string => {
    const story = given.story(part, 0, true);
    return elementsOf(part.root)
      .map((element) => drawBlock(element, paper, story, noSurroundings))
      .join('');
  };
  const once = (place: Place, list: readonly Running[]): string =>
    list
      .filter(({ which }) => which !== 'default')
      .map((running) => `<div class="once">${quiet(labels[place][running.which])}${draw(running)}</div>`)
      .join('');
  const repeated = (list: readonly Running[]): string =>
    list
      .filter(({ which }) => which === 'default')
      .map(draw)
      .join('');
  const head = repeated(headers);
  const foot = repeated(footers);
  const body = once('header', headers) + inner + once('footer', footers);
  if (headers.length === 0 && footers.length === 0) return body;
  const { writer } = paper;
  const row = (name: string, content: string, look: Record<string, string>): string =>
    writer.element(name, {}, writer.element('tr', {}, writer.element('td', look, content)));
  const above =
    headers.length === 0
      ? ''
      : row('thead', head, { height: points(held(geometry.top - geometry.header, 4, 150)) });
  const below =
    footers.length === 0
      ? ''
      : row('tfoot', foot, {
          height: points(held(geometry.bottom - geometry.footer, 4, 150)),
          'vertical-align': 'bottom',
        });
  return writer.element('table', {}, above + below + row('tbody', body, {}), { class: 'running' });
}
