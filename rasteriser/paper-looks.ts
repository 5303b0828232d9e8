/**
 * The writer of a page that was made from a stranger's file: elements and style properties from lists of ours, values of a few
 * shapes, text escaped. Equal looks become one class. What is not on the lists cannot be written.
 */
import { escapeText } from './html-paper.ts';

const elements = new Set(
  (
    'div span h1 h2 h3 h4 h5 h6 sub sup ins del ruby rt table colgroup col thead tbody tfoot tr td br math mrow mi mn mo mtext ' +
    'mfrac msup msub msubsup mmultiscripts mprescripts mroot msqrt munder mover munderover mtable mtr mtd mspace menclose mphantom mstyle'
  ).split(' '),
);
/** What HTML leaves open. Of MathML nothing is: without its end tag an `mspace` holds, and hides, the rest of its row (HTML §13.1.2). */
const empty = new Set(['br', 'col']);

const properties = new Set(
  (
    'align-items background-color border border-bottom border-collapse border-left border-radius border-right border-top box-sizing ' +
    'break-after break-before break-inside color column-count column-gap direction display flex float font-family font-size font-style ' +
    'font-variant font-weight height left letter-spacing line-height margin margin-bottom margin-left margin-right margin-top max-width ' +
    'min-height min-width orphans overflow padding padding-bottom padding-left padding-right padding-top position ' +
    'tab-size table-layout text-align text-align-last text-combine-upright text-decoration text-emphasis text-indent text-transform ' +
    'top transform vertical-align white-space width writing-mode'
  ).split(' '),
);
/** Numbers with units, words, colours: no address, no string, no second declaration. */
const valueShape = /^[a-z0-9#.%+*/(), -]{1,80}$/i;
const functionCalled = /([a-z-]*)\(/gi;
const functions = /^(?:|calc|max|min|rotate)$/i;

const attributes: Readonly<Record<string, RegExp>> = {
  class: /^[a-z -]{1,60}$/,
  colspan: /^[1-9]\d{0,3}$/,
  rowspan: /^[1-9]\d{0,3}$/,
  span: /^[1-9]\d{0,3}$/,
  dir: /^(?:rtl|ltr)$/,
  display: /^block$/,
  stretchy: /^(?:true|false)$/,
  linethickness: /^0$/,
  mathvariant: /^normal$/,
  notation: /^(?:box|top|bottom)$/,
};

export type Look = Readonly<Record<string, string | undefined>>;

/** 0 is a, 26 is aa. */
export const inLetters = (index: number): string =>
  `${index >= 26 ? inLetters(Math.floor(index / 26) - 1) : ''}${String.fromCharCode(97 + (index % 26))}`;

export interface PaperWriter {
  /** `content` is written by this writer, or by `escapeText`. */
  element(name: string, look: Look, content: string, more?: Readonly<Record<string, string>>): string;
  picture(dataUri: string, look: Look): string;
  /** The rules for all looks that were given. */
  styleSheet(): string;
}

export function paperWriter(): PaperWriter {
  const classes = new Map<string, string>();

  const classOf = (look: Look): string => {
    const rules = Object.entries(look)
      .filter((entry): entry is [string, string] => entry[1] !== undefined)
      .map(([property, value]) => {
        const calls = [...value.matchAll(functionCalled)].every(([, name = '']) => functions.test(name));
        if (!properties.has(property) || !valueShape.test(value) || !calls) {
          throw new Error(`A style that is not on the list: ${property}`);
        }
        return `${property}:${value}`;
      })
      .join(';');
    if (rules === '') return '';
    const name = classes.get(rules) ?? `k-${inLetters(classes.size)}`;
    classes.set(rules, name);
    return name;
  };

  const tag = (name: string, look: Look, more: Readonly<Record<string, string>>): string => {
    if (!elements.has(name)) throw new Error(`An element that is not on the list: ${name}`);
    const { class: own = '', ...others } = more;
    const all = { class: `${own} ${classOf(look)}`.trim(), ...others };
    const written = Object.entries(all)
      .filter(([, value]) => value !== '')
      .map(([key, value]) => {
        if (!attributes[key]?.test(value)) throw new Error(`An attribute that is not on the list: ${key}`);
        return ` ${key}="${value}"`;
      });
    return `<${name}${written.join('')}>`;
  };

  return {
    element(name, look, content, more = {}) {
      return tag(name, look, more) + (empty.has(name) ? '' : `${content}</${name}>`);
    },
    picture(dataUri, look) {
      if (!/^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=]*$/.test(dataUri))
        throw new Error('Not a picture of ours');
      const name = classOf(look);
      return `<img src="${dataUri}"${name === '' ? '' : ` class="${name}"`}>`;
    },
    styleSheet: () => [...classes].map(([rules, name]) => rule(name, rules)).join('\n'),
  };
}

/** Paragraphs of one look that follow one another stand in one frame. */
function rule(name: string, rules: string): string {
  const own = `.word .${name}{${rules}}`;
  if (!rules.includes('border-top') && !rules.includes('border-bottom')) return own;
  const p = `.p.${name}`;
  return `${own}\n.word ${p}+${p}{border-top:none}\n.word ${p}:has(+${p}){border-bottom:none}`;
}

/** A named box in the place of what is not drawn, in both languages. */
export function namedBox(writer: PaperWriter, said: string, named = ''): string {
  const text = named === '' ? said : `${said}: ${named}`;
  return writer.element('span', {}, escapeText(text), { class: 'in-place' });
}

/** Lengths of the file are twentieths of a point (dxa) or English metric units. */
export const points = (value: number): string => `${Math.round(value * 100) / 100}pt`;
export const dxa = (value: number): string => points(value / 20);
export const emu = (value: number): string => points(value / 12_700);
export const held = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));
