/**
 * What an image file declares of itself, read before anything is decoded: a small file may declare a picture
 * that no memory holds. PNG: W3C PNG 3rd ed. §5; JPEG: ITU-T T.81 annex B; WebP: RFC 9649.
 */

import { indexOfLetters } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { gifFrames, readGifHeader } from './gif-blocks.ts';
import type { ImageHeader } from './image-size.ts';
import { exifOrientation } from './orientation.ts';
import { FileFault } from './rasteriser.ts';

export type ImageKind = 'png' | 'jpeg' | 'webp' | 'gif';

/** What was found on the way through the whole file. */
export interface WholeImage {
  /** Pictures that an animation shows. */
  readonly frames: number;
  /** As in `orientation.ts`, where Skia does not apply it by itself. */
  readonly orientation: number;
}
const still: WholeImage = { frames: 1, orientation: 1 };

/** Throws FileFault FILE_DAMAGED when the container is broken or cut short: decoders paint what is left of it. */
export function readImageHeader(bytes: Uint8Array, kind: ImageKind): ImageHeader {
  try {
    return readers[kind](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof RangeError) throw new FileFault('FILE_DAMAGED', { kind, part: 'end' });
    throw error;
  }
}

/** Run after the limits on width and height: it reads every byte. Throws FileFault FILE_DAMAGED. */
export function checkImageIsWhole(bytes: Uint8Array, kind: ImageKind): WholeImage {
  try {
    return wholeness[kind](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), bytes);
  } catch (error) {
    if (error instanceof RangeError) throw new FileFault('FILE_DAMAGED', { kind, part: 'end' });
    throw error;
  }
}

const readers: Record<ImageKind, (view: DataView) => ImageHeader> = {
  png: (view) => ({ widthPx: view.getUint32(16), heightPx: view.getUint32(20) }),

  jpeg: (view) => {
    for (const segment of jpegSegments(view)) {
      if (!isFrameHeader(segment.marker)) continue;
      return { heightPx: view.getUint16(segment.offset + 5), widthPx: view.getUint16(segment.offset + 7) };
    }
    throw new FileFault('FILE_DAMAGED', { kind: 'jpeg' });
  },

  webp: (view) => {
    const chunk = fourLetters(view, 12);
    if (chunk === 'VP8 ') {
      return { widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff };
    }
    if (chunk === 'VP8L') {
      const packed = view.getUint32(21, true);
      return { widthPx: (packed & 0x3fff) + 1, heightPx: ((packed >>> 14) & 0x3fff) + 1 };
    }
    if (chunk === 'VP8X') {
      return { widthPx: uint24(view, 24) + 1, heightPx: uint24(view, 27) + 1 };
    }
    throw new FileFault('FILE_DAMAGED', { kind: 'webp' });
  },

  gif: readGifHeader,
};

const wholeness: Record<ImageKind, (view: DataView, bytes: Uint8Array) => WholeImage> = {
  png: (view, bytes) => {
    const signatureBytes = 8;
    let offset = signatureBytes;
    let orientation = 1;
    let frames = 0;
    let previous = '';
    for (;;) {
      const length = view.getUint32(offset);
      const stored = view.getUint32(offset + 8 + length);
      if (crc32(bytes.subarray(offset + 4, offset + 8 + length)) !== stored) {
        throw new FileFault('FILE_DAMAGED', { kind: 'png', part: 'checksum' });
      }
      const type = fourLetters(view, offset + 4);
      if (type === 'IEND') return { frames: frames + 1, orientation };
      if (type === 'eXIf') orientation = exifOrientation(bytes.subarray(offset + 8, offset + 8 + length));
      // Beside the picture that is shown: a frame of the animation itself, or what stands for it where it cannot be played.
      if (type === 'fdAT' && previous === 'fcTL') frames += 1;
      if (type !== 'fdAT' || previous !== 'fdAT') previous = type;
      offset += 12 + length;
    }
  },

  jpeg: (view, bytes) => {
    let scanBegins = -1;
    for (const segment of jpegSegments(view)) if (segment.marker === startOfScan) scanBegins = segment.offset;
    const endOfImage = '\xff\xd9';
    if (scanBegins < 0 || indexOfLetters(bytes, endOfImage, scanBegins) < 0) {
      throw new FileFault('FILE_DAMAGED', { kind: 'jpeg', part: 'end' });
    }
    return still;
  },

  webp: (view) => {
    const riffHeaderBytes = 8;
    const end = view.getUint32(4, true) + riffHeaderBytes;
    if (end > view.byteLength) throw new FileFault('FILE_DAMAGED', { kind: 'webp', part: 'end' });
    let frames = 0;
    for (let at = 12; at + 8 <= end; at += 8 + paddedLength(view.getUint32(at + 4, true))) {
      if (fourLetters(view, at) === 'ANMF') frames += 1;
    }
    return { ...still, frames: Math.max(1, frames) };
  },

  gif: (view) => ({ ...still, frames: gifFrames(view) }),
};

/** RIFF chunks lie at even places. */
const paddedLength = (length: number): number => length + (length % 2);

const startOfScan = 0xda;

/** Segments up to and with the first scan. `offset` is where the marker stands. A thumbnail lies inside a segment, so its own marks do not count. */
function* jpegSegments(view: DataView): Generator<{ marker: number; offset: number }> {
  let offset = 2;
  for (;;) {
    if (view.getUint8(offset) !== 0xff) throw new FileFault('FILE_DAMAGED', { kind: 'jpeg' });
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset += 1; // fill byte before a marker (T.81 B.1.1.2)
      continue;
    }
    const length = view.getUint16(offset + 2);
    yield { marker, offset };
    if (marker === startOfScan) return;
    offset += 2 + length;
  }
}

/** SOF0 to SOF15 but for the Huffman, arithmetic and extension markers among them (T.81 table B.1). */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function fourLetters(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(offset + index)));
}

function uint24(view: DataView, offset: number): number {
  return view.getUint8(offset) | (view.getUint8(offset + 1) << 8) | (view.getUint8(offset + 2) << 16);
}
