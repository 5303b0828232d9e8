/** Strips and tiles of a TIFF unpacked, each to the length it must have: shorter is damage, and never filled up. */
import { joinBytes } from './bytes.ts';
import { FileFault } from './rasteriser.ts';

const damaged = (part: string): FileFault => new FileFault('FILE_DAMAGED', { kind: 'tiff', part });

/** Apple's bytes in runs (TIFF 6.0, section 9). Throws FileFault FILE_DAMAGED. */
export function unpackBits(packed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  let to = 0;
  for (let at = 0; to < length; ) {
    const head = packed[at++];
    if (head === undefined) throw damaged('packbits');
    if (head === 128) continue;
    if (head < 128) {
      const run = packed.subarray(at, at + head + 1);
      if (run.length !== head + 1) throw damaged('packbits');
      out.set(run.subarray(0, length - to), to);
      to += run.length;
      at += head + 1;
    } else {
      const byte = packed[at++];
      if (byte === undefined) throw damaged('packbits');
      out.fill(byte, to, Math.min(length, to + 257 - head));
      to += 257 - head;
    }
  }
  return out;
}

const clearCode = 256;
const endCode = 257;
const codesMax = 4096;

/** LZW with the early change of code lengths (TIFF 6.0, section 13). Throws FileFault FILE_DAMAGED. */
export function unpackLzw(packed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  // Each entry of the table is a stretch of what was put out before.
  const starts = new Uint32Array(codesMax);
  const lengths = new Uint16Array(codesMax).fill(1, 0, 256);
  let next = endCode + 1;
  let width = 9;
  let before = -1;
  let beforeAt = 0;
  let bit = 0;
  let to = 0;
  while (to < length) {
    if (bit + width > packed.length * 8) throw damaged('lzw');
    const at = bit >> 3;
    const three = (packed[at]! << 16) | ((packed[at + 1] ?? 0) << 8) | (packed[at + 2] ?? 0);
    const code = (three >> (24 - width - (bit & 7))) & ((1 << width) - 1);
    bit += width;
    if (code === endCode) break;
    if (code === clearCode) {
      next = endCode + 1;
      width = 9;
      before = -1;
      continue;
    }
    const at0 = to;
    if (code < 256) out[to++] = code;
    else if (code < next) to = copy(out, starts[code]!, lengths[code]!, to);
    else if (code === next && before >= 0) {
      to = copy(out, beforeAt, lengths[before]!, to);
      if (to < length) out[to] = out[at0]!;
      to += 1;
    } else throw damaged('lzw');
    if (before >= 0 && next < codesMax) {
      starts[next] = beforeAt;
      lengths[next] = lengths[before]! + 1;
      next += 1;
      if (next + 1 >= 1 << width && width < 12) width += 1;
    }
    before = code;
    beforeAt = at0;
  }
  if (to < length) throw damaged('lzw');
  return out;
}

function copy(out: Uint8Array, from: number, length: number, to: number): number {
  for (let index = 0; index < length && to + index < out.length; index++)
    out[to + index] = out[from + index]!;
  return to + length;
}

/** Throws FileFault FILE_DAMAGED. */
export async function unpackZlib(packed: Uint8Array, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let got = 0;
  try {
    const unpacked = new Blob([new Uint8Array(packed)])
      .stream()
      .pipeThrough(new DecompressionStream('deflate'));
    for await (const part of unpacked) {
      parts.push(part);
      got += part.length;
      if (got >= length) break;
    }
  } catch {
    // What came before a fault may be all that is wanted: bytes behind the end are one for some.
  }
  if (got < length) throw damaged('zlib');
  return joinBytes(parts).subarray(0, length);
}

/** Each sample as the difference to the one before it in its row (TIFF 6.0, section 14), undone in place. */
export function undoDifferences(
  data: Uint8Array,
  rowBytes: number,
  samples: number,
  bits: 8 | 16,
  littleEndian: boolean,
): void {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  for (let row = 0; row + rowBytes <= data.length; row += rowBytes) {
    if (bits === 8) {
      for (let at = row + samples; at < row + rowBytes; at++) data[at]! += data[at - samples]!;
    } else {
      for (let at = row + samples * 2; at + 1 < row + rowBytes; at += 2) {
        view.setUint16(
          at,
          view.getUint16(at, littleEndian) + view.getUint16(at - samples * 2, littleEndian),
          littleEndian,
        );
      }
    }
  }
}
