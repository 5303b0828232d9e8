/**
 * How a page looks, coarsely: the same for a picture that was saved again or changed in a pixel, another for another page. A
 * difference hash (Krawetz, "Kind of like that", 2013) on a fine grid: a bit for each cell, set where it is darker than the
 * one to its left. docs/formats/access-rendition.md.
 */
import type { PixelPage } from './pixel-page.ts';

const columns = 33;
const rows = 32;
export const lookBytes = ((columns - 1) * rows) / 8;
/** Of 255. Less is the noise of a JPEG on white paper. */
const stepMin = 4;
/** A page with less on it looks like many. */
const bitsMin = 24;

export interface PageLook {
  /** Each pixel the same: says nothing of any document. */
  readonly blank: boolean;
  /** Nothing to be read on it, or mostly a picture: such a page can be saved again without its pixels staying the same. */
  readonly picture: boolean;
  /** Null where there is too little on the page. */
  readonly bits: Uint8Array | null;
}

export function isBlank({ rgba }: PixelPage): boolean {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength / 4);
  const first = pixels[0];
  return pixels.every((pixel) => pixel === first);
}

export function lookBits(page: PixelPage): Uint8Array | null {
  const cells = cellDarkness(page);
  const bits = new Uint8Array(lookBytes);
  let set = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 1; column < columns; column++) {
      const at = row * columns + column;
      if (cells[at]! - cells[at - 1]! < stepMin) continue;
      const bit = row * (columns - 1) + column - 1;
      bits[bit >> 3]! |= 1 << (bit & 7);
      set += 1;
    }
  }
  return set < bitsMin ? null : bits;
}

/** The mean darkness of each cell, 0 to 255, by the weights of ITU-R BT.601. */
function cellDarkness({ widthPx, heightPx, rgba }: PixelPage): Float64Array {
  const sums = new Float64Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  const columnOf = Uint16Array.from({ length: widthPx }, (_, x) => Math.floor((x * columns) / widthPx));
  for (let y = 0; y < heightPx; y++) {
    const row = Math.floor((y * rows) / heightPx) * columns;
    for (let x = 0, at = y * widthPx * 4; x < widthPx; x++, at += 4) {
      const cell = row + columnOf[x]!;
      sums[cell]! += 77 * rgba[at]! + 150 * rgba[at + 1]! + 29 * rgba[at + 2]!;
      counts[cell]! += 1;
    }
  }
  return sums.map((sum, cell) => (counts[cell] === 0 ? 0 : 255 - sum / 256 / counts[cell]!));
}

/** Of what is dark in either, at least this much is dark in both. */
const alikeMin = 0.85;

export function looksAlike(one: Uint8Array, other: Uint8Array): boolean {
  let both = 0;
  let either = 0;
  for (let i = 0; i < lookBytes; i++) {
    both += ones[one[i]! & other[i]!]!;
    either += ones[one[i]! | other[i]!]!;
  }
  return either > 0 && both >= alikeMin * either;
}

const ones = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1;
  return count;
});
