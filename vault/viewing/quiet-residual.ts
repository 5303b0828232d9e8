/**
 * What is left of a picture when its content is taken away: how much lighter or darker each pixel is than the paper,
 * or the part of a photograph, around it. Sums over boxes of it are had at once, from a summed-area table.
 */
import type { PixelPage } from '../../rasteriser/pixel-page.ts';

export interface Grey {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly levels: Uint8Array;
}

export function greyOf({ widthPx, heightPx, rgba }: PixelPage): Grey {
  const levels = new Uint8Array(widthPx * heightPx);
  for (let i = 0, at = 0; i < levels.length; i++, at += 4) {
    levels[i] = ((rgba[at] ?? 0) * 77 + (rgba[at + 1] ?? 0) * 151 + (rgba[at + 2] ?? 0) * 28 + 128) >> 8;
  }
  return { widthPx, heightPx, levels };
}

/** At half the size; each pixel is the mean of four. */
export function halved(grey: Grey): Grey {
  const widthPx = grey.widthPx >> 1;
  const heightPx = grey.heightPx >> 1;
  const levels = new Uint8Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const at = 2 * y * grey.widthPx + 2 * x;
      const sum =
        (grey.levels[at] ?? 0) +
        (grey.levels[at + 1] ?? 0) +
        (grey.levels[at + grey.widthPx] ?? 0) +
        (grey.levels[at + grey.widthPx + 1] ?? 0);
      levels[y * widthPx + x] = (sum + 2) >> 2;
    }
  }
  return { widthPx, heightPx, levels };
}

/**
 * `paper`: what differs from its surroundings by more than eight levels is content, and is left out. `photograph`: it is
 * held to 24 levels, as there content differs everywhere.
 */
export type ResidualKind = 'paper' | 'photograph';

const gridPx = 12;
/** Half of the window around each node of the grid, from which the median is taken. */
const reachPx = 18;
const paperLevels = 8;
const photographLevels = 24;
/** Added to the variance around, so that perfectly even places do not outweigh all others. */
const varianceMin = 4;

export class QuietResidual {
  readonly widthPx: number;
  readonly heightPx: number;
  private readonly sums: Float64Array;

  constructor(grey: Grey, kind: ResidualKind) {
    const { widthPx, heightPx, levels } = grey;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.sums = new Float64Array((widthPx + 1) * (heightPx + 1));
    const { medians, weights, columns } = surroundings(grey, kind);
    for (let y = 0; y < heightPx; y++) {
      const rowAt = Math.floor(y / gridPx);
      const down = y / gridPx - rowAt;
      let row = 0;
      for (let x = 0; x < widthPx; x++) {
        const node = rowAt * columns + ((x / gridPx) | 0);
        const right = (x % gridPx) / gridPx;
        const top = (medians[node] ?? 0) * (1 - right) + (medians[node + 1] ?? 0) * right;
        const low = (medians[node + columns] ?? 0) * (1 - right) + (medians[node + columns + 1] ?? 0) * right;
        const by = (levels[y * widthPx + x] ?? 0) - (top * (1 - down) + low * down);
        row += limited(by, kind) * (weights[node] ?? 0);
        const at = (y + 1) * (widthPx + 1) + x + 1;
        this.sums[at] = (this.sums[at - widthPx - 1] ?? 0) + row;
      }
    }
  }

  /** Over whole pixels from (left, top) up to, not with, (right, bottom); all within the picture. */
  sum(left: number, top: number, right: number, bottom: number): number {
    const { sums } = this;
    const stride = this.widthPx + 1;
    return (
      (sums[bottom * stride + right] ?? 0) -
      (sums[top * stride + right] ?? 0) -
      (sums[bottom * stride + left] ?? 0) +
      (sums[top * stride + left] ?? 0)
    );
  }
}

function limited(by: number, kind: ResidualKind): number {
  if (kind === 'paper') return by > paperLevels || by < -paperLevels ? 0 : by;
  return by > photographLevels ? photographLevels : by < -photographLevels ? -photographLevels : by;
}

/** At each node of a grid: the median level around it, and how much what is there counts, by how quiet it is. */
function surroundings({ widthPx, heightPx, levels }: Grey, kind: ResidualKind) {
  const columns = Math.floor(widthPx / gridPx) + 2;
  const rows = Math.floor(heightPx / gridPx) + 2;
  const medians = new Float32Array(columns * rows);
  const weights = new Float32Array(columns * rows);
  const counts = new Uint16Array(256);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const left = Math.max(0, Math.min(column * gridPx, widthPx - 1) - reachPx);
      const right = Math.min(widthPx, column * gridPx + reachPx);
      const top = Math.max(0, Math.min(row * gridPx, heightPx - 1) - reachPx);
      const bottom = Math.min(heightPx, row * gridPx + reachPx);
      counts.fill(0);
      let counted = 0;
      for (let y = top; y < bottom; y += 2) {
        for (let x = left; x < right; x += 2) {
          const level = levels[y * widthPx + x] ?? 0;
          counts[level] = (counts[level] ?? 0) + 1;
          counted += 1;
        }
      }
      let median = 0;
      for (let below = counts[0] ?? 0; below * 2 <= counted && median < 255; ) {
        median += 1;
        below += counts[median] ?? 0;
      }
      let squares = 0;
      for (let level = 0; level < 256; level++) {
        const times = counts[level] ?? 0;
        if (times > 0) squares += times * limited(level - median, kind) ** 2;
      }
      medians[row * columns + column] = median;
      weights[row * columns + column] = 1 / (squares / Math.max(1, counted) + varianceMin);
    }
  }
  return { medians, weights, columns };
}
