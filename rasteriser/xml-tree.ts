/**
 * XML of an office file as a tree, by local names. An ill-formed part is refused, as its own program refuses it: a lenient
 * reader would show half a document and say nothing. Alternatives are settled here, so that nothing is shown twice.
 */
import { xmlTokens } from './markup.ts';
import { FileFault } from './rasteriser.ts';

export interface XmlElement {
  readonly name: string;
  /** By local name: `w:val` and `val` are the same. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;

/** Tables in tables in text boxes: no person's document comes near; deeper nesting would exhaust the stack. */
const depthMax = 400;
/** Elements whose white space is text. */
const holdsText = /^(?:t|delText|instrText|delInstrText)$/;
/** Namespaces of a choice that is drawn here (ECMA-376 part 3, §7.6); of any other its fallback is. */
const drawnChoices = /^(?:wps|wpg|wpc|w14|w15|wp14|a14|v|w)$/;

const none = new Map<string, string>();

interface Growing {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
}

/** Throws FileFault FILE_DAMAGED. */
export function xmlTree(source: string): XmlElement {
  const root: Growing = { name: '', attributes: new Map(), children: [] };
  const open: Growing[] = [root];
  for (const token of xmlTokens(source)) {
    const within = open.at(-1) as Growing;
    if (token.type === 'text') {
      if (holdsText.test(within.name) || /\S/.test(token.text)) within.children.push(token.text);
    } else if (token.type === 'open') {
      if (open.length > depthMax) throw damaged('depth');
      const attributes: Map<string, string> = token.attributes.size === 0 ? none : new Map();
      for (const [key, value] of token.attributes) {
        const local = key.slice(key.indexOf(':') + 1);
        // When each run was typed makes up half of all attributes.
        if (key.startsWith('xmlns') || local.startsWith('rsid') || attributes.has(local)) continue;
        attributes.set(local, value);
      }
      open.push({ name: token.name, attributes, children: [] });
    } else {
      const closed = open.pop() as Growing;
      if (closed.name !== token.name || open.length === 0) throw damaged('nesting');
      const parent = open.at(-1) as Growing;
      if (closed.name === 'AlternateContent') parent.children.push(...chosen(closed));
      else parent.children.push(closed);
    }
  }
  const element = root.children.find((node) => typeof node !== 'string');
  if (open.length !== 1 || element === undefined) throw damaged('end');
  return element as XmlElement;
}

function chosen(alternatives: XmlElement): readonly XmlNode[] {
  const choice = children(alternatives, 'Choice').find(({ attributes }) =>
    (attributes.get('Requires') ?? '').split(/\s+/).every((name) => drawnChoices.test(name)),
  );
  return (choice ?? child(alternatives, 'Fallback'))?.children ?? [];
}

const damaged = (part: string): FileFault => new FileFault('FILE_DAMAGED', { kind: 'xml', part });

export const elementsOf = (element: XmlElement): XmlElement[] =>
  element.children.filter((node): node is XmlElement => typeof node !== 'string');

export const children = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element === undefined ? [] : elementsOf(element).filter((found) => found.name === name);

export function child(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let at = element;
  for (const name of path) {
    at = at?.children.find((node): node is XmlElement => typeof node !== 'string' && node.name === name);
  }
  return at;
}

/** The attribute `val` of a child, as nearly all properties have it. */
export const valAt = (element: XmlElement | undefined, ...path: readonly string[]): string | undefined =>
  child(element, ...path)?.attributes.get('val');

/** All below of one name, in order; what is found is not searched again. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const node of element.children) {
    if (typeof node === 'string') continue;
    if (node.name === name) yield node;
    else yield* descendants(node, name);
  }
}

export function textOf(element: XmlElement): string {
  return element.children.map((node) => (typeof node === 'string' ? node : textOf(node))).join('');
}

/** A number of an attribute; undefined where it is none. */
export function numberOf(value: string | undefined): number | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
