/**
 * Draws the second carrier of a trace code into the pixels of a page, after the visible mark.
 *
 * Plain paper gets squares three levels of 255 apart, which the eye does not see or takes for the texture of paper. Two
 * levels were tried: of 24 half pages, at half the size and quality 40, six were not read; with three levels two.
 * Busy parts, as of photographs, get more, which hides there and is needed there.
 */
import { squarePxOf, tileOf, tileSide } from './page-code.ts';

/** Half of the difference between a lighter and a darker square, in levels of 255: on plain paper, and more on busy parts. */
const depths = [1.5, 2, 2.5, 3, 3.5, 4, 4.5] as const;
/** Two neighbouring pixels that differ by no more lie on something even: paper between letters, a wall. */
const evenLevels = 1;
/** Share of even pairs below which a square gets more. Between printed letters more than a third is paper. */
const evenShareMax = 0.35;
const evenShareMin = 0.05;

/** Straight RGBA, changed in place. */
export function embedPageCode(rgba: Uint8Array, widthPx: number, heightPx: number, code: string): void {
  const tile = tileOf(code);
  const squarePx = squarePxOf(widthPx, heightPx);
  const tables = depths.map(tablesFor);
  for (let top = 0, row = 0; top < heightPx; top += squarePx, row++) {
    const bottom = Math.min(heightPx, top + squarePx);
    for (let left = 0, column = 0; left < widthPx; left += squarePx, column++) {
      const right = Math.min(widthPx, left + squarePx);
      const depth = depthAt(rgba, widthPx, left, top, right, bottom);
      const lighter = (tile[(row % tileSide) * tileSide + (column % tileSide)] ?? 1) > 0;
      const table = tables[depth]?.[lighter ? 1 : 0];
      if (table === undefined) continue;
      for (let y = top; y < bottom; y++) {
        const end = (y * widthPx + right) * 4;
        for (let i = (y * widthPx + left) * 4; i < end; i += 4) {
          rgba[i] = table[rgba[i] ?? 0] ?? 0;
          rgba[i + 1] = table[rgba[i + 1] ?? 0] ?? 0;
          rgba[i + 2] = table[rgba[i + 2] ?? 0] ?? 0;
        }
      }
    }
  }
}

/** What becomes of each level in darker and in lighter squares. Levels move together first, so that white and black have room. */
function tablesFor(depth: number): [darker: Uint8Array, lighter: Uint8Array] {
  const moved = (by: number) =>
    Uint8Array.from({ length: 256 }, (_, level) =>
      Math.max(0, Math.min(255, Math.round(depth + (level * (255 - 2 * depth)) / 255 + by))),
    );
  return [moved(-depth), moved(depth)];
}

/** Index into `depths`, by how many of the square's pixels are like their right neighbour; every second row is looked at. */
function depthAt(
  rgba: Uint8Array,
  widthPx: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number {
  let [even, pairs] = [0, 0];
  for (let y = top; y < bottom; y += 2) {
    const end = (y * widthPx + right - 1) * 4;
    for (let i = (y * widthPx + left) * 4 + 1; i < end; i += 8) {
      const step = (rgba[i] ?? 0) - (rgba[i + 4] ?? 0);
      if (step <= evenLevels && step >= -evenLevels) even += 1;
      pairs += 1;
    }
  }
  if (pairs === 0) return 0;
  const share = (evenShareMax - even / pairs) / (evenShareMax - evenShareMin);
  return Math.max(0, Math.min(depths.length - 1, Math.round(share * (depths.length - 1))));
}
