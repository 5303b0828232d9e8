/**
 * The two containers that desktops want their icons in. Both hold PNG files as they are, so writing one means writing a
 * table. Apple's has no public specification: the types are those that iconutil writes.
 */

export interface IconPicture {
  readonly sizePx: number;
  readonly png: Uint8Array;
}

/** Type of an entry and the side of its picture. `@2x` entries hold twice the side that they are named for. */
const icnsTypes = [
  ['ic11', 32], // 16@2x
  ['ic12', 64], // 32@2x
  ['ic07', 128],
  ['ic13', 256], // 128@2x
  ['ic08', 256],
  ['ic14', 512], // 256@2x
  ['ic09', 512],
  ['ic10', 1024], // 512@2x
] as const;

export const icnsSizesPx: readonly number[] = [...new Set(icnsTypes.map(([, sizePx]) => sizePx))];

/** Windows takes 256 as the largest, and writes it as 0. */
export const icoSizesPx: readonly number[] = [16, 24, 32, 48, 64, 128, 256];

function pictureOf(pictures: readonly IconPicture[], sizePx: number): Uint8Array {
  const found = pictures.find((picture) => picture.sizePx === sizePx);
  if (!found) throw new Error(`An icon of ${sizePx} px is missing.`);
  return found.png;
}

/** `icns`, total length, then entries of type, length with these eight bytes, and picture; lengths big-endian. */
export function formatIcns(pictures: readonly IconPicture[]): Buffer {
  const entries = icnsTypes.map(([type, sizePx]) => chunk(type, pictureOf(pictures, sizePx)));
  return chunk('icns', Buffer.concat(entries));
}

function chunk(type: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([head, content]);
}

/** Directory of an `.ico`: 6 bytes, then 16 for each picture, then the pictures; lengths little-endian. */
export function formatIco(pictures: readonly IconPicture[]): Buffer {
  const chosen = icoSizesPx.map((sizePx) => ({ sizePx, png: pictureOf(pictures, sizePx) }));
  const head = Buffer.alloc(6 + 16 * chosen.length);
  head.writeUInt16LE(1, 2); // an icon, not a cursor
  head.writeUInt16LE(chosen.length, 4);
  let offset = head.length;
  for (const [index, { sizePx, png }] of chosen.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(sizePx % 256, at);
    head.writeUInt8(sizePx % 256, at + 1);
    head.writeUInt16LE(1, at + 4); // planes
    head.writeUInt16LE(32, at + 6); // bits of a pixel
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...chosen.map(({ png }) => png)]);
}

/** Side in pixels of each picture in either container, in the order they lie in it. */
export function parseIconSizes(container: Uint8Array): number[] {
  const bytes = Buffer.from(container);
  if (bytes.toString('latin1', 0, 4) === 'icns') {
    if (bytes.readUInt32BE(4) !== bytes.length)
      throw new Error('The length of the .icns is not what it says.');
    const sizes: number[] = [];
    for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at + 4))
      sizes.push(pngSidePx(bytes, at + 8));
    return sizes;
  }
  const count = bytes.readUInt16LE(4);
  return Array.from({ length: count }, (_, index) =>
    pngSidePx(bytes, bytes.readUInt32LE(6 + 16 * index + 12)),
  );
}

/** Side of the square PNG that begins at `at`. */
export function pngSidePx(bytes: Uint8Array, at = 0): number {
  const png = Buffer.from(bytes).subarray(at);
  if (png.readUInt32BE(0) !== 0x89504e47) throw new Error('Not a PNG file.');
  const width = png.readUInt32BE(16);
  if (png.readUInt32BE(20) !== width) throw new Error('The picture is not square.');
  return width;
}
