/** A Word document's styles, each with all that it is based on (ECMA-376 part 1, §17.7). */
import { laidOver, noProperties, type Properties } from './docx-properties.ts';
import { child, children, valAt, type XmlElement } from './xml-tree.ts';

export interface WordStyle {
  readonly id: string;
  /** In lower case, as Word names it: `heading 1`. */
  readonly name: string;
  readonly paragraph: Properties;
  readonly run: Properties;
  readonly table: Properties;
  readonly cell: Properties;
  /** For parts of tables: `firstRow`, `band1Horz`… */
  readonly parts: ReadonlyMap<
    string,
    { readonly run: Properties; readonly cell: Properties; readonly paragraph: Properties }
  >;
  /** Ids from itself to the last that it is based on. */
  readonly chain: readonly string[];
}

export interface WordStyles {
  readonly defaults: { readonly paragraph: Properties; readonly run: Properties };
  style(kind: 'paragraph' | 'character' | 'table', id: string | undefined): WordStyle | undefined;
}

const chainMax = 50;

export function wordStyles(root: XmlElement | undefined): WordStyles {
  const defaults = child(root, 'docDefaults');
  const byId = new Map<string, XmlElement>();
  const defaultIds = new Map<string, string>();
  for (const style of children(root, 'style')) {
    const id = style.attributes.get('styleId') ?? '';
    const type = style.attributes.get('type') ?? 'paragraph';
    byId.set(`${type} ${id}`, style);
    if (/^(?:1|true|on)$/.test(style.attributes.get('default') ?? '')) defaultIds.set(type, id);
  }
  const made = new Map<string, WordStyle | undefined>();

  const make = (kind: string, id: string): WordStyle | undefined => {
    const chain: XmlElement[] = [];
    for (let at: string | undefined = id; at !== undefined && chain.length < chainMax; ) {
      const found: XmlElement | undefined = byId.get(`${kind} ${at}`);
      if (!found || chain.includes(found)) break;
      chain.push(found);
      at = valAt(found, 'basedOn');
    }
    const own = chain[0];
    if (!own) return undefined;
    const fromBase = chain.toReversed();
    const all = (name: string): Properties =>
      fromBase.reduce((sum, style) => laidOver(sum, child(style, name)), noProperties);
    const parts = new Map<string, { run: Properties; cell: Properties; paragraph: Properties }>();
    for (const part of fromBase.flatMap((style) => children(style, 'tblStylePr'))) {
      const type = part.attributes.get('type') ?? '';
      const before = parts.get(type);
      parts.set(type, {
        run: laidOver(before?.run ?? noProperties, child(part, 'rPr')),
        cell: laidOver(before?.cell ?? noProperties, child(part, 'tcPr')),
        paragraph: laidOver(before?.paragraph ?? noProperties, child(part, 'pPr')),
      });
    }
    return {
      id,
      name: (valAt(own, 'name') ?? '').toLowerCase(),
      paragraph: all('pPr'),
      run: all('rPr'),
      table: all('tblPr'),
      cell: all('tcPr'),
      parts,
      chain: chain.map((style) => style.attributes.get('styleId') ?? ''),
    };
  };

  return {
    defaults: {
      paragraph: laidOver(noProperties, child(defaults, 'pPrDefault', 'pPr')),
      run: laidOver(noProperties, child(defaults, 'rPrDefault', 'rPr')),
    },
    style(kind, id) {
      const asked = id !== undefined && byId.has(`${kind} ${id}`) ? id : defaultIds.get(kind);
      if (asked === undefined) return undefined;
      const key = `${kind} ${asked}`;
      if (!made.has(key)) made.set(key, make(kind, asked));
      return made.get(key);
    },
  };
}
