/** One picture of a TIFF as rows of pixels: strips or tiles unpacked, their samples made grey or RGB, transparency on white. */
import { loadCanvasKit } from './canvaskit.ts';
import { decodeFax } from './fax-decoding.ts';
import { FileFault } from './rasteriser.ts';
import { type Directory, type TiffFile, tags, unreadTiff } from './tiff-directory.ts';
import { tiffJpeg } from './tiff-jpeg.ts';
import { undoDifferences, unpackBits, unpackLzw, unpackZlib } from './tiff-unpacking.ts';

export interface Raster {
  readonly widthPx: number;
  readonly heightPx: number;
  /** `bits`: eight pixels a byte, white 1. */
  readonly form: 'bits' | 'grey' | 'rgb';
  readonly data: Uint8Array;
}

const compression = {
  none: 1,
  faxRows: 2,
  fax3: 3,
  fax4: 4,
  lzw: 5,
  jpeg: 7,
  zlib: 8,
  packBits: 32773,
  oldZlib: 32946,
};
const light = { whiteIsZero: 0, blackIsZero: 1, rgb: 2, palette: 3, cmyk: 5, ycbcr: 6 };

const damaged = (part: string): FileFault => new FileFault('FILE_DAMAGED', { kind: 'tiff', part });

interface Plan {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly samples: number;
  readonly photometric: number;
  readonly compression: number;
  readonly leastBitFirst: boolean;
  readonly faxOptions: number;
  readonly predictor: number;
  /** Each sample in planes of its own. */
  readonly planes: boolean;
  readonly pieceWidth: number;
  readonly pieceHeight: number;
  readonly tiled: boolean;
  readonly offsets: readonly number[];
  readonly counts: readonly number[];
}

function planOf(page: Directory): Plan {
  const first = (tag: number, otherwise: number): number => page.get(tag)?.[0] ?? otherwise;
  const width = first(tags.width, 0);
  const height = first(tags.height, 0);
  const tiled = page.has(tags.tileOffsets);
  const bitsOfEach = page.get(tags.bits) ?? [1];
  const samples = first(tags.samples, 1);
  const plan: Plan = {
    width,
    height,
    bits: bitsOfEach[0] ?? 1,
    samples,
    photometric: first(tags.photometric, light.whiteIsZero),
    compression: first(tags.compression, compression.none),
    leastBitFirst: first(tags.fillOrder, 1) === 2,
    faxOptions: first(tags.faxOptions, 0),
    predictor: first(tags.predictor, 1),
    planes: first(tags.planar, 1) === 2 && samples > 1,
    pieceWidth: tiled ? first(tags.tileWidth, 0) : width,
    pieceHeight: tiled ? first(tags.tileHeight, 0) : Math.min(height, first(tags.rowsPerStrip, height)),
    tiled,
    offsets: page.get(tiled ? tags.tileOffsets : tags.stripOffsets) ?? [],
    counts: page.get(tiled ? tags.tileBytes : tags.stripBytes) ?? [],
  };
  if (bitsOfEach.some((each) => each !== plan.bits)) throw unreadTiff('bits', 0);
  if ((page.get(tags.sampleFormat) ?? []).some((format) => format !== 1 && format !== 4))
    throw unreadTiff('format', 0);
  checkPlan(plan);
  return plan;
}

function checkPlan(plan: Plan): void {
  const { bits, samples, photometric, pieceWidth, pieceHeight, offsets, counts } = plan;
  if (!Object.values(compression).includes(plan.compression))
    throw unreadTiff('compression', plan.compression);
  const wanted: Readonly<Record<number, readonly number[]>> = {
    [light.whiteIsZero]: [1, 2, 4, 8, 16],
    [light.blackIsZero]: [1, 2, 4, 8, 16],
    [light.rgb]: [8, 16],
    [light.palette]: [1, 2, 4, 8],
    [light.cmyk]: [8, 16],
    [light.ycbcr]: [8],
  };
  if (!wanted[photometric]?.includes(bits)) throw unreadTiff('photometric', photometric);
  const colours = coloursOf(photometric);
  if (samples < colours || samples > colours + 1) throw unreadTiff('samples', samples);
  const isJpeg = plan.compression === compression.jpeg;
  if (photometric === light.ycbcr && !isJpeg) throw unreadTiff('photometric', photometric);
  if (
    isJpeg &&
    (plan.planes || photometric === light.cmyk || photometric === light.palette || samples !== colours)
  )
    throw unreadTiff('compression', plan.compression);
  if (isFax(plan) && (bits !== 1 || samples !== 1)) throw unreadTiff('compression', plan.compression);
  if (plan.predictor !== 1 && !(plan.predictor === 2 && (bits === 8 || bits === 16)))
    throw unreadTiff('predictor', plan.predictor);
  if (samples > 1 && bits < 8) throw unreadTiff('bits', bits);
  // Larger pieces than the limit on pictures lets nobody make.
  if (pieceWidth < 1 || pieceHeight < 1 || pieceWidth > 65_536 || pieceHeight > 65_536)
    throw damaged('pieces');
  const pieces = Math.ceil(plan.width / pieceWidth) * Math.ceil(plan.height / pieceHeight);
  if (offsets.length < pieces * (plan.planes ? samples : 1) || counts.length < offsets.length) {
    throw damaged('pieces');
  }
  if (plan.tiled && pieceWidth * pieceHeight > 4 * plan.width * plan.height + 1_048_576)
    throw damaged('pieces');
}

const isFax = ({ compression: way }: Plan): boolean =>
  way === compression.faxRows || way === compression.fax3 || way === compression.fax4;

const coloursOf = (photometric: number): number =>
  photometric === light.rgb || photometric === light.ycbcr ? 3 : photometric === light.cmyk ? 4 : 1;

/** Throws FileFault FILE_DAMAGED, FILE_KIND_TO_CONVERT. */
export async function readRaster(file: TiffFile, page: Directory): Promise<Raster> {
  const plan = planOf(page);
  const { width, height, bits, samples, photometric } = plan;
  if (bits === 1 && samples === 1 && photometric !== light.palette) return readBits(file, plan, page);
  const unpackedSamples = await readSamples(file, plan, page);
  const form = photometric === light.whiteIsZero || photometric === light.blackIsZero ? 'grey' : 'rgb';
  const data = new Uint8Array(width * height * (form === 'rgb' ? 3 : 1));
  const colours = coloursOf(photometric);
  const palette = page.get(tags.colorMap) ?? [];
  if (photometric === light.palette && palette.length < 3 * 2 ** bits) throw damaged('palette');
  const premultiplied = page.get(tags.extraSamples)?.[0] === 1;
  const translucent = samples > colours && [1, 2].includes(page.get(tags.extraSamples)?.[0] ?? 0);
  const put = (to: number, colour: number, alpha: number): void => {
    data[to] = !translucent
      ? colour
      : Math.min(
          255,
          premultiplied ? colour + 255 - alpha : Math.round((colour * alpha) / 255 + 255 - alpha),
        );
  };
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = pixel * samples;
    const alpha = translucent ? unpackedSamples[from + colours]! : 255;
    if (form === 'grey') {
      const grey = unpackedSamples[from]!;
      put(pixel, photometric === light.whiteIsZero ? 255 - grey : grey, alpha);
      continue;
    }
    for (let colour = 0; colour < 3; colour++) {
      const own = unpackedSamples[from + (photometric === light.palette ? 0 : colour)]!;
      const shown =
        photometric === light.palette
          ? palette[colour * 2 ** bits + own]! >> 8
          : photometric === light.cmyk
            ? Math.round(((255 - own) * (255 - unpackedSamples[from + 3]!)) / 255)
            : own;
      put(pixel * 3 + colour, shown, alpha);
    }
  }
  return { widthPx: width, heightPx: height, form, data };
}

/** A byte for each sample: 16 bits by their upper half, fewer stretched to 255 but for numbers of a palette. */
async function readSamples(file: TiffFile, plan: Plan, page: Directory): Promise<Uint8Array> {
  const { width, height, bits, samples, photometric, planes } = plan;
  const out = new Uint8Array(width * height * samples);
  const perPiece = planes ? 1 : samples;
  const stretch = photometric === light.palette || bits >= 8 ? 1 : 255 / (2 ** bits - 1);
  for (const piece of piecesOf(plan)) {
    const data = await unpack(file, plan, page, piece);
    const rowBytes = Math.ceil((piece.width * perPiece * bits) / 8);
    for (let row = 0; row < Math.min(piece.rows, height - piece.top); row++) {
      const across = Math.min(piece.width, width - piece.left) * perPiece;
      for (let sample = 0; sample < across; sample++) {
        const at = row * rowBytes;
        const value =
          bits === 8
            ? data[at + sample]!
            : bits === 16
              ? data[at + sample * 2 + (file.littleEndian ? 1 : 0)]!
              : ((data[at + ((sample * bits) >> 3)]! >> (8 - bits - ((sample * bits) & 7))) &
                  (2 ** bits - 1)) *
                stretch;
        const pixel = (piece.top + row) * width + piece.left + Math.floor(sample / perPiece);
        out[pixel * samples + (planes ? piece.plane : sample % perPiece)] = value;
      }
    }
  }
  return out;
}

/** Black and white stays so: a page of a fax is a twentieth of one in grey. */
async function readBits(file: TiffFile, plan: Plan, page: Directory): Promise<Raster> {
  const { width, height, photometric } = plan;
  const rowBytes = Math.ceil(width / 8);
  const data = new Uint8Array(rowBytes * height);
  for (const piece of piecesOf(plan)) {
    const bits = await unpack(file, plan, page, piece);
    const pieceRowBytes = Math.ceil(piece.width / 8);
    // Tiles are multiples of 16 wide (TIFF 6.0, section 15).
    if (piece.left % 8 !== 0) throw damaged('pieces');
    for (let row = 0; row < Math.min(piece.rows, height - piece.top); row++) {
      const from = row * pieceRowBytes;
      const length = Math.min(pieceRowBytes, rowBytes - piece.left / 8);
      data.set(bits.subarray(from, from + length), (piece.top + row) * rowBytes + piece.left / 8);
    }
  }
  if (photometric === light.whiteIsZero) for (let at = 0; at < data.length; at++) data[at]! ^= 0xff;
  return { widthPx: width, heightPx: height, form: 'bits', data };
}

interface Piece {
  readonly number: number;
  readonly plane: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly rows: number;
}

function* piecesOf({
  width,
  height,
  samples,
  planes,
  pieceWidth,
  pieceHeight,
  tiled,
}: Plan): Generator<Piece> {
  let number = 0;
  for (let plane = 0; plane < (planes ? samples : 1); plane++) {
    for (let top = 0; top < height; top += pieceHeight) {
      for (let left = 0; left < width; left += pieceWidth) {
        const rows = tiled ? pieceHeight : Math.min(pieceHeight, height - top);
        yield { number, plane, left, top, width: pieceWidth, rows };
        number += 1;
      }
    }
  }
}

async function unpack(file: TiffFile, plan: Plan, page: Directory, piece: Piece): Promise<Uint8Array> {
  const from = plan.offsets[piece.number]!;
  const count = plan.counts[piece.number]!;
  const stored = file.bytes.subarray(from, from + count);
  if (stored.length !== count || count === 0) throw damaged('end');
  // Fax codes are read in either order; JPEG knows none.
  const turned = plan.leastBitFirst && !isFax(plan) && plan.compression !== compression.jpeg;
  const packed = turned ? reversedBits(stored) : stored;
  const perPixel = plan.planes ? 1 : plan.samples;
  const rowBytes = Math.ceil((piece.width * perPixel * plan.bits) / 8);
  const length = rowBytes * piece.rows;
  const data = await unpackAs(plan, page, piece, packed, length);
  if (plan.predictor === 2) {
    undoDifferences(data, rowBytes, perPixel, plan.bits === 16 ? 16 : 8, file.littleEndian);
  }
  return data;
}

async function unpackAs(
  plan: Plan,
  page: Directory,
  piece: Piece,
  packed: Uint8Array,
  length: number,
): Promise<Uint8Array> {
  const { leastBitFirst } = plan;
  switch (plan.compression) {
    case compression.faxRows:
    case compression.fax3:
    case compression.fax4: {
      const way =
        plan.compression === compression.faxRows
          ? 'rows'
          : plan.compression === compression.fax4
            ? 'two'
            : (plan.faxOptions & 1) === 1
              ? 'mixed'
              : 'one';
      return decodeFax(packed, { widthPx: piece.width, rows: piece.rows, way, leastBitFirst });
    }
    case compression.lzw:
      return unpackLzw(packed, length);
    case compression.zlib:
    case compression.oldZlib:
      return new Uint8Array(await unpackZlib(packed, length));
    case compression.packBits:
      return unpackBits(packed, length);
    case compression.jpeg:
      return jpegSamples(plan, page, piece, packed);
    default:
      if (packed.length < length) throw damaged('end');
      return packed.slice(0, length);
  }
}

function reversedBits(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => {
    let reversed = 0;
    for (let bit = 0; bit < 8; bit++) reversed |= ((byte >> bit) & 1) << (7 - bit);
    return reversed;
  });
}

async function jpegSamples(
  plan: Plan,
  page: Directory,
  piece: Piece,
  packed: Uint8Array,
): Promise<Uint8Array> {
  const canvasKit = await loadCanvasKit();
  const image = canvasKit.MakeImageFromEncoded(
    tiffJpeg(packed, page.get(tags.jpegTables) ?? [], plan.photometric === light.rgb),
  );
  if (!image) throw damaged('jpeg');
  try {
    const [width, height] = [image.width(), image.height()];
    // The last strip may be written as high as the others.
    if (width !== piece.width || height < piece.rows) throw damaged('jpeg');
    const info = {
      width,
      height,
      alphaType: canvasKit.AlphaType.Unpremul,
      colorType: canvasKit.ColorType.RGBA_8888,
      colorSpace: canvasKit.ColorSpace.SRGB,
    };
    const rgba = image.readPixels(0, 0, info);
    if (!rgba) throw damaged('jpeg');
    const samples = new Uint8Array(width * piece.rows * plan.samples);
    for (let pixel = 0; pixel < width * piece.rows; pixel++) {
      for (let sample = 0; sample < plan.samples; sample++) {
        samples[pixel * plan.samples + sample] = rgba[pixel * 4 + sample]!;
      }
    }
    return samples;
  } finally {
    image.delete();
  }
}

/** As it was seen: the numbers are those of EXIF (`orientation.ts`). */
export function orientPixels(raster: Raster, orientation: number): Raster {
  if (orientation < 2 || orientation > 8) return raster;
  const { widthPx, heightPx, form, data } = raster;
  const sideways = orientation >= 5;
  const [across, down] = sideways ? [heightPx, widthPx] : [widthPx, heightPx];
  const each = form === 'rgb' ? 3 : 1;
  const out = new Uint8Array(across * down * each);
  const rowBytes = Math.ceil(widthPx / 8);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const [a, b] = sideways ? [y, x] : [x, y];
      const fromX = [2, 3, 7, 8].includes(orientation) ? widthPx - 1 - a : a;
      const fromY = [3, 4, 6, 7].includes(orientation) ? heightPx - 1 - b : b;
      const to = (y * across + x) * each;
      if (form === 'bits') {
        out[to] = ((data[fromY * rowBytes + (fromX >> 3)]! >> (7 - (fromX & 7))) & 1) * 255;
      } else {
        for (let sample = 0; sample < each; sample++)
          out[to + sample] = data[(fromY * widthPx + fromX) * each + sample]!;
      }
    }
  }
  return { widthPx: across, heightPx: down, form: form === 'bits' ? 'grey' : form, data: out };
}
