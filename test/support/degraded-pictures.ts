/** Pictures as they come back: scaled, cut and compressed anew; and pages to mark, drawn without any file. */
import { loadCanvasKit } from '../../rasteriser/canvaskit.ts';
import type { PixelPage } from '../../rasteriser/pixel-page.ts';
import { present } from '../../rasteriser/present.ts';

const kit = await loadCanvasKit();

const infoOf = (width: number, height: number) => ({
  width,
  height,
  alphaType: kit.AlphaType.Unpremul,
  colorType: kit.ColorType.RGBA_8888,
  colorSpace: kit.ColorSpace.SRGB,
});

export function decodePicture(bytes: Uint8Array): PixelPage {
  const image = present(kit.MakeImageFromEncoded(bytes), 'a picture');
  const [widthPx, heightPx] = [image.width(), image.height()];
  const rgba = present(image.readPixels(0, 0, infoOf(widthPx, heightPx)), 'pixels') as Uint8Array;
  image.delete();
  return { widthPx, heightPx, rgba };
}

export function encodePicture(page: PixelPage, format: 'jpeg' | 'png', quality = 100): Uint8Array {
  const image = imageOf(page);
  const bytes = image.encodeToBytes(format === 'png' ? kit.ImageFormat.PNG : kit.ImageFormat.JPEG, quality);
  image.delete();
  return present(bytes, 'a picture');
}

/** As saved once more: `quality` of JPEG from 0 to 100. */
export const compressed = (page: PixelPage, quality: number): PixelPage =>
  decodePicture(encodePicture(page, 'jpeg', quality));

export function scaled(page: PixelPage, by: number): PixelPage {
  const [width, height] = [Math.round(page.widthPx * by), Math.round(page.heightPx * by)];
  const image = imageOf(page);
  const surface = present(kit.MakeSurface(width, height), 'a surface');
  const paint = new kit.Paint();
  const from = kit.LTRBRect(0, 0, page.widthPx, page.heightPx);
  const to = kit.LTRBRect(0, 0, width, height);
  if (by < 1) {
    const mipmapped = image.makeCopyWithDefaultMipmaps();
    surface
      .getCanvas()
      .drawImageRectOptions(mipmapped, from, to, kit.FilterMode.Linear, kit.MipmapMode.Linear, paint);
    mipmapped.delete();
  } else surface.getCanvas().drawImageRectCubic(image, from, to, 1 / 3, 1 / 3, paint);
  const snapshot = surface.makeImageSnapshot();
  const rgba = present(snapshot.readPixels(0, 0, infoOf(width, height)), 'pixels') as Uint8Array;
  for (const each of [snapshot, surface, paint, image]) each.delete();
  return { widthPx: width, heightPx: height, rgba };
}

export function cropped(
  page: PixelPage,
  left: number,
  top: number,
  width: number,
  height: number,
): PixelPage {
  const rgba = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * page.widthPx + left) * 4;
    rgba.set(page.rgba.subarray(from, from + width * 4), row * width * 4);
  }
  return { widthPx: width, heightPx: height, rgba };
}

/** The half of a page that begins at a share of its height. */
export const halfOf = (page: PixelPage, from: number): PixelPage =>
  cropped(page, 0, Math.round(page.heightPx * from), page.widthPx, page.heightPx >> 1);

/** A page in the colours of a dark screen. */
export function inverted({ widthPx, heightPx, rgba }: PixelPage): PixelPage {
  return { widthPx, heightPx, rgba: rgba.map((level, i) => (i % 4 === 3 ? 255 : 255 - level)) };
}

function imageOf({ widthPx, heightPx, rgba }: PixelPage) {
  return present(kit.MakeImage(infoOf(widthPx, heightPx), rgba, widthPx * 4), 'an image');
}

export type DrawnPage = 'text' | 'dense table' | 'photograph' | 'blank';

/** A page of A4 at 120 dpi; the same for the same seed. */
export function drawnPage(what: DrawnPage, seed: number): PixelPage {
  const [widthPx, heightPx] = [992, 1403];
  const random = randomFrom(seed);
  const surface = present(kit.MakeSurface(widthPx, heightPx), 'a surface');
  const canvas = surface.getCanvas();
  canvas.clear(kit.WHITE);
  const paint = new kit.Paint();
  const box = (left: number, top: number, width: number, height: number, level: number) => {
    paint.setColor(kit.Color(level, level, level, 1));
    canvas.drawRect(kit.LTRBRect(left, top, left + width, top + height), paint);
  };
  const lines = what === 'text' ? 52 : what === 'dense table' ? 80 : 0;
  for (let line = 0; line < lines; line++) {
    const top = 60 + (line * 1280) / lines;
    // Strokes of letters, upright and level, as thick as those of twelve points.
    for (let left = 70; left < 920; left += 4 + random() * 7) {
      if (random() < 0.14) continue;
      box(left, top, 1.6, 11, 20);
      if (random() < 0.6) box(left, top + random() * 9, 5, 1.5, 30);
    }
    if (what === 'dense table') box(60, top + 13, 870, 1, 120);
  }
  if (what === 'photograph') {
    for (let i = 0; i < 9_000; i++) {
      const side = 4 + random() ** 3 * 160;
      box(random() * 1_000 - 40, random() * 1_420 - 40, side, side * (0.3 + random()), random() * 255);
    }
  }
  const snapshot = surface.makeImageSnapshot();
  const rgba = present(snapshot.readPixels(0, 0, infoOf(widthPx, heightPx)), 'pixels') as Uint8Array;
  for (const each of [snapshot, surface, paint]) each.delete();
  return { widthPx, heightPx, rgba };
}

/** Numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
