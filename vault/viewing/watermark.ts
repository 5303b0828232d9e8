/**
 * Burns a watermark into the pixels of a page: who looks, when, where, which of the views, and the trace code.
 *
 * Runs in the vault after rasterising, never in the process that parsed the file: hostile bytes cannot reach the
 * code that names the viewer. A second, faint carrier of the code is drawn after it (`page-code.ts`). It deters and it traces; against cameras and cropping tools it can do no more.
 */
import type { Canvas, CanvasKit, Font, Paint, Typeface } from 'canvaskit-wasm';
import { loadCanvasKit, present } from '../../rasteriser/canvaskit.ts';
import { notoSans } from '../../rasteriser/noto-sans.ts';
import type { PixelPage } from '../../rasteriser/pixel-page.ts';
import { FileFault } from '../../rasteriser/rasteriser.ts';
import type { MarkedPage, Watermarker, WatermarkText } from '../acts/watermarker.ts';
import { embedPageCode } from './embed-page-code.ts';
import { type LineSize, layOutWatermark, slantDegrees, type WatermarkLayout } from './watermark-layout.ts';
import { type WatermarkLine, watermarkLine } from './watermark-text.ts';

/** Dark ink shows on paper, its light rim on photographs; both thin enough to read through. */
const inkAlpha = 0.2;
const rimAlpha = 0.36;
const rimEms = 0.055;
const jpegQuality = 88;
/** Of the layout's em: the code is what a picture is traced by, so it is the larger (decision 0056). */
const leadScale = 0.85;
const codeScale = 1.3;

export async function createWatermarker(): Promise<Watermarker> {
  const kit = await loadCanvasKit();
  const file = notoSans('regular');
  const typeface = present(kit.Typeface.MakeTypefaceFromData(new Uint8Array(file).buffer), 'typeface');
  return { compose: (page, mark) => compose(kit, typeface, page, mark) };
}

function compose(kit: CanvasKit, typeface: Typeface, page: PixelPage, mark: WatermarkText): MarkedPage {
  const { lead, code } = watermarkLine(mark, (text) => canDraw(kit, typeface, text));
  const layout = layOutWatermark(page.widthPx, page.heightPx, lineSize(kit, typeface, lead, code));
  if (!layout) {
    throw new FileFault('PAGE_CANNOT_BE_SHOWN', { widthPx: page.widthPx, heightPx: page.heightPx });
  }
  return onPixels(kit, page, layout, mark.traceCode, (canvas) =>
    drawMark(kit, typeface, canvas, layout, { lead, code }),
  );
}

/** Glyph 0 is the box that stands for a character which the typeface does not have. */
function canDraw(kit: CanvasKit, typeface: Typeface, text: string): boolean {
  const font = new kit.Font(typeface, 100);
  const drawn = font.getGlyphIDs(text).every((glyph) => glyph !== 0);
  font.delete();
  return drawn;
}

/** Measured at a size where hinting plays no part. */
function lineSize(kit: CanvasKit, typeface: Typeface, lead: string, code: string): LineSize {
  const emPx = 100;
  const font = new kit.Font(typeface, emPx);
  const ems = (text: string) =>
    font.getGlyphWidths(font.getGlyphIDs(text)).reduce((sum, px) => sum + px, 0) / emPx;
  const codeEms = ems(code) * codeScale;
  const size = { lineEms: ems(lead) * leadScale + codeEms, codeEms };
  font.delete();
  return size;
}

/** The page's own pixels lie under the canvas; what is drawn replaces them. */
function onPixels(
  kit: CanvasKit,
  page: PixelPage,
  layout: WatermarkLayout,
  code: string,
  draw: (canvas: Canvas) => void,
): MarkedPage {
  const { widthPx, heightPx } = layout;
  const info = {
    width: widthPx,
    height: heightPx,
    alphaType: kit.AlphaType.Opaque,
    colorType: kit.ColorType.RGBA_8888,
    colorSpace: kit.ColorSpace.SRGB,
  };
  const pixels = kit.Malloc(Uint8Array, widthPx * heightPx * 4);
  try {
    if (layout.scale === 1) (pixels.toTypedArray() as Uint8Array).set(page.rgba);
    const surface = present(kit.MakeRasterDirectSurface(info, pixels, widthPx * 4), 'surface');
    const canvas = surface.getCanvas();
    if (layout.scale !== 1) drawEnlarged(kit, canvas, page, layout);
    draw(canvas);
    surface.flush();
    // Asked for anew: while drawing, CanvasKit's memory may have moved.
    embedPageCode(pixels.toTypedArray() as Uint8Array, widthPx, heightPx, code);
    const image = surface.makeImageSnapshot();
    const bytes = present(image.encodeToBytes(kit.ImageFormat.JPEG, jpegQuality), 'page not written');
    image.delete();
    surface.delete();
    return { bytes, mime: 'image/jpeg', widthPx, heightPx };
  } finally {
    kit.Free(pixels);
  }
}

function drawEnlarged(kit: CanvasKit, canvas: Canvas, page: PixelPage, layout: WatermarkLayout): void {
  const info = {
    width: page.widthPx,
    height: page.heightPx,
    alphaType: kit.AlphaType.Opaque,
    colorType: kit.ColorType.RGBA_8888,
    colorSpace: kit.ColorSpace.SRGB,
  };
  const image = present(kit.MakeImage(info, page.rgba, page.widthPx * 4), 'page not read');
  const paint = new kit.Paint();
  const from = kit.LTRBRect(0, 0, page.widthPx, page.heightPx);
  const to = kit.LTRBRect(0, 0, layout.widthPx, layout.heightPx);
  canvas.drawImageRectCubic(image, from, to, 1 / 3, 1 / 3, paint);
  paint.delete();
  image.delete();
}

function drawMark(
  kit: CanvasKit,
  typeface: Typeface,
  canvas: Canvas,
  layout: WatermarkLayout,
  { lead, code }: WatermarkLine,
): void {
  const fontOf = (scale: number): Font => {
    const font = new kit.Font(typeface, layout.fontPx * scale);
    font.setSubpixel(true);
    return font;
  };
  const leadFont = fontOf(leadScale);
  const codeFont = fontOf(codeScale);
  const leadPx = leadFont
    .getGlyphWidths(leadFont.getGlyphIDs(lead))
    .reduce((sum: number, px: number) => sum + px, 0);
  const rim = paintOf(kit, kit.Color4f(1, 1, 1, rimAlpha));
  rim.setStyle(kit.PaintStyle.Stroke);
  rim.setStrokeWidth(layout.fontPx * rimEms * 2);
  rim.setStrokeJoin(kit.StrokeJoin.Round);
  const ink = paintOf(kit, kit.Color4f(0.06, 0.07, 0.1, inkAlpha));
  for (const { x, y } of layout.spots) {
    canvas.save();
    canvas.translate(x, y);
    canvas.rotate(slantDegrees, 0, 0);
    for (const paint of [rim, ink]) {
      canvas.drawText(lead, 0, 0, paint, leadFont);
      canvas.drawText(code, leadPx, 0, paint, codeFont);
    }
    canvas.restore();
  }
  for (const used of [rim, ink, leadFont, codeFont]) used.delete();
}

function paintOf(kit: CanvasKit, color: Float32Array): Paint {
  const paint = new kit.Paint();
  paint.setAntiAlias(true);
  paint.setColor(color);
  return paint;
}
