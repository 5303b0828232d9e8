/** The directories of a TIFF (TIFF 6.0, 1992), one for each of its pictures: numbers only, nothing decoded. */
import { FileFault } from './rasteriser.ts';

/** Numbers of a tag; those of text and fractions are left out. */
export type Directory = ReadonlyMap<number, readonly number[]>;

export interface TiffFile {
  readonly bytes: Uint8Array;
  readonly littleEndian: boolean;
  readonly directories: readonly Directory[];
}

export const tags = {
  subfile: 254,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  xResolution: 282,
  yResolution: 283,
  planar: 284,
  faxOptions: 292,
  predictor: 317,
  colorMap: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
  extraSamples: 338,
  sampleFormat: 339,
  jpegTables: 347,
} as const;

/** A form of TIFF that is not read here. */
export const unreadTiff = (part: string, number: number): FileFault =>
  new FileFault('FILE_KIND_TO_CONVERT', { unsupported: 'tiff-form', saveAs: 'as-picture', part, number });

const bytesOfType: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 5: 8, 7: 1 };
const entryBytes = 12;
/** A tag's list: as long as the strips of the tallest picture, or the tables of its JPEGs. */
const valuesMax = 200_000;

/** Throws FileFault FILE_DAMAGED, FILE_TOO_MANY_PAGES. */
export function readTiff(bytes: Uint8Array, pagesMax: number): TiffFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const littleEndian = view.getUint16(0) === 0x4949;
    // 43 is a TIFF of more than four gigabytes.
    if (view.getUint16(2, littleEndian) !== 42) throw unreadTiff('version', view.getUint16(2, littleEndian));
    const directories: Directory[] = [];
    const seen = new Set<number>();
    for (let at = view.getUint32(4, littleEndian); at !== 0; ) {
      if (seen.has(at)) throw new FileFault('FILE_DAMAGED', { kind: 'tiff', part: 'directory' });
      seen.add(at);
      if (seen.size > pagesMax) throw new FileFault('FILE_TOO_MANY_PAGES', { pages: seen.size, pagesMax });
      const entries = view.getUint16(at, littleEndian);
      directories.push(readDirectory(view, at + 2, entries, littleEndian));
      const next = at + 2 + entries * entryBytes;
      // Some programs leave out the four zeros that end the last of them.
      at = next + 4 <= view.byteLength ? view.getUint32(next, littleEndian) : 0;
    }
    return { bytes, littleEndian, directories };
  } catch (error) {
    if (error instanceof RangeError) throw new FileFault('FILE_DAMAGED', { kind: 'tiff', part: 'directory' });
    throw error;
  }
}

function readDirectory(view: DataView, from: number, entries: number, little: boolean): Directory {
  const directory = new Map<number, number[]>();
  const wanted = new Set<number>(Object.values(tags));
  for (let index = 0; index < entries; index++) {
    const at = from + index * entryBytes;
    const tag = view.getUint16(at, little);
    const type = view.getUint16(at + 2, little);
    const count = view.getUint32(at + 4, little);
    const size = bytesOfType[type];
    if (size === undefined || !wanted.has(tag)) continue;
    if (count > valuesMax) throw new FileFault('FILE_DAMAGED', { kind: 'tiff', part: 'directory' });
    const values = size * count <= 4 ? at + 8 : view.getUint32(at + 8, little);
    directory.set(
      tag,
      Array.from({ length: count }, (_, n) => readNumber(view, values + n * size, type, little)),
    );
  }
  return directory;
}

function readNumber(view: DataView, at: number, type: number, little: boolean): number {
  if (type === 3) return view.getUint16(at, little);
  if (type === 4) return view.getUint32(at, little);
  if (type === 5) return view.getUint32(at, little) / view.getUint32(at + 4, little);
  return view.getUint8(at);
}
