/**
 * A TIFF as a PDF: each of its pictures a page. What is not read here is refused, for half a page would be taken for a whole one;
 * previews and masks are no pages. Decoded in this thread but for JPEG, which Skia decodes.
 */
import type { Loss } from '../shared/vocabulary/losses.ts';
import { checkPixels } from './image-to-pdf.ts';
import { type PdfPicture, picturesToPdf } from './picture-pdf.ts';
import { FileFault } from './rasteriser.ts';
import { type Directory, readTiff, tags } from './tiff-directory.ts';
import { orientPixels, type Raster, readRaster } from './tiff-raster.ts';
import type { RenditionLimits } from './worker-messages.ts';

const previewOrMask = 0b101;
const cmyk = 5;

/** Throws FileFault IMAGE_TOO_LARGE, FILE_DAMAGED, FILE_TOO_MANY_PAGES, FILE_KIND_TO_CONVERT. */
export async function tiffToPdf(
  bytes: Uint8Array,
  limits: RenditionLimits,
): Promise<{ readonly pdf: Uint8Array; readonly losses: readonly Loss[] }> {
  const file = readTiff(bytes, limits.pagesMax);
  const isPage = (each: Directory): boolean => ((each.get(tags.subfile)?.[0] ?? 0) & previewOrMask) === 0;
  const pages = file.directories.filter(isPage);
  if (pages.length === 0) throw new FileFault('FILE_DAMAGED', { kind: 'tiff', pages: 0 });
  for (const page of pages) {
    checkPixels(page.get(tags.width)?.[0] ?? 0, page.get(tags.height)?.[0] ?? 0, 'tiff', limits);
  }
  const pictures: PdfPicture[] = [];
  let packedBytes = 0;
  for (const page of pages) {
    const raster = orientPixels(await readRaster(file, page), page.get(tags.orientation)?.[0] ?? 1);
    const picture = await packed(raster, page);
    packedBytes += picture.data.length;
    if (packedBytes > limits.renditionBytesMax) {
      throw new FileFault('RENDITION_TOO_LARGE', { bytes: packedBytes, bytesMax: limits.renditionBytesMax });
    }
    pictures.push(picture);
  }
  // Inks without a profile are shown by the simplest of rules.
  const inks = pages.filter((page) => page.get(tags.photometric)?.[0] === cmyk).length;
  return { pdf: picturesToPdf(pictures), losses: inks > 0 ? [{ what: 'style', count: inks }] : [] };
}

async function packed({ widthPx, heightPx, form, data }: Raster, page: Directory): Promise<PdfPicture> {
  const zlib = new Blob([new Uint8Array(data)]).stream().pipeThrough(new CompressionStream('deflate'));
  return {
    widthPx,
    heightPx,
    space: form === 'rgb' ? 'DeviceRGB' : 'DeviceGray',
    bitsPerSample: form === 'bits' ? 1 : 8,
    packed: 'zlib',
    data: new Uint8Array(await new Response(zlib).arrayBuffer()),
    pixelAspect: aspectOf(page),
  };
}

/** A fax has pixels twice as high as they are wide. */
function aspectOf(page: Directory): number {
  const across = page.get(tags.xResolution)?.[0] ?? 1;
  const down = page.get(tags.yResolution)?.[0] ?? 1;
  const aspect = across / down;
  if (!(aspect > 0.2 && aspect < 5) || Math.abs(aspect - 1) < 0.02) return 1;
  return (page.get(tags.orientation)?.[0] ?? 1) >= 5 ? 1 / aspect : aspect;
}
