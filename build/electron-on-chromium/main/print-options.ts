/** Electron's options for printing, in the terms of DevTools: paper in inches. */
import type { ParametersOf } from '../chromium/protocol.ts';

type PaperName = Extract<Electron.PrintToPDFOptions['pageSize'], string>;

const inches: Readonly<Record<PaperName, readonly [width: number, height: number]>> = {
  A0: [33.11, 46.81],
  A1: [23.39, 33.11],
  A2: [16.54, 23.39],
  A3: [11.69, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11],
};

export function printParameters(options: Electron.PrintToPDFOptions): ParametersOf<'Page.printToPDF'> {
  const { pageSize = 'Letter', margins, ...rest } = options;
  const [paperWidth, paperHeight] =
    typeof pageSize === 'string' ? inches[pageSize] : [pageSize.width, pageSize.height];
  const sides =
    margins === undefined
      ? {}
      : {
          marginTop: margins.top ?? 0,
          marginBottom: margins.bottom ?? 0,
          marginLeft: margins.left ?? 0,
          marginRight: margins.right ?? 0,
        };
  return { ...rest, ...sides, paperWidth, paperHeight };
}
