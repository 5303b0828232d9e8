/**
 * Signs of pictograph fonts as characters of Unicode. Word stores them by their place in the font, and any other font would draw
 * letters there: a ticked box would come out as a letter or a blank.
 */

/** By code from 0x20; a space stands for one that has no counterpart. Empty for a font that is none of them. */
type SymbolTable = ReadonlyMap<number, string>;

function table(rows: Readonly<Record<number, string>>): SymbolTable {
  const all = new Map<number, string>();
  for (const [start, signs] of Object.entries(rows)) {
    [...signs].forEach((sign, index) => {
      if (sign !== ' ') all.set(Number(start) + index, sign);
    });
  }
  return all;
}

/** The nearest sign that the typeface of our papers has: it lacks most pictographs, and a missing one is drawn as an empty box. */
const wingdings = table({
  34: '✂     ☎☎',
  69: '☜☞☝☟',
  82: '☀',
  108: '●○■□□□□◆◆◆❖◆☒',
  128: '⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿',
  158: '·•▪○○○◉◎○▪☐ ◆★★★★',
  181: '☆☆',
  216: '▶',
  223: '←→↑↓↖↗↙↘←→↑↓↖↗↙↘⇦⇨⇧⇩⇔',
  251: '×✓☒☑',
});
const wingdings2 = table({
  79: '×✓☒☑☒☒',
  105: '⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿',
  151: '●',
  162: '■☐',
});
const wingdings3 = table({ 102: '←→↑↓↖↗↙↘', 112: '▲▼△▽◀▶◁▷', 125: '▶', 132: '◀' });
const webdings = table({ 97: '✓ ☐   ■', 110: '●   ×' });
const symbol = table({
  32: ' !∀#∃%&∍()*+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼',
  160: '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪',
  241: '〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭',
});
const tables: ReadonlyMap<string, SymbolTable> = new Map([
  ['wingdings', wingdings],
  ['wingdings 2', wingdings2],
  ['wingdings 3', wingdings3],
  ['webdings', webdings],
  ['symbol', symbol],
]);

export const isSymbolFont = (font: string): boolean => tables.has(font.trim().toLowerCase());

/** Undefined where it has no counterpart. Codes are given as they are or from 0xF000. */
export function symbolCharacter(font: string, code: number): string | undefined {
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (place === 0x20) return ' ';
  const known = tables.get(font.trim().toLowerCase());
  if (known) return known.get(place);
  const isCharacter = code > 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xf8ff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
