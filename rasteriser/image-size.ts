/** What every picture declares of itself. */

export interface ImageHeader {
  readonly widthPx: number;
  readonly heightPx: number;
}
