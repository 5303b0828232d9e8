/**
 * Bits of a facsimile (ITU-T T.4 and T.6) as rows of pixels. Strict: a row that does not come out at the width, or rows that are
 * missing, are damage, for a page of a contract that ends in white says nothing of what is gone.
 */
import { FileFault } from './rasteriser.ts';

const whiteEnds =
  '00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101 101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011 0100100 0011000 00000010 00000011 00011010 00011011 00010010 00010011 00010100 00010101 00010110 00010111 00101000 00101001 00101010 00101011 00101100 00101101 00000100 00000101 00001010 00001011 01010010 01010011 01010100 01010101 00100100 00100101 01011000 01011001 01011010 01011011 01001010 01001011 00110010 00110011 00110100';
const blackEnds =
  '0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111 000011000 0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111 00000101000 00000010111 00000011000 000011001010 000011001011 000011001100 000011001101 000001101000 000001101001 000001101010 000001101011 000011010010 000011010011 000011010100 000011010101 000011010110 000011010111 000001101100 000001101101 000011011010 000011011011 000001010100 000001010101 000001010110 000001010111 000001100100 000001100101 000001010010 000001010011 000000100100 000000110111 000000111000 000000100111 000000101000 000001011000 000001011001 000000101011 000000101100 000001011010 000001100110 000001100111';
const whiteMakeUps =
  '11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100 011001101 011010010 011010011 011010100 011010101 011010110 011010111 011011000 011011001 011011010 011011011 010011000 010011001 010011010 011000 010011011';
const blackMakeUps =
  '0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 0000001101100 0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 0000001110010 0000001110011 0000001110100 0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 0000001010100 0000001010101 0000001011010 0000001011011 0000001100100 0000001100101';
const longMakeUps =
  '00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 000000010110 000000010111 000000011100 000000011101 000000011110 000000011111';

type Mode = 'pass' | 'horizontal' | number;
const modes: readonly (readonly [bits: string, mode: Mode])[] = [
  ['1', 0],
  ['011', 1],
  ['010', -1],
  ['001', 'horizontal'],
  ['0001', 'pass'],
  ['000011', 2],
  ['000010', -2],
  ['0000011', 3],
  ['0000010', -3],
];

/** By length and value: a 1 before the bits keeps leading zeros. */
const keyOf = (bits: string): number => Number.parseInt(`1${bits}`, 2);
const codeMax = 13;

function runTable(ends: string, makeUps: string): ReadonlyMap<number, number> {
  const table = new Map<number, number>();
  for (const [length, bits] of ends.split(' ').entries()) table.set(keyOf(bits), length);
  for (const [index, bits] of makeUps.split(' ').entries()) table.set(keyOf(bits), 64 * (index + 1));
  for (const [index, bits] of longMakeUps.split(' ').entries()) table.set(keyOf(bits), 1792 + 64 * index);
  return table;
}
const runs = [runTable(whiteEnds, whiteMakeUps), runTable(blackEnds, blackMakeUps)] as const;
const modeTable: ReadonlyMap<number, Mode> = new Map(modes.map(([bits, mode]) => [keyOf(bits), mode]));

export interface FaxShape {
  readonly widthPx: number;
  readonly rows: number;
  /** `rows`: no marks, each row from a byte on (TIFF 2); `one`: T.4 in one dimension; `mixed`: in two; `two`: T.6. */
  readonly way: 'rows' | 'one' | 'mixed' | 'two';
  /** T.4 with end marks that end at a byte: needs nothing, for zeros before a mark are skipped. */
  readonly leastBitFirst: boolean;
}

const damaged = (): FileFault => new FileFault('FILE_DAMAGED', { kind: 'tiff', part: 'fax' });

/** Rows of packed bits, black 1. Throws FileFault FILE_DAMAGED. */
export function decodeFax(bytes: Uint8Array, { widthPx, rows, way, leastBitFirst }: FaxShape): Uint8Array {
  const bits = new Bits(bytes, leastBitFirst);
  const rowBytes = Math.ceil(widthPx / 8);
  const packed = new Uint8Array(rowBytes * rows);
  let before: number[] = [];
  for (let row = 0; row < rows; row++) {
    let inTwo = way === 'two';
    if (way === 'one' || way === 'mixed') {
      const marked = bits.skipEndMark();
      // Without a mark a file of two dimensions does not say which way its row goes.
      if (way === 'mixed' && !marked) throw damaged();
      inTwo = way === 'mixed' && bits.next() === 0;
    }
    const changes = inTwo ? rowByOther(bits, before, widthPx) : rowByItself(bits, widthPx);
    if (way === 'rows') bits.toByte();
    for (let at = 0; at < changes.length; at += 2) {
      paint(packed, row * rowBytes, changes[at]!, changes[at + 1] ?? widthPx);
    }
    before = changes;
  }
  return packed;
}

/** Where the colour changes, from white at the left edge. */
function rowByItself(bits: Bits, width: number): number[] {
  const changes: number[] = [];
  let at = 0;
  for (let colour = 0; at < width; colour = 1 - colour) {
    at += runLength(bits, colour);
    if (at > width) throw damaged();
    if (at < width) changes.push(at);
  }
  return changes;
}

function rowByOther(bits: Bits, before: readonly number[], width: number): number[] {
  const changes: number[] = [];
  let at = -1;
  let colour = 0;
  let index = 0;
  const to = (place: number): void => {
    if (place > width || place < Math.max(0, at)) throw damaged();
    if (place < width) changes.push(place);
    at = place;
    colour = 1 - colour;
  };
  while (at < width) {
    // b1: the first change of the row above to the right, to the other colour. Changes at even places turn black.
    while (index > 0 && (before[index - 1] ?? width) > at) index -= 1;
    while (index < before.length && (before[index]! <= at || index % 2 !== colour)) index += 1;
    const b1 = before[index] ?? width;
    const mode = bits.code(modeTable, 7);
    if (mode === 'pass') at = before[index + 1] ?? width;
    else if (mode === 'horizontal') {
      const first = Math.max(0, at) + runLength(bits, colour);
      to(first);
      to(first + runLength(bits, colour));
    } else to(b1 + mode);
  }
  return changes;
}

function runLength(bits: Bits, colour: number): number {
  for (let length = 0; ; ) {
    const part = bits.code(runs[colour === 0 ? 0 : 1], codeMax);
    length += part;
    if (part < 64) return length;
  }
}

function paint(packed: Uint8Array, row: number, from: number, to: number): void {
  for (let at = from; at < to; ) {
    if (at % 8 === 0 && to - at >= 8) {
      packed[row + at / 8] = 0xff;
      at += 8;
    } else {
      packed[row + (at >> 3)]! |= 0x80 >> (at & 7);
      at += 1;
    }
  }
}

class Bits {
  private readonly bytes: Uint8Array;
  private readonly leastFirst: boolean;
  private at = 0;

  constructor(bytes: Uint8Array, leastFirst: boolean) {
    this.bytes = bytes;
    this.leastFirst = leastFirst;
  }

  next(): number {
    const byte = this.bytes[this.at >> 3];
    if (byte === undefined) throw damaged();
    const bit = this.leastFirst ? this.at & 7 : 7 - (this.at & 7);
    this.at += 1;
    return (byte >> bit) & 1;
  }

  code<T>(table: ReadonlyMap<number, T>, lengthMax: number): T {
    let key = 1;
    for (let length = 1; length <= lengthMax; length++) {
      key = key * 2 + this.next();
      const found = table.get(key);
      if (found !== undefined) return found;
    }
    throw damaged();
  }

  toByte(): void {
    this.at = (this.at + 7) & ~7;
  }

  /** Eleven zeros and more, and a one. */
  skipEndMark(): boolean {
    const from = this.at;
    let zeros = 0;
    while (this.at < this.bytes.length * 8 && this.next() === 0) zeros += 1;
    if (zeros >= 11 && this.at <= this.bytes.length * 8) return true;
    this.at = from;
    return false;
  }
}
