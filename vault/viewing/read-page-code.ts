/**
 * Reads the second carrier of a trace code from a picture of a page, whatever its size and whichever part it shows.
 *
 * Every size that a square can have is tried: the squares of all tiles are laid over each other, and the part of the
 * tile that is always the same is looked for at every place. Where it stands out most, size and place are made exact
 * and the symbols are read. A reading counts only if its check agrees far more than chance would have it.
 */
import type { PixelPage } from '../../rasteriser/pixel-page.ts';
import {
  checkOf,
  codeOf,
  dataSymbols,
  hadamard,
  squaresOfSymbol,
  symbolsInTile,
  symbolValues,
  syncSquares,
  tileSide,
  tileSquares,
} from './page-code.ts';
import { type Grey, greyOf, halved, QuietResidual, type ResidualKind } from './quiet-residual.ts';

/** Sides of a square that are looked for in a picture, in its pixels, before it is halved. */
const squarePxMin = 5.5;
const squarePxMax = 16;
const halvings = 2;
/** A picture is halved beforehand until it has no more pixels than this. */
const pixelsMax = 6_000_000;
/** Sizes follow each other so that squares at the edge of a page are off by a quarter of a square at most. */
const squaresAcrossMax = 110;
/** Places that are looked at exactly, in each kind of residual. */
const placesMax = 6;
/** In standard deviations of chance, for the four symbols of the check together. A picture without a code has about 5,000 tries. */
const checkDeviationsMin = 6;
/** For each of the least certain characters the three likeliest values are tried. */
const uncertain = 5;
const valuesTried = 3;

export interface PageCodeFound {
  readonly code: string;
  /** How far the check stands out, in standard deviations of chance. */
  readonly deviations: number;
}

interface Place {
  readonly residual: QuietResidual;
  /** Of a square, in pixels, across and down. */
  readonly width: number;
  readonly height: number;
  /** Where a tile begins, in pixels. */
  readonly left: number;
  readonly top: number;
  readonly deviations: number;
}

/** Null where no code is found. Gives way to other work between sizes; throws what `signal` was aborted with. */
export async function readPageCode(page: PixelPage, signal?: AbortSignal): Promise<PageCodeFound | null> {
  let grey = greyOf(page);
  while (grey.widthPx * grey.heightPx > pixelsMax) grey = halved(grey);
  let best: PageCodeFound | null = null;
  for (const kind of ['paper', 'photograph'] as const) {
    const places = await likeliestPlaces(grey, kind, signal);
    for (const place of places) {
      const found = readSymbols(madeExact(place));
      if (found !== null && found.deviations > (best?.deviations ?? 0)) best = found;
    }
    if (best !== null) return best;
  }
  return null;
}

async function likeliestPlaces(picture: Grey, kind: ResidualKind, signal?: AbortSignal): Promise<Place[]> {
  const places: Place[] = [];
  let grey = picture;
  for (let level = 0; level <= halvings; level++) {
    const residual = new QuietResidual(grey, kind);
    const longPx = Math.max(grey.widthPx, grey.heightPx);
    let squarePx = level === 0 ? squarePxMin : squarePxMax / 2;
    while (squarePx < squarePxMax) {
      places.push(...placesAt(residual, squarePx));
      squarePx *= 1 + 1 / Math.min(squaresAcrossMax, Math.max(tileSide, longPx / squarePx));
      await new Promise((done) => setImmediate(done));
      signal?.throwIfAborted();
    }
    grey = halved(grey);
    if (Math.min(grey.widthPx, grey.heightPx) < tileSide * 4) break;
  }
  return places.sort((one, other) => other.deviations - one.deviations).slice(0, placesMax);
}

/** Two places beside each other for each square: the tile is found to half a square. */
const fine = tileSide * 2;

/** The likeliest places for squares of this size, at most two. */
function placesAt(residual: QuietResidual, squarePx: number): Place[] {
  const folded = foldedHalves(residual, squarePx / 2);
  const whole = new Float64Array(fine * fine);
  let mean = 0;
  for (let row = 0; row < fine; row++) {
    for (let column = 0; column < fine; column++) {
      const [right, low] = [(column + 1) % fine, (row + 1) % fine];
      const sum =
        (folded[row * fine + column] ?? 0) +
        (folded[row * fine + right] ?? 0) +
        (folded[low * fine + column] ?? 0) +
        (folded[low * fine + right] ?? 0);
      whole[row * fine + column] = sum;
      mean += sum / (fine * fine);
    }
  }
  let power = 0;
  for (let i = 0; i < whole.length; i++) {
    whole[i] = (whole[i] ?? 0) - mean;
    power += (whole[i] ?? 0) ** 2 / whole.length;
  }
  if (power === 0) return [];
  const scale = 1 / Math.sqrt(power * syncSquares.length);
  // Twice in each direction, so that a tile can be laid on anywhere without reaching over the end.
  const twice = new Float32Array(fine * fine * 4);
  for (let row = 0; row < fine * 2; row++) {
    for (let column = 0; column < fine * 2; column++) {
      twice[row * fine * 2 + column] = whole[(row % fine) * fine + (column % fine)] ?? 0;
    }
  }
  const best = [
    { deviations: 0, row: 0, column: 0 },
    { deviations: 0, row: 0, column: 0 },
  ];
  for (let row = 0; row < fine; row++) {
    // Every second place, as on a chessboard: half a square off in one direction costs half, and is made exact later.
    for (let column = row & 1; column < fine; column += 2) {
      const deviations = syncSum(twice, row * fine * 2 + column) * scale;
      if (deviations > (best[1]?.deviations ?? 0)) {
        best[1] = { deviations, row, column };
        best.sort((one, other) => other.deviations - one.deviations);
      }
    }
  }
  return best.map(({ deviations, row, column }) => ({
    residual,
    width: squarePx,
    height: squarePx,
    left: (column * squarePx) / 2,
    top: (row * squarePx) / 2,
    deviations,
  }));
}

const placesOf = (wanted: number): Int32Array =>
  Int32Array.from(
    syncSquares.filter(([, sign]) => sign === wanted),
    ([square]) => 2 * Math.floor(square / tileSide) * fine * 2 + 2 * (square % tileSide),
  );
const lighterAt = placesOf(1);
const darkerAt = placesOf(-1);

/** The innermost loop: it runs a thousand times a thousand for each size. */
function syncSum(twice: Float32Array, from: number): number {
  let sum = 0;
  for (let i = 0; i < lighterAt.length; i++) sum += twice[from + (lighterAt[i] as number)] as number;
  for (let i = 0; i < darkerAt.length; i++) sum -= twice[from + (darkerAt[i] as number)] as number;
  return sum;
}

/** Sums of half squares, those of all tiles over each other. */
function foldedHalves(residual: QuietResidual, halfPx: number): Float64Array {
  const folded = new Float64Array(fine * fine);
  const columns = Math.floor(residual.widthPx / halfPx);
  const rows = Math.floor(residual.heightPx / halfPx);
  const lefts = Int32Array.from({ length: columns + 1 }, (_, column) => Math.round(column * halfPx));
  for (let row = 0; row < rows; row++) {
    const top = Math.round(row * halfPx);
    const bottom = Math.round((row + 1) * halfPx);
    const into = (row & (fine - 1)) * fine;
    for (let column = 0; column < columns; column++) {
      const at = into + (column & (fine - 1));
      folded[at] = (folded[at] ?? 0) + residual.sum(lefts[column] ?? 0, top, lefts[column + 1] ?? 0, bottom);
    }
  }
  return folded;
}

/** Sums of whole squares of a place, those of all tiles over each other, their mean taken away. */
function foldedSquares({ residual, width, height, left, top }: Omit<Place, 'deviations'>): Float64Array {
  const folded = new Float64Array(tileSquares);
  const firstColumn = Math.ceil(-left / width);
  const lastColumn = Math.floor((residual.widthPx - left) / width);
  const firstRow = Math.ceil(-top / height);
  const lastRow = Math.floor((residual.heightPx - top) / height);
  for (let row = firstRow; row < lastRow; row++) {
    const from = Math.round(top + row * height);
    const to = Math.round(top + (row + 1) * height);
    const into = (row & (tileSide - 1)) * tileSide;
    for (let column = firstColumn; column < lastColumn; column++) {
      const at = into + (column & (tileSide - 1));
      folded[at] =
        (folded[at] ?? 0) +
        residual.sum(Math.round(left + column * width), from, Math.round(left + (column + 1) * width), to);
    }
  }
  const mean = folded.reduce((sum, each) => sum + each, 0) / tileSquares;
  return folded.map((each) => each - mean);
}

function powerOf(squares: Float64Array): number {
  return squares.reduce((sum, each) => sum + each * each, 0) / squares.length;
}

function syncDeviations(squares: Float64Array): number {
  let sum = 0;
  for (const [square, sign] of syncSquares) sum += sign * (squares[square] ?? 0);
  const power = powerOf(squares);
  return power === 0 ? 0 : sum / Math.sqrt(power * syncSquares.length);
}

/** Moves and stretches a place in ever smaller steps as long as it stands out more. */
function madeExact(place: Place): Place {
  let best: Place = { ...place, deviations: syncDeviations(foldedSquares(place)) };
  const middleX = place.residual.widthPx / 2;
  const middleY = place.residual.heightPx / 2;
  const across = Math.max(1, place.residual.widthPx / place.width);
  const down = Math.max(1, place.residual.heightPx / place.height);
  for (let step = 0.4; step > 0.05; step /= 2) {
    for (let better = true, turn = 0; better && turn < 4; turn++) {
      better = false;
      for (const [right, low, wider, taller] of moves) {
        const [byX, byY] = [(wider * step * place.width) / across, (taller * step * place.height) / down];
        const moved = {
          ...best,
          width: best.width + byX,
          height: best.height + byY,
          // Stretched from the middle of the picture, so that place and size can be found one after the other.
          left: best.left + right * step * place.width - squaresTo(middleX, best.left, best.width) * byX,
          top: best.top + low * step * place.height - squaresTo(middleY, best.top, best.height) * byY,
        };
        const deviations = syncDeviations(foldedSquares(moved));
        if (deviations > best.deviations) {
          best = { ...moved, deviations };
          better = true;
        }
      }
    }
  }
  return best;
}

const squaresTo = (middle: number, from: number, size: number): number => (middle - from) / size;

const moves = [
  [1, 0, 0, 0],
  [-1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, -1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, -1, 0],
  [0, 0, 0, 1],
  [0, 0, 0, -1],
  [0, 0, 1, 1],
  [0, 0, -1, -1],
] as const;

const symbolSquares = Array.from({ length: symbolsInTile }, (_, symbol) => squaresOfSymbol(symbol));

function readSymbols(place: Place): PageCodeFound | null {
  const squares = foldedSquares(place);
  const power = powerOf(squares);
  if (power === 0) return null;
  const likeness = symbolSquares.map((ofSymbol) =>
    Float64Array.from({ length: symbolValues }, (_, value) =>
      ofSymbol.reduce(
        (sum, [square, sign], at) => sum + sign * hadamard(value, at) * (squares[square] ?? 0),
        0,
      ),
    ),
  );
  const scale = 1 / Math.sqrt(power * (symbolsInTile - dataSymbols) * (symbolSquares[0]?.length ?? 1));
  let best: PageCodeFound | null = null;
  for (const data of likelyData(likeness.slice(0, dataSymbols))) {
    const check = checkOf(data).reduce((sum, value, i) => sum + (likeness[dataSymbols + i]?.[value] ?? 0), 0);
    const deviations = check * scale;
    if (deviations >= checkDeviationsMin && deviations > (best?.deviations ?? 0)) {
      best = { code: codeOf(data), deviations };
    }
  }
  return best;
}

/** The likeliest values, and those with other values for the least certain characters. */
function likelyData(likeness: readonly Float64Array[]): number[][] {
  const ranked = likeness.map((each) =>
    [...each.keys()].sort((one, other) => (each[other] ?? 0) - (each[one] ?? 0)).slice(0, valuesTried),
  );
  const certainty = likeness.map(
    (each, i) => (each[ranked[i]?.[0] ?? 0] ?? 0) - (each[ranked[i]?.[1] ?? 0] ?? 0),
  );
  const doubtful = new Set(
    [...certainty.keys()]
      .sort((one, other) => (certainty[one] ?? 0) - (certainty[other] ?? 0))
      .slice(0, uncertain),
  );
  return ranked.reduce<number[][]>(
    (heads, values, i) =>
      heads.flatMap((head) =>
        (doubtful.has(i) ? values : values.slice(0, 1)).map((value) => [...head, value]),
      ),
    [[]],
  );
}
