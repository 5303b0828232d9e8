/**
 * The second carrier of a trace code: a faint pattern of lighter and darker squares all over a page
 * (docs/formats/page-mark.md). This file says which square is which; `embed-page-code.ts` draws it,
 * `read-page-code.ts` finds it again.
 *
 * A tile of 32 × 32 squares is repeated over the page. A quarter of its squares is the same in every tile and says
 * where a tile begins. The others carry twelve symbols of five bits, 64 squares each: the eight characters of the
 * code and four of a check. A symbol is one of 32 rows of a Hadamard matrix, which any two squares of a picture in
 * two tell apart. The pattern is no secret: whoever knows a code can draw it, as they can write its eight letters.
 */
import { traceAlphabet } from '../sealing/trace-code.ts';

export const tileSide = 32;
export const tileSquares = tileSide * tileSide;
const symbolSquares = 64;
export const dataSymbols = 8;
const checkSymbols = 4;
export const symbolsInTile = dataSymbols + checkSymbols;
export const symbolValues = 32;

/** Squares along the geometric mean of the page's sides: 16 pixels of A4 at 120 dpi. */
const squaresAcross = 74;
const squarePxMin = 6;

export const squarePxOf = (widthPx: number, heightPx: number): number =>
  Math.max(squarePxMin, Math.round(Math.sqrt(widthPx * heightPx) / squaresAcross));

/** Marsaglia's xorshift, 32 bits: the same squares everywhere and for good. */
function shuffledSquares(): Int32Array {
  const order = Int32Array.from({ length: tileSquares }, (_, i) => i);
  let state = 0x6d61726b;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let i = tileSquares - 1; i > 0; i--) {
    const j = next() % (i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}

const order = shuffledSquares();
const signs = Int8Array.from(shuffledSquares(), (value) => (((value * 2654435761) >>> 16) & 1 ? 1 : -1));

/** Squares of the tile that are the same for every code, and what each is: 1 lighter, -1 darker. */
export const syncSquares: readonly (readonly [square: number, sign: number])[] = [
  ...order.subarray(symbolsInTile * symbolSquares),
].map((square) => [square, signs[square] ?? 1]);

/** Squares of one symbol, and what each is where its bit of the matrix is even. */
export const squaresOfSymbol = (symbol: number): readonly (readonly [square: number, sign: number])[] =>
  [...order.subarray(symbol * symbolSquares, (symbol + 1) * symbolSquares)].map((square) => [
    square,
    signs[square] ?? 1,
  ]);

/** Sylvester's Hadamard matrix of 64; row 0, all alike, is not used. */
export const hadamard = (value: number, at: number): number => (bitsIn((value + 1) & at) % 2 === 0 ? 1 : -1);

function bitsIn(value: number): number {
  let bits = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}

/** CRC of 20 bits, polynomial 0xb5827 (Koopman), over five bits of each character, from all ones. */
export function checkOf(data: readonly number[]): number[] {
  let crc = 0xfffff;
  for (const symbol of data) {
    for (let bit = 4; bit >= 0; bit--) {
      const out = ((crc >>> 19) & 1) ^ ((symbol >>> bit) & 1);
      crc = ((crc << 1) & 0xfffff) ^ (out === 1 ? 0xb5827 : 0);
    }
  }
  return [15, 10, 5, 0].map((shift) => (crc >>> shift) & 31);
}

/** 1 or -1 for each square of the tile, rows from the top. */
export function tileOf(code: string): Int8Array {
  const data = [...code.replace('-', '')].map((letter) => traceAlphabet.indexOf(letter));
  if (data.length !== dataSymbols || data.includes(-1)) throw new Error('a page code is a trace code');
  const tile = new Int8Array(tileSquares);
  for (const [square, sign] of syncSquares) tile[square] = sign;
  for (const [symbol, value] of [...data, ...checkOf(data)].entries()) {
    squaresOfSymbol(symbol).forEach(([square, sign], at) => {
      tile[square] = sign * hadamard(value, at);
    });
  }
  return tile;
}

export function codeOf(data: readonly number[]): string {
  const plain = data.map((value) => traceAlphabet.charAt(value)).join('');
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
}
