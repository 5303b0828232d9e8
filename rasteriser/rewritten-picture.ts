/** A picture from inside another file: held to the limits, decoded by Skia, and written anew for a page of HTML. */
import { loadCanvasKit } from './canvaskit.ts';
import { checkImage, isLossless, writeAnew } from './image-to-pdf.ts';
import { FileFault } from './rasteriser.ts';
import type { RenditionLimits } from './worker-messages.ts';

const kinds = [
  { kind: 'png', begins: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'jpeg', begins: [0xff, 0xd8, 0xff] },
  { kind: 'webp', begins: [0x52, 0x49, 0x46, 0x46] },
  { kind: 'gif', begins: [0x47, 0x49, 0x46, 0x38] },
] as const;

/** Its data: address; null where its form is not one that is shown. Throws FileFault as for a picture filed by itself. */
export async function rewrittenPicture(bytes: Uint8Array, limits: RenditionLimits): Promise<string | null> {
  const kind = kinds.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte))?.kind;
  if (!kind) return null;
  const { orientation } = checkImage(bytes, kind, limits);
  const canvasKit = await loadCanvasKit();
  const image = canvasKit.MakeImageFromEncoded(bytes);
  if (!image) throw new FileFault('FILE_DAMAGED', { kind });
  try {
    const written = writeAnew(canvasKit, image, kind, orientation);
    return `data:image/${isLossless(kind) ? 'png' : 'jpeg'};base64,${base64(written)}`;
  } finally {
    image.delete();
  }
}

function base64(bytes: Uint8Array): string {
  // Divisible by three, so that the pieces can be put together; small enough to be arguments of one call.
  const pieceBytes = 30_000;
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + pieceBytes))));
  }
  return pieces.join('');
}
