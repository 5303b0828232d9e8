/** A picture as a page: decoded by Skia inside the worker, written anew, so that nothing else of the file comes along. */
import type { CanvasKit, Image } from 'canvaskit-wasm';
import { ownMemory } from './bytes.ts';
import { loadCanvasKit, present } from './canvaskit.ts';
import { checkImageIsWhole, type ImageKind, readImageHeader } from './image-header.ts';
import { startPdf } from './pdf-paper.ts';
import { FileFault } from './rasteriser.ts';
import type { RenditionLimits } from './worker-messages.ts';

const a4ShortPt = 595.28;
const a4LongPt = 841.89;
/** A small picture is not blown up beyond 96 dpi. */
const pointsPerPixelMax = 0.75;
const jpegQuality = 92;

/**
 * Throws FileFault IMAGE_TOO_LARGE, FILE_DAMAGED. Transparency is laid on white; the camera's orientation is
 * applied; what was lossless stays so.
 */
export async function imageToPdf(
  bytes: Uint8Array,
  kind: ImageKind,
  limits: RenditionLimits,
): Promise<Uint8Array> {
  checkImage(bytes, kind, limits);
  const canvasKit = await loadCanvasKit();
  const image = canvasKit.MakeImageFromEncoded(bytes);
  if (!image) throw new FileFault('FILE_DAMAGED', { kind });
  try {
    const written = writeAnew(canvasKit, image, kind);
    const size = pageSizePt(image.width(), image.height());
    const pdf = startPdf({ size: [size.widthPt, size.heightPt], margin: 0, pagesMax: limits.pagesMax });
    pdf.doc.image(ownMemory(written).buffer, 0, 0, { width: size.widthPt, height: size.heightPt });
    return await pdf.finish();
  } finally {
    image.delete();
  }
}

/** The decoded picture on white: PNG where it was lossless, else JPEG. Throws FileFault FILE_DAMAGED. */
export function writeAnew(canvasKit: CanvasKit, image: Image, kind: ImageKind): Uint8Array {
  // Skia decodes late and draws nothing at all where it fails: asking for one pixel makes it decode.
  const info = {
    width: 1,
    height: 1,
    alphaType: canvasKit.AlphaType.Unpremul,
    colorType: canvasKit.ColorType.RGBA_8888,
    colorSpace: canvasKit.ColorSpace.SRGB,
  };
  if (!image.readPixels(0, 0, info)) throw new FileFault('FILE_DAMAGED', { kind });

  const width = image.width();
  const height = image.height();
  // An opaque surface: its PNG has no alpha channel, which a PDF would keep as a second picture.
  const opaque = { ...info, width, height, alphaType: canvasKit.AlphaType.Opaque };
  const pixels = canvasKit.Malloc(Uint8Array, width * height * 4);
  try {
    const surface = present(canvasKit.MakeRasterDirectSurface(opaque, pixels, width * 4), 'no surface');
    surface.getCanvas().clear(canvasKit.WHITE);
    surface.getCanvas().drawImage(image, 0, 0);
    const snapshot = surface.makeImageSnapshot();
    const format = kind === 'png' ? canvasKit.ImageFormat.PNG : canvasKit.ImageFormat.JPEG;
    const written = present(snapshot.encodeToBytes(format, jpegQuality), 'image not written');
    snapshot.delete();
    surface.delete();
    return written;
  } finally {
    canvasKit.Free(pixels);
  }
}

/** Throws FileFault IMAGE_TOO_LARGE, FILE_DAMAGED. */
export function checkImage(bytes: Uint8Array, kind: ImageKind, limits: RenditionLimits): void {
  const { widthPx, heightPx } = readImageHeader(bytes, kind);
  if (widthPx === 0 || heightPx === 0) throw new FileFault('FILE_DAMAGED', { kind, widthPx, heightPx });
  const tooLarge =
    Math.max(widthPx, heightPx) > limits.imageSidePxMax || widthPx * heightPx > limits.imagePixelsMax;
  if (tooLarge) {
    const { imagePixelsMax: pixelsMax, imageSidePxMax: sidePxMax } = limits;
    throw new FileFault('IMAGE_TOO_LARGE', { widthPx, heightPx, pixelsMax, sidePxMax });
  }
  checkImageIsWhole(bytes, kind);
}

/** The picture fills its page; the page fits on A4, upright or across as the picture is. */
function pageSizePt(widthPx: number, heightPx: number): { widthPt: number; heightPt: number } {
  const [widthMax, heightMax] = widthPx > heightPx ? [a4LongPt, a4ShortPt] : [a4ShortPt, a4LongPt];
  const scale = Math.min(widthMax / widthPx, heightMax / heightPx, pointsPerPixelMax);
  return { widthPt: Math.max(1, widthPx * scale), heightPt: Math.max(1, heightPx * scale) };
}
