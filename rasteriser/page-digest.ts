import { createHash } from 'node:crypto';
import type { PixelPage } from './pixel-page.ts';

/** SHA-256 over width and height (u32 big-endian) and the RGBA pixels; docs/formats/access-rendition.md. */
export async function pageDigest(page: PixelPage): Promise<Uint8Array> {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(page.widthPx, 0);
  size.writeUInt32BE(page.heightPx, 4);
  return new Uint8Array(createHash('sha256').update(size).update(page.rgba).digest());
}
