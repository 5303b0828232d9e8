/**
 * Where the lines of a watermark lie on a page.
 *
 * Lines run at -18 degrees, row under row over the whole page. Each row begins further along than the one above
 * it by the golden section of the period: the spots of the code then never line up, and no hole between them
 * grows large (the three-distance theorem). `watermark-layout.test.ts` holds the promise: every crop of a
 * quarter of the page, in whatever position, holds a whole code.
 */

export const slantDegrees = -18;

export interface Spot {
  /** Where the baseline of the line begins, in pixels of the page. */
  readonly x: number;
  readonly y: number;
}

export interface LineSize {
  /** In ems: the whole line, and the code at its end. */
  readonly lineEms: number;
  readonly codeEms: number;
}

export interface WatermarkLayout {
  /** The page may have to be drawn larger than it came, for its mark to be legible. */
  readonly scale: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly fontPx: number;
  readonly spots: readonly Spot[];
}

/** Ems along the geometric mean of the page's sides: A4 at 150 dpi gets a type of 26 px. */
const emsAcross = 56;
/** Ems across the short side at least, or a crop of a narrow page could not hold a code. */
const emsAcrossShort = 47;
/** Of an em; the words before the code are drawn a little smaller. */
const fontPxMin = 13;
/** An enlarged page takes no more memory than this: 140 MB. */
const enlargedPixelsMax = 35_000_000;
const gapEms = 3;
/** From row to row; wider for short lines, so that the page carries about as many codes as with long ones. */
const rowEmsMin = 3.4;
const rowEmsMax = 5.6;
const emsForEachCode = 150;
const goldenSection = 0.6180339887498949;

/** Undefined for a page too narrow to carry a legible mark: such a page is not shown. */
export function layOutWatermark(
  widthPx: number,
  heightPx: number,
  size: LineSize,
): WatermarkLayout | undefined {
  const fittingPx = Math.min(
    Math.sqrt(widthPx * heightPx) / emsAcross,
    Math.min(widthPx, heightPx) / emsAcrossShort,
  );
  const scale = Math.max(1, fontPxMin / fittingPx);
  const width = Math.round(widthPx * scale);
  const height = Math.round(heightPx * scale);
  if (scale > 1 && width * height > enlargedPixelsMax) return undefined;
  const fontPx = fittingPx * scale;
  return { scale, widthPx: width, heightPx: height, fontPx, spots: spotsOn(width, height, fontPx, size) };
}

function spotsOn(width: number, height: number, fontPx: number, { lineEms }: LineSize): Spot[] {
  const slant = (slantDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(slant), Math.sin(slant)];
  const periodPx = (lineEms + gapEms) * fontPx;
  const rowEms = Math.min(rowEmsMax, Math.max(rowEmsMin, emsForEachCode / (lineEms + gapEms)));
  const rowPx = rowEms * fontPx;
  const linePx = lineEms * fontPx;
  /** Half of the diagonal reaches every corner from the middle at any slant. */
  const reach = Math.hypot(width, height) / 2;

  const spots: Spot[] = [];
  const rows = Math.ceil(reach / rowPx) + 1;
  for (let row = -rows; row <= rows; row++) {
    // Taken back by what the slant moves the row sideways: the golden section then holds along the page's width.
    const shiftPx = fraction(row * goldenSection) * periodPx + row * rowPx * (sin / cos);
    const first = Math.floor((-reach - linePx - shiftPx) / periodPx);
    const last = Math.ceil((reach - shiftPx) / periodPx);
    for (let turn = first; turn <= last; turn++) {
      const along = turn * periodPx + shiftPx;
      const across = row * rowPx;
      const x = width / 2 + along * cos - across * sin;
      const y = height / 2 + along * sin + across * cos;
      if (touchesPage(x, y, linePx, fontPx, cos, sin, width, height)) spots.push({ x, y });
    }
  }
  return spots;
}

function fraction(value: number): number {
  return value - Math.floor(value);
}

/** Whether the box around a slanted line meets the page; generous by one em. */
function touchesPage(
  x: number,
  y: number,
  linePx: number,
  fontPx: number,
  cos: number,
  sin: number,
  width: number,
  height: number,
): boolean {
  const endX = x + linePx * cos;
  const endY = y + linePx * sin;
  return (
    Math.max(x, endX) > -fontPx &&
    Math.min(x, endX) < width + fontPx &&
    Math.max(y, endY) > -fontPx &&
    Math.min(y, endY) < height + fontPx
  );
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Upright boxes around the codes, also of those that reach over the page's edge. */
export function codeBoxes(layout: WatermarkLayout, size: LineSize): Box[] {
  const slant = (slantDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(slant), Math.sin(slant)];
  const { fontPx } = layout;
  /** Capitals and digits stand on the baseline; an ascent of 0.8 em covers them. */
  const ascentPx = 0.8 * fontPx;
  return layout.spots.map(({ x, y }) => {
    const from = (size.lineEms - size.codeEms) * fontPx;
    const to = size.lineEms * fontPx;
    const corners = [from, to].flatMap((along) =>
      [0, -ascentPx].map((across) => ({
        x: x + along * cos - across * sin,
        y: y + along * sin + across * cos,
      })),
    );
    const xs = corners.map((corner) => corner.x);
    const ys = corners.map((corner) => corner.y);
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  });
}
