/** A picture as somebody gets it who saves it again, or paints over a spot of it. */
import { loadCanvasKit, present } from '../../rasteriser/canvaskit.ts';
import type { PixelPage } from '../../rasteriser/pixel-page.ts';

export interface SavedAgain {
  readonly format: 'PNG' | 'JPEG' | 'WEBP';
  readonly quality?: number;
  /** One pixel of it is turned black or white. */
  readonly pixel?: boolean;
}

/** What such a file shows. */
export async function pixelsOf(file: Uint8Array): Promise<PixelPage> {
  const kit = await loadCanvasKit();
  const image = present(kit.MakeImageFromEncoded(file), 'picture');
  const [widthPx, heightPx] = [image.width(), image.height()];
  const rgba = present(
    image.readPixels(0, 0, {
      width: widthPx,
      height: heightPx,
      alphaType: kit.AlphaType.Opaque,
      colorType: kit.ColorType.RGBA_8888,
      colorSpace: kit.ColorSpace.SRGB,
    }),
    'pixels',
  ) as Uint8Array;
  image.delete();
  return { widthPx, heightPx, rgba };
}

export async function savedAgain(picture: Uint8Array, how: SavedAgain): Promise<Uint8Array> {
  const kit = await loadCanvasKit();
  const { widthPx: width, heightPx: height, rgba } = await pixelsOf(picture);
  if (how.pixel === true) {
    const middle = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 4;
    rgba.fill(rgba[middle]! < 128 ? 255 : 0, middle, middle + 3);
  }
  const info = {
    width,
    height,
    alphaType: kit.AlphaType.Opaque,
    colorType: kit.ColorType.RGBA_8888,
    colorSpace: kit.ColorSpace.SRGB,
  };
  const changed = present(kit.MakeImage(info, rgba, width * 4), 'image');
  const bytes = present(changed.encodeToBytes(kit.ImageFormat[how.format], how.quality ?? 100), 'file');
  changed.delete();
  return bytes;
}
