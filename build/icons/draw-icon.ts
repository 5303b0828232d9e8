/**
 * The icon: a sheet of warm paper with an ink spine, as a bound dossier has it, and on it the seal with the character 卷.
 * Under 32 pixels the character would be a blot: there the seal carries the shape of the closed vault, ⊟.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Canvas, CanvasKit, Typeface } from 'canvaskit-wasm';

const paper = '#FBFAF6';
const edge = '#8A8373';
const ink = '#1D1B18';
const sealRed = '#A3301D';

const shapeInsteadOfCharacterUnderPx = 32;
/** Empty on each side, as a part of the whole: macOS wants room for its shadow, the others do not. */
const marginOf = { mac: 100 / 1024, other: 32 / 1024 } as const;
/** The subset of the typeface that 卷 (U+5377) is in. */
const serifFile = '@fontsource-variable/noto-serif-sc/files/noto-serif-sc-112-wght-normal.woff2';

type LoadCanvasKit = (options: { locateFile: (file: string) => string }) => Promise<CanvasKit>;

export class IconPainter {
  readonly #kit: CanvasKit;
  readonly #serif: Typeface;

  private constructor(kit: CanvasKit, serif: Typeface) {
    this.#kit = kit;
    this.#serif = serif;
  }

  static async load(): Promise<IconPainter> {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve('canvaskit-wasm/full'));
    const kit = await (require('canvaskit-wasm/full') as LoadCanvasKit)({
      locateFile: (file) => join(folder, file),
    });
    const font = new Uint8Array(readFileSync(require.resolve(serifFile)));
    const serif = kit.Typeface.MakeTypefaceFromData(font.buffer);
    if (!serif || serif.getGlyphIDs('卷')[0] === 0) throw new Error(`${serifFile} does not hold 卷.`);
    return new IconPainter(kit, serif);
  }

  /** A PNG of `sizePx` by `sizePx`. */
  draw(sizePx: number, desktop: keyof typeof marginOf): Uint8Array {
    const surface = this.#kit.MakeSurface(sizePx, sizePx);
    if (!surface) throw new Error(`No surface of ${sizePx} px.`);
    const canvas = surface.getCanvas();
    canvas.clear(this.#kit.TRANSPARENT);
    if (sizePx < shapeInsteadOfCharacterUnderPx) this.#drawSmall(canvas, sizePx);
    else this.#drawSheet(canvas, sizePx, marginOf[desktop]);
    surface.flush();
    const image = surface.makeImageSnapshot();
    const png = image.encodeToBytes(this.#kit.ImageFormat.PNG, 100);
    image.delete();
    surface.delete();
    if (!png) throw new Error(`The icon of ${sizePx} px could not be encoded.`);
    return png;
  }

  #drawSheet(canvas: Canvas, sizePx: number, margin: number): void {
    const outer = Math.round(sizePx * margin);
    const side = sizePx - 2 * outer;
    const sheet = this.#kit.RRectXY(
      this.#kit.LTRBRect(outer, outer, outer + side, outer + side),
      side * 0.2,
      side * 0.2,
    );
    canvas.save();
    canvas.clipRRect(sheet, this.#kit.ClipOp.Intersect, true);
    canvas.drawColor(this.#color(paper));
    const spine = Math.max(2, Math.round(side * 0.085));
    this.#fill(canvas, ink, outer, outer, spine, side);
    canvas.restore();
    this.#outline(canvas, edge, Math.max(1, side / 170), sheet);
    // The seal stands in the middle of what the spine leaves.
    const seal = Math.round(side * (side < 80 ? 0.7 : 0.6));
    const left = outer + Math.round((side + spine * 0.8 - seal) / 2);
    const top = outer + Math.round((side - seal) / 2);
    this.#drawSeal(canvas, left, top, seal);
  }

  #drawSeal(canvas: Canvas, left: number, top: number, side: number): void {
    const { LTRBRect, RRectXY } = this.#kit;
    const radius = side * 0.05;
    const whole = RRectXY(LTRBRect(left, top, left + side, top + side), radius, radius);
    const fill = this.#paint(sealRed);
    canvas.drawRRect(whole, fill);
    fill.delete();
    const inset = side * 0.065;
    if (side >= 72) {
      const line = RRectXY(
        LTRBRect(left + inset, top + inset, left + side - inset, top + side - inset),
        radius / 2,
        radius / 2,
      );
      this.#outline(canvas, paper, side * 0.016, line);
    }
    // The character fills the seal up to a border; small ones are drawn larger and bolder, to be read at all.
    const fontPx = side * (side >= 72 ? 0.74 : 0.9);
    const font = new this.#kit.Font(this.#serif, fontPx);
    font.setSubpixel(true);
    const glyphs = font.getGlyphIDs('卷');
    const [boxLeft = 0, boxTop = 0, boxRight = 0, boxBottom = 0] = font.getGlyphBounds(glyphs);
    const paint = this.#paint(paper);
    const x = left + side / 2 - (boxLeft + boxRight) / 2;
    const y = top + side / 2 - (boxTop + boxBottom) / 2;
    canvas.drawGlyphs(glyphs, [0, 0], x, y, font, paint);
    paint.setStyle(this.#kit.PaintStyle.Stroke);
    paint.setStrokeWidth(fontPx * (side >= 72 ? 0.03 : 0.02));
    paint.setStrokeJoin(this.#kit.StrokeJoin.Round);
    canvas.drawGlyphs(glyphs, [0, 0], x, y, font, paint);
    paint.delete();
    font.delete();
  }

  /** Whole pixels only: at this size a blurred edge is what one sees first. */
  #drawSmall(canvas: Canvas, sizePx: number): void {
    const stroke = Math.max(1, Math.round(sizePx / 12));
    this.#fill(canvas, edge, 0, 0, sizePx, sizePx);
    this.#fill(canvas, paper, 1, 1, sizePx - 2, sizePx - 2);
    this.#fill(canvas, ink, 0, 0, stroke, sizePx);
    const seal = sizePx - stroke - 5;
    const left = stroke + 2;
    const top = Math.floor((sizePx - seal) / 2);
    this.#fill(canvas, sealRed, left, top, seal, seal);
    const bar = seal - 2 * Math.round(seal / 5);
    this.#fill(canvas, paper, left + (seal - bar) / 2, top + Math.floor((seal - stroke) / 2), bar, stroke);
  }

  #color(hex: string): Float32Array {
    return this.#kit.parseColorString(hex);
  }

  #paint(hex: string) {
    const paint = new this.#kit.Paint();
    paint.setAntiAlias(true);
    paint.setColor(this.#color(hex));
    return paint;
  }

  #fill(canvas: Canvas, hex: string, left: number, top: number, width: number, height: number): void {
    const paint = this.#paint(hex);
    canvas.drawRect(this.#kit.LTRBRect(left, top, left + width, top + height), paint);
    paint.delete();
  }

  #outline(canvas: Canvas, hex: string, width: number, shape: Float32Array): void {
    const paint = this.#paint(hex);
    paint.setStyle(this.#kit.PaintStyle.Stroke);
    paint.setStrokeWidth(width);
    canvas.drawRRect(shape, paint);
    paint.delete();
  }
}
