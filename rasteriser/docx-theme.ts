/** A theme's fonts and colours, by the names that a document calls them (ECMA-376 part 1, §20.1.6). */
import { child, children, elementsOf, type XmlElement } from './xml-tree.ts';

export interface WordTheme {
  readonly themeFonts: ReadonlyMap<string, string>;
  readonly themeColours: ReadonlyMap<string, string>;
}

export function wordTheme(root: XmlElement | undefined): WordTheme {
  const fonts = new Map<string, string>();
  for (const kind of ['major', 'minor']) {
    const list = child(root, 'themeElements', 'fontScheme', `${kind}Font`);
    const face = (name: string): string => child(list, name)?.attributes.get('typeface') ?? '';
    const chinese = children(list, 'font').find((font) => font.attributes.get('script') === 'Hans');
    const eastAsia = face('ea') || (chinese?.attributes.get('typeface') ?? '');
    for (const name of ['Ascii', 'HAnsi']) if (face('latin') !== '') fonts.set(kind + name, face('latin'));
    if (eastAsia !== '') fonts.set(`${kind}EastAsia`, eastAsia);
  }
  const colours = new Map<string, string>();
  const scheme = child(root, 'themeElements', 'clrScheme');
  for (const colour of scheme ? elementsOf(scheme) : []) {
    const value =
      child(colour, 'srgbClr')?.attributes.get('val') ?? child(colour, 'sysClr')?.attributes.get('lastClr');
    if (value !== undefined) colours.set(colour.name, value);
  }
  return { themeFonts: fonts, themeColours: colours };
}
