/** The blocks of a GIF (GIF89a specification, 1990), as far as they tell its size, its pictures and its end. */
import type { ImageHeader } from './image-size.ts';
import { FileFault } from './rasteriser.ts';

const screenAt = 6;
const blocksAt = 13;
const extension = 0x21;
const picture = 0x2c;
const trailer = 0x3b;

/** The larger of its screen and its first picture, which may go beyond. Throws RangeError where the file ends before. */
export function readGifHeader(view: DataView): ImageHeader {
  const screen = { widthPx: view.getUint16(screenAt, true), heightPx: view.getUint16(screenAt + 2, true) };
  for (const { kind, at } of gifBlocks(view)) {
    if (kind !== picture) continue;
    return {
      widthPx: Math.max(screen.widthPx, view.getUint16(at + 1, true) + view.getUint16(at + 5, true)),
      heightPx: Math.max(screen.heightPx, view.getUint16(at + 3, true) + view.getUint16(at + 7, true)),
    };
  }
  throw new FileFault('FILE_DAMAGED', { kind: 'gif' });
}

/** Throws RangeError where the file ends within a block, or before the trailer. */
export function gifFrames(view: DataView): number {
  let frames = 0;
  for (const { kind } of gifBlocks(view)) if (kind === picture) frames += 1;
  return frames;
}

function* gifBlocks(view: DataView): Generator<{ readonly kind: number; readonly at: number }> {
  let at = blocksAt + colorTableBytes(view.getUint8(screenAt + 4));
  for (;;) {
    const kind = view.getUint8(at);
    if (kind === trailer) return;
    yield { kind, at };
    if (kind === extension) at = afterSubBlocks(view, at + 2);
    else if (kind === picture) {
      const codeSizeAt = at + 10 + colorTableBytes(view.getUint8(at + 9));
      at = afterSubBlocks(view, codeSizeAt + 1);
    } else throw new FileFault('FILE_DAMAGED', { kind: 'gif' });
  }
}

const colorTableBytes = (packed: number): number =>
  (packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 0x07) + 1);

function afterSubBlocks(view: DataView, from: number): number {
  let at = from;
  for (;;) {
    const length = view.getUint8(at);
    at += 1 + length;
    if (length === 0) return at;
  }
}
