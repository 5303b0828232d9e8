/** A strip or tile of JPEG in a TIFF as a file of its own (TIFF Technical Note 2, 1995): its tables lie beside it, once for all. */
import { joinBytes } from './bytes.ts';

const startOfImage = [0xff, 0xd8];
/** Adobe's mark that three samples are red, green and blue, and no brightness among them (TN 5116). */
const adobeRgb = [0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0];

export function tiffJpeg(piece: Uint8Array, tables: readonly number[], isRgb: boolean): Uint8Array {
  return joinBytes([
    Uint8Array.from(startOfImage),
    Uint8Array.from(isRgb ? adobeRgb : []),
    // Without its own start and end.
    Uint8Array.from(tables.slice(2, -2)),
    piece.subarray(startOfImage.length),
  ]);
}
