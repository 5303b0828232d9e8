/** A picture as a page: decoded by Skia inside the worker, written anew, so that nothing else of the file comes along. */
import type { CanvasKit, Image, MallocObj, Surface } from 'canvaskit-wasm';
import type { Loss } from '../shared/vocabulary/losses.ts';
import { joinBytes } from './bytes.ts';
import { loadCanvasKit, present } from './canvaskit.ts';
import { checkImageIsWhole, type ImageKind, readImageHeader } from './image-header.ts';
import { orientationMatrix, turnsSideways } from './orientation.ts';
import { type PdfPicture, picturesToPdf } from './picture-pdf.ts';
import { plainPng, pngChunks } from './png-picture.ts';
import { FileFault } from './rasteriser.ts';
import type { RenditionLimits } from './worker-messages.ts';

const jpegQuality = 92;
const upright = 1;

export interface PictureAsPdf {
  readonly pdf: Uint8Array;
  readonly losses: readonly Loss[];
}

/**
 * Throws FileFault IMAGE_TOO_LARGE, FILE_DAMAGED. Transparency is laid on white; the camera's orientation is
 * applied; what was lossless stays so. Of an animation the first picture is shown, and the others are counted.
 */
export async function imageToPdf(
  bytes: Uint8Array,
  kind: ImageKind,
  limits: RenditionLimits,
): Promise<PictureAsPdf> {
  const { frames, orientation } = checkImage(bytes, kind, limits);
  const losses: Loss[] = frames > 1 ? [{ what: 'frame', count: frames - 1 }] : [];
  const plain = kind === 'png' ? await plainPng(bytes) : null;
  if (plain && orientation === upright) return { pdf: picturesToPdf([plain]), losses };
  const canvasKit = await loadCanvasKit();
  const image = canvasKit.MakeImageFromEncoded(bytes);
  if (!image) throw new FileFault('FILE_DAMAGED', { kind });
  try {
    return {
      pdf: picturesToPdf([writtenPicture(writeAnew(canvasKit, image, kind, orientation), kind)]),
      losses,
    };
  } finally {
    image.delete();
  }
}

/** Lossless where the picture was: its colours are few, or its edges sharp. */
export const isLossless = (kind: ImageKind): boolean => kind === 'png' || kind === 'gif';

/** What Skia wrote, as a PDF holds it. */
function writtenPicture(written: Uint8Array, kind: ImageKind): PdfPicture {
  if (!isLossless(kind)) {
    return {
      ...readImageHeader(written, 'jpeg'),
      space: 'DeviceRGB',
      bitsPerSample: 8,
      packed: 'jpeg',
      data: written,
    };
  }
  const idat = [...pngChunks(written)].filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  return {
    ...readImageHeader(written, 'png'),
    space: 'DeviceRGB',
    bitsPerSample: 8,
    packed: 'predicted',
    data: joinBytes(idat),
  };
}

/**
 * The decoded picture on white: PNG where it was lossless, else JPEG. `orientation` is what Skia does not apply by itself. Throws
 * FileFault FILE_DAMAGED.
 */
export function writeAnew(
  canvasKit: CanvasKit,
  image: Image,
  kind: ImageKind,
  orientation = upright,
): Uint8Array {
  const [width, height] = [image.width(), image.height()];
  const info = {
    width,
    height,
    alphaType: canvasKit.AlphaType.Premul,
    colorType: canvasKit.ColorType.RGBA_8888,
    colorSpace: canvasKit.ColorSpace.SRGB,
  };
  const pixels = canvasKit.Malloc(Uint8Array, width * height * 4);
  try {
    // All at once: Skia decodes a large picture anew each time it is asked for a part, and draws nothing where it fails.
    if (!image.readPixels(0, 0, info, pixels, width * 4)) throw new FileFault('FILE_DAMAGED', { kind });
    layOnWhite(pixels.toTypedArray() as Uint8Array);
    return withOpaque(canvasKit, pixels, width, height, (surface) => {
      const snapshot = surface.makeImageSnapshot();
      try {
        return orientation === upright
          ? encode(canvasKit, snapshot, kind)
          : turned(canvasKit, snapshot, orientation, (image) => encode(canvasKit, image, kind));
      } finally {
        snapshot.delete();
      }
    });
  } finally {
    canvasKit.Free(pixels);
  }
}

const encode = (canvasKit: CanvasKit, image: Image, kind: ImageKind): Uint8Array =>
  present(
    image.encodeToBytes(
      isLossless(kind) ? canvasKit.ImageFormat.PNG : canvasKit.ImageFormat.JPEG,
      jpegQuality,
    ),
    'image not written',
  );

/** An opaque surface over the pixels: its PNG has no alpha channel, which a PDF would keep as a second picture. */
function withOpaque<T>(
  canvasKit: CanvasKit,
  pixels: MallocObj,
  width: number,
  height: number,
  use: (surface: Surface) => T,
): T {
  const info = {
    width,
    height,
    alphaType: canvasKit.AlphaType.Opaque,
    colorType: canvasKit.ColorType.RGBA_8888,
    colorSpace: canvasKit.ColorSpace.SRGB,
  };
  const surface = present(canvasKit.MakeRasterDirectSurface(info, pixels, width * 4), 'no surface');
  try {
    return use(surface);
  } finally {
    surface.delete();
  }
}

/** Premultiplied colours over white: what is missing to opaque is white. */
function layOnWhite(rgba: Uint8Array): void {
  for (let at = 0; at < rgba.length; at += 4) {
    const white = 255 - rgba[at + 3]!;
    if (white === 0) continue;
    rgba[at]! += white;
    rgba[at + 1]! += white;
    rgba[at + 2]! += white;
    rgba[at + 3] = 255;
  }
}

function turned<T>(canvasKit: CanvasKit, image: Image, orientation: number, use: (image: Image) => T): T {
  const [width, height] = [image.width(), image.height()];
  const [across, down] = turnsSideways(orientation) ? [height, width] : [width, height];
  const pixels = canvasKit.Malloc(Uint8Array, across * down * 4);
  try {
    return withOpaque(canvasKit, pixels, across, down, (surface) => {
      const canvas = surface.getCanvas();
      canvas.concat(orientationMatrix(orientation, width, height));
      canvas.drawImage(image, 0, 0);
      const snapshot = surface.makeImageSnapshot();
      try {
        return use(snapshot);
      } finally {
        snapshot.delete();
      }
    });
  } finally {
    canvasKit.Free(pixels);
  }
}

/** Throws FileFault IMAGE_TOO_LARGE, FILE_DAMAGED. */
export function checkImage(
  bytes: Uint8Array,
  kind: ImageKind,
  limits: RenditionLimits,
): { readonly frames: number; readonly orientation: number } {
  const { widthPx, heightPx } = readImageHeader(bytes, kind);
  checkPixels(widthPx, heightPx, kind, limits);
  return checkImageIsWhole(bytes, kind);
}

/** Throws FileFault IMAGE_TOO_LARGE, FILE_DAMAGED. */
export function checkPixels(widthPx: number, heightPx: number, kind: string, limits: RenditionLimits): void {
  if (widthPx === 0 || heightPx === 0) throw new FileFault('FILE_DAMAGED', { kind, widthPx, heightPx });
  const tooLarge =
    Math.max(widthPx, heightPx) > limits.imageSidePxMax || widthPx * heightPx > limits.imagePixelsMax;
  if (tooLarge) {
    const { imagePixelsMax: pixelsMax, imageSidePxMax: sidePxMax } = limits;
    throw new FileFault('IMAGE_TOO_LARGE', { widthPx, heightPx, pixelsMax, sidePxMax });
  }
}
