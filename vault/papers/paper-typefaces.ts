/** The typefaces of papers: Noto Serif SC for what is read, Noto Sans SC for digests (SIL Open Font License). */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';
import { notoSans } from '../../rasteriser/noto-sans.ts';

const serifFiles = {
  regular: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
} as const;

export type Face = 'regular' | 'bold' | 'digits';
export const faces: readonly Face[] = ['regular', 'bold', 'digits'];

/** Fifteen megabytes each, read at the first paper and then kept. */
const loaded = new Map<Face, Uint8Array>();

function faceFile(face: Face): Uint8Array {
  if (face === 'digits') return notoSans('regular');
  const known = loaded.get(face);
  if (known) return known;
  const bytes = readFileSync(createRequire(import.meta.url).resolve(serifFiles[face]));
  loaded.set(face, bytes);
  return bytes;
}

/** What pdfkit's embedded font offers and its types leave out. */
interface EmbeddedFont {
  readonly id: string;
  readonly font: {
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): { readonly advanceWidth: number; readonly glyphs: readonly unknown[] };
    readonly unitsPerEm: number;
  };
  encode(text: string): [hex: string[], positions: { readonly advanceWidth: number }[]];
  ref(): unknown;
}

interface Glyph {
  readonly hex: string;
  /** In thousandths of the size. */
  readonly advance: number;
}

/** Drawn where the typeface lacks a character. */
const missingBox = '□';
const mayKern = /^[A-Za-z.,'’-]$/;

/**
 * One face in one PDF. Characters are laid one beside the other, Latin letters with their kerning: no ligatures and no
 * reordering, so that a line is as long as its characters and reads in the order in which they were entered.
 */
export class Typeface {
  readonly id: string;
  private readonly font: EmbeddedFont;
  private readonly glyphs = new Map<string, Glyph>();
  private readonly pairs = new Map<string, number>();

  constructor(doc: InstanceType<typeof PDFDocument>, face: Face) {
    doc.registerFont(face, faceFile(face));
    doc.font(face);
    this.font = (doc as unknown as { readonly _font: EmbeddedFont })._font;
    this.id = this.font.id;
  }

  /** The object that a page names among its resources. */
  resource(): unknown {
    return this.font.ref();
  }
  has(character: string): boolean {
    return this.font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  }

  private glyph(character: string): Glyph {
    const known = this.glyphs.get(character);
    if (known !== undefined) return known;
    const [hex, positions] = this.font.encode(this.has(character) ? character : missingBox);
    const glyph = {
      hex: hex.join(''),
      advance: positions.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0),
    };
    this.glyphs.set(character, glyph);
    return glyph;
  }

  /** What the pair is nearer together than its characters, in thousandths; mostly 0 or less. */
  private kerning(left: string, right: string): number {
    if (!mayKern.test(left) || !mayKern.test(right)) return 0;
    const pair = left + right;
    const known = this.pairs.get(pair);
    if (known !== undefined) return known;
    const { font } = this.font;
    const run = font.layout(pair);
    const together = (run.advanceWidth * 1000) / font.unitsPerEm;
    const kerning =
      run.glyphs.length === 2 ? together - this.glyph(left).advance - this.glyph(right).advance : 0;
    this.pairs.set(pair, kerning);
    return kerning;
  }

  /** In points. */
  width(text: string, sizePt: number, spacingPt = 0): number {
    let thousandths = 0;
    let before = '';
    let count = 0;
    for (const character of text) {
      thousandths += this.glyph(character).advance + (before === '' ? 0 : this.kerning(before, character));
      before = character;
      count += 1;
    }
    return (thousandths * sizePt) / 1000 + Math.max(0, count - 1) * spacingPt;
  }

  /** The operand of PDF's TJ: runs of glyphs with the kerning between them. */
  shown(text: string): string {
    let operand = '<';
    let before = '';
    for (const character of text) {
      const kerning = before === '' ? 0 : Math.round(this.kerning(before, character));
      if (kerning !== 0) operand += `>${-kerning}<`;
      operand += this.glyph(character).hex;
      before = character;
    }
    return `[${operand}>]`;
  }

  /** Each character as wide as the widest digit: digests and roots stand in columns. */
  get digitAdvance(): number {
    return this.glyph('0').advance;
  }
  advanceOf(character: string): number {
    return this.glyph(character).advance;
  }
}
