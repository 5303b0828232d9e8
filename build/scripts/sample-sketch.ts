/** A pencil with the few strokes that the sample pictures need, over CanvasKit. */
import type { Canvas, CanvasKit, Paint, Typeface } from 'canvaskit-wasm';
import { present } from '../../rasteriser/canvaskit.ts';

export type Rgb = readonly [number, number, number];

export class Sketch {
  readonly canvas: Canvas;
  private readonly kit: CanvasKit;
  private readonly paint: Paint;
  private readonly typeface: Typeface;

  constructor(kit: CanvasKit, canvas: Canvas, font: ArrayBuffer) {
    this.kit = kit;
    this.canvas = canvas;
    this.paint = new kit.Paint();
    this.paint.setAntiAlias(true);
    this.typeface = present(kit.Typeface.MakeTypefaceFromData(font), 'typeface');
  }

  box(x: number, y: number, width: number, height: number, color: Rgb, alpha = 1): void {
    this.ink(color, alpha);
    this.canvas.drawRect(this.kit.XYWHRect(x, y, width, height), this.paint);
  }

  round(x: number, y: number, width: number, height: number, radius: number, color: Rgb): void {
    this.ink(color, 1);
    this.canvas.drawRRect(
      this.kit.RRectXY(this.kit.XYWHRect(x, y, width, height), radius, radius),
      this.paint,
    );
  }

  disc(x: number, y: number, radius: number, color: Rgb, alpha = 1): void {
    this.ink(color, alpha);
    this.canvas.drawCircle(x, y, radius, this.paint);
  }

  ring(x: number, y: number, radius: number, width: number, color: Rgb, alpha = 1): void {
    this.ink(color, alpha);
    this.paint.setStyle(this.kit.PaintStyle.Stroke);
    this.paint.setStrokeWidth(width);
    this.canvas.drawCircle(x, y, radius, this.paint);
  }

  line(x1: number, y1: number, x2: number, y2: number, width: number, color: Rgb, alpha = 1): void {
    this.ink(color, alpha);
    this.paint.setStyle(this.kit.PaintStyle.Stroke);
    this.paint.setStrokeWidth(width);
    this.canvas.drawLine(x1, y1, x2, y2, this.paint);
  }

  shape(points: readonly (readonly [number, number])[], color: Rgb, alpha = 1): void {
    const path = present(
      this.kit.Path.MakeFromCmds(
        points.flatMap(([x, y], index) => [index === 0 ? this.kit.MOVE_VERB : this.kit.LINE_VERB, x, y]),
      ),
      'path',
    );
    this.ink(color, alpha);
    this.canvas.drawPath(path, this.paint);
    path.delete();
  }

  text(words: string, x: number, y: number, size: number, color: Rgb, alpha = 1): void {
    const font = new this.kit.Font(this.typeface, size);
    this.ink(color, alpha);
    this.canvas.drawText(words, x, y, this.paint, font);
    font.delete();
  }

  /** From top to bottom in bands: plain, and the same on every machine. */
  gradient(x: number, y: number, width: number, height: number, top: Rgb, bottom: Rgb): void {
    const bands = 120;
    for (let band = 0; band < bands; band++) {
      const part = band / (bands - 1);
      const mixed = top.map((value, index) => Math.round(value + ((bottom[index] ?? 0) - value) * part));
      this.box(x, y + (height * band) / bands, width, height / bands + 1, mixed as unknown as Rgb);
    }
  }

  /** Grain as of film at night. */
  grain(width: number, height: number, specks: number, alpha: number): void {
    let state = 20261119;
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    for (let speck = 0; speck < specks; speck++) {
      const bright = next() > 0.5 ? 255 : 0;
      this.box(next() * width, next() * height, 2, 2, [bright, bright, bright], alpha);
    }
  }

  private ink(color: Rgb, alpha: number): void {
    this.paint.setStyle(this.kit.PaintStyle.Fill);
    this.paint.setColor(this.kit.Color(color[0], color[1], color[2], alpha));
  }
}
