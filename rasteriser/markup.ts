/**
 * The tags and words of HTML and XML, one after another, leniently: nobody builds a tree from them that a browser
 * would see. What is kept of them is written anew (`clean-html.ts`); what this reads wrongly can look wrong and
 * cannot run.
 */
import { FileFault } from './rasteriser.ts';

export type MarkupToken =
  | { readonly type: 'open'; readonly name: string; readonly attributes: Attributes; readonly empty: boolean }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string };
export type Attributes = ReadonlyMap<string, string>;

/**
 * Elements whose content nobody is shown, up to their end or that of the file, as browsers have it (HTML Standard
 * §13.2.5.4). Of all others the words count: what one program hides another shows.
 */
const opaqueElements = /^(?:script|style|title|iframe|template)$/;

const tagName = /[^\s/>]+/y;
const attribute = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

/** Names in lower case. */
export function* htmlTokens(source: string): Generator<MarkupToken> {
  let at = 0;
  while (at < source.length) {
    const next = source.indexOf('<', at);
    const textEnd = next < 0 ? source.length : next;
    if (textEnd > at) yield { type: 'text', text: decodeEntities(source.slice(at, textEnd)) };
    if (next < 0) return;
    const follows = source[next + 1] ?? '';
    if (follows === '!' || follows === '?') {
      at = skipDeclaration(source, next);
    } else if (/[a-z/]/i.test(follows)) {
      const tag = readTag(source, next);
      const name = tag.name.toLowerCase();
      at = tag.after;
      if (tag.closes) {
        yield { type: 'close', name };
        continue;
      }
      yield { type: 'open', name, attributes: tag.attributes, empty: tag.empty };
      if (opaqueElements.test(name) && !tag.empty) {
        const end = endOfOpaque(source, name, at);
        at = end;
        yield { type: 'close', name };
      }
    } else {
      yield { type: 'text', text: '<' };
      at = next + 1;
    }
  }
}

/**
 * Names without their prefix; a declaration of types or entities is refused: office formats have none (ECMA-376
 * part 2, §9.1.4), and entities that stand for entities are the oldest bomb there is.
 */
export function* xmlTokens(source: string): Generator<MarkupToken> {
  let at = 0;
  while (at < source.length) {
    const next = source.indexOf('<', at);
    const textEnd = next < 0 ? source.length : next;
    if (textEnd > at) yield { type: 'text', text: decodeEntities(source.slice(at, textEnd)) };
    if (next < 0) return;
    if (source.startsWith('<![CDATA[', next)) {
      const end = source.indexOf(']]>', next);
      yield { type: 'text', text: source.slice(next + 9, end < 0 ? source.length : end) };
      at = end < 0 ? source.length : end + 3;
    } else if (source[next + 1] === '!' || source[next + 1] === '?') {
      if (/^<!(?:DOCTYPE|ENTITY)/i.test(source.slice(next, next + 9))) refuseDeclarations();
      at = skipDeclaration(source, next);
    } else {
      const tag = readTag(source, next);
      const name = tag.name.replace(/^.*:/, '');
      at = tag.after;
      if (tag.closes) yield { type: 'close', name };
      else {
        yield { type: 'open', name, attributes: tag.attributes, empty: tag.empty };
        if (tag.empty) yield { type: 'close', name };
      }
    }
  }
}

function refuseDeclarations(): never {
  throw new FileFault('FILE_DAMAGED', { kind: 'xml', part: 'declaration' });
}

/** For XML that another reader is going to read: before it does. */
export function refuseXmlDeclarations(source: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(source)) refuseDeclarations();
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly empty: boolean;
  readonly attributes: Attributes;
  readonly after: number;
}

function readTag(source: string, opens: number): Tag {
  const closes = source[opens + 1] === '/';
  tagName.lastIndex = opens + (closes ? 2 : 1);
  const name = tagName.exec(source)?.[0] ?? '';
  let at = opens + (closes ? 2 : 1) + name.length;
  const attributes = new Map<string, string>();
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(source);
    if (!found) break;
    at = attribute.lastIndex;
    const [, key = '', double, single, bare] = found;
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? ''));
  }
  const ends = source.indexOf('>', at);
  const after = ends < 0 ? source.length : ends + 1;
  return { name, closes, empty: ends > 0 && source[ends - 1] === '/', attributes, after };
}

function skipDeclaration(source: string, at: number): number {
  const [mark, length] = source.startsWith('<!--', at) ? ['-->', 3] : ['>', 1];
  const end = source.indexOf(mark, at + 2);
  return end < 0 ? source.length : end + length;
}

function endOfOpaque(source: string, name: string, from: number): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  end.lastIndex = from;
  const found = end.exec(source);
  if (!found) return source.length;
  const close = source.indexOf('>', found.index);
  return close < 0 ? source.length : close + 1;
}

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  middot: '·',
  bull: '•',
  deg: '°',
  plusmn: '±',
  times: '×',
  divide: '÷',
  sect: '§',
  para: '¶',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  rarr: '→',
  larr: '←',
};

/** Those that mail programs write; another is shown as it stands. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,8}));?/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) {
      return Object.hasOwn(namedEntities, name) ? (namedEntities[name] ?? whole) : whole;
    }
    const code = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}
