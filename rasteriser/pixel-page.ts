/** A page as its pixels. */

/** Straight (not premultiplied) RGBA, 8 bits a channel, rows top to bottom without padding. */
export interface PixelPage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgba: Uint8Array;
}
