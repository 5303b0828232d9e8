/** Pictures without a library: for developing only. */
import { deflateSync } from 'node:zlib';
import { crc32 } from '../../rasteriser/crc32.ts';

/** Eight bits a channel, red, green and blue. `scanlines` holds for each row a nought and then its pixels. */
export function pngFile(widthPx: number, heightPx: number, scanlines: Uint8Array): Buffer {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body) >>> 0, body.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(scanlines, { level: 1 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** A page as the screens get it. */
export function pngOfPage(page: { widthPx: number; heightPx: number; rgba: Uint8Array }): Buffer {
  const { widthPx, heightPx, rgba } = page;
  const row = 1 + widthPx * 3;
  const scanlines = new Uint8Array(row * heightPx);
  for (let pixel = 0; pixel < widthPx * heightPx; pixel += 1) {
    const to = Math.floor(pixel / widthPx) * row + 1 + (pixel % widthPx) * 3;
    scanlines.set(rgba.subarray(pixel * 4, pixel * 4 + 3), to);
  }
  return pngFile(widthPx, heightPx, scanlines);
}
