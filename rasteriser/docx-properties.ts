/** Properties of WordprocessingML, by name, laid over one another: defaults, styles, numbering, what stands at the place itself. */
import { children, elementsOf, type XmlElement } from './xml-tree.ts';

export type Properties = ReadonlyMap<string, XmlElement>;
export const noProperties: Properties = new Map();

/** Their attributes are inherited one by one (ECMA-376 part 1, §17.7.2). */
const byAttribute = new Set(['rFonts', 'ind', 'spacing', 'lang']);
/** Their children are. */
const byChild = new Set(['numPr', 'pBdr', 'tblBorders', 'tcBorders', 'tblCellMar', 'tcMar']);

/** `over` is a `w:pPr`, `w:rPr` or the like. */
export function laidOver(base: Properties, over: XmlElement | undefined): Properties {
  return over === undefined ? base : joined(base, elementsOf(over));
}

export function overlaid(base: Properties, over: Properties): Properties {
  return over.size === 0 ? base : joined(base, [...over.values()]);
}

function joined(base: Properties, over: readonly XmlElement[]): Properties {
  const all = new Map(base);
  for (const property of over) {
    const { name } = property;
    const before = all.get(name);
    if (before && byAttribute.has(name)) {
      all.set(name, { ...property, attributes: new Map([...before.attributes, ...property.attributes]) });
    } else if (before && byChild.has(name)) {
      const given = new Set(elementsOf(property).map((found) => found.name));
      const kept = elementsOf(before).filter((found) => !given.has(found.name));
      all.set(name, { ...property, children: [...kept, ...property.children] });
    } else if (before && name === 'tabs') {
      const given = new Set(children(property, 'tab').map((tab) => tab.attributes.get('pos')));
      const kept = children(before, 'tab').filter((tab) => !given.has(tab.attributes.get('pos')));
      all.set(name, { ...property, children: [...kept, ...property.children] });
    } else {
      all.set(name, property);
    }
  }
  return all;
}

/** Present and not switched off (ECMA-376 part 1, §17.17.4). */
export function isOn(property: XmlElement | undefined): boolean {
  return property !== undefined && !/^(?:0|false|off|none)$/.test(property.attributes.get('val') ?? '');
}

export const propertyValue = (properties: Properties, name: string): string | undefined =>
  properties.get(name)?.attributes.get('val');
