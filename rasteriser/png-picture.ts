/**
 * What a PNG says around its pixels (W3C PNG 3rd ed.), and its pixels as they are where a PDF can hold them so: then nothing is
 * decoded and packed again, which takes a large picture most of the time.
 */
import { joinBytes } from './bytes.ts';
import type { PdfPicture } from './picture-pdf.ts';
import { FileFault } from './rasteriser.ts';

const signatureBytes = 8;
export interface PngChunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/** Up to IEND. Throws RangeError where the file ends before. */
export function* pngChunks(bytes: Uint8Array): Generator<PngChunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = signatureBytes; ; ) {
    const length = view.getUint32(at);
    view.getUint32(at + 8 + length);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    yield { type, data: bytes.subarray(at + 8, at + 8 + length) };
    if (type === 'IEND') return;
    at += 12 + length;
  }
}

const gammaOfSrgb = '45455';
const primariesOfSrgb = '31270 32900 64000 33000 30000 60000 15000 6000';
const grey = 0;
const trueColor = 2;

/** Samples of a pixel, by the type of colour. */
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Adam7: where each pass begins, and its steps. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * Null where the pixels mean something else to a PDF: transparency, palettes, colour spaces, 16 bits, interlacing. Throws FileFault
 * FILE_DAMAGED where rows are missing: decoders leave them white.
 */
export async function plainPng(bytes: Uint8Array): Promise<PdfPicture | null> {
  const idat: Uint8Array[] = [];
  let header: DataView | undefined;
  let asSrgb = false;
  let otherGamma = false;
  let another = false;
  for (const { type, data } of pngChunks(bytes)) {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    if (type === 'IHDR') header = view;
    else if (type === 'IDAT') idat.push(data);
    else if (type === 'sRGB') asSrgb = true;
    else if (type === 'gAMA') otherGamma ||= numbers(view) !== gammaOfSrgb;
    else if (type === 'cHRM') otherGamma ||= numbers(view) !== primariesOfSrgb;
    else another ||= ['tRNS', 'iCCP', 'cICP', 'PLTE'].includes(type);
  }
  if (header?.byteLength !== 13) throw new FileFault('FILE_DAMAGED', { kind: 'png' });
  const [widthPx, heightPx] = [header.getUint32(0), header.getUint32(4)];
  const [depth, color, interlaced] = [header.getUint8(8), header.getUint8(9), header.getUint8(12) !== 0];
  const bitsEach = depth * (samplesOf[color] ?? 1);
  const rowBytes = Math.ceil((widthPx * bitsEach) / 8);
  const wanted = interlaced ? interlacedBytes(widthPx, heightPx, bitsEach) : (rowBytes + 1) * heightPx;
  const data = joinBytes(idat);
  const found = await unpackedRows(data, interlaced ? Infinity : rowBytes + 1, wanted);
  if (found === 'short') throw new FileFault('FILE_DAMAGED', { kind: 'png', part: 'rows' });
  const space = color === trueColor ? 'DeviceRGB' : color === grey ? 'DeviceGray' : null;
  if (space === null || interlaced || another || (otherGamma && !asSrgb) || found === 'odd') return null;
  if (depth !== 8 && !(depth === 1 && color === grey)) return null;
  return { widthPx, heightPx, space, bitsPerSample: depth, packed: 'predicted', data };
}

function interlacedBytes(width: number, height: number, bitsEach: number): number {
  let bytes = 0;
  for (const [left, top, across, down] of passes) {
    const columns = Math.ceil((width - left) / across);
    const rows = Math.ceil((height - top) / down);
    if (columns > 0 && rows > 0) bytes += rows * (1 + Math.ceil((columns * bitsEach) / 8));
  }
  return bytes;
}

function numbers(view: DataView): string {
  return Array.from({ length: Math.floor(view.byteLength / 4) }, (_, index) =>
    view.getUint32(index * 4),
  ).join(' ');
}

/** `odd`: all rows are there, and more, or a filter that there is not; a stranger to viewers of PDF, and none to Skia. */
async function unpackedRows(
  packed: Uint8Array<ArrayBuffer>,
  rowBytes: number,
  wanted: number,
): Promise<'short' | 'whole' | 'odd'> {
  const filterMax = 4;
  let at = 0;
  let nextFilter = 0;
  let odd = false;
  try {
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
    for await (const piece of unpacked) {
      for (; nextFilter < Math.min(wanted, at + piece.length); nextFilter += rowBytes) {
        odd ||= piece[nextFilter - at]! > filterMax;
      }
      at += piece.length;
      if (at > wanted) return 'odd';
    }
  } catch {
    odd = true;
  }
  return at < wanted ? 'short' : odd ? 'odd' : 'whole';
}
