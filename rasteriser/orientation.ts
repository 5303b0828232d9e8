/** How a camera was held (Exif 2.32 §4.6.5, tag 0x0112; TIFF 6.0 has the same numbers): 1 to 8. */

const orientationTag = 0x0112;
const shortType = 3;

/** From an EXIF block, which is a TIFF file without pictures; 1 where it does not say. */
export function exifOrientation(exif: Uint8Array): number {
  try {
    const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
    const little = view.getUint16(0) === 0x4949;
    const directory = view.getUint32(4, little);
    for (let entry = 0; entry < view.getUint16(directory, little); entry++) {
      const at = directory + 2 + entry * 12;
      if (view.getUint16(at, little) !== orientationTag || view.getUint16(at + 2, little) !== shortType)
        continue;
      const said = view.getUint16(at + 8, little);
      return said >= 1 && said <= 8 ? said : 1;
    }
  } catch {
    // Cut short: as if it said nothing.
  }
  return 1;
}

export const turnsSideways = (orientation: number): boolean => orientation >= 5;

/** From the stored picture to the one that was seen: rows of a 3 × 3 matrix. */
export function orientationMatrix(orientation: number, width: number, height: number): number[] {
  switch (orientation) {
    case 2:
      return [-1, 0, width, 0, 1, 0, 0, 0, 1];
    case 3:
      return [-1, 0, width, 0, -1, height, 0, 0, 1];
    case 4:
      return [1, 0, 0, 0, -1, height, 0, 0, 1];
    case 5:
      return [0, 1, 0, 1, 0, 0, 0, 0, 1];
    case 6:
      return [0, -1, height, 1, 0, 0, 0, 0, 1];
    case 7:
      return [0, -1, height, -1, 0, width, 0, 0, 1];
    case 8:
      return [0, 1, 0, -1, 0, width, 0, 0, 1];
    default:
      return [1, 0, 0, 0, 1, 0, 0, 0, 1];
  }
}
