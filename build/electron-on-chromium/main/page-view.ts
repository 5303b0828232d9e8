/** The page as something to look at: printed, pictured, enlarged. */
import type { DevtoolsSession } from '../chromium/devtools-pipe.ts';
import type { ParametersOf } from '../chromium/protocol.ts';
import { standIn } from '../common/strict.ts';

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

/** Electron's options in the terms of DevTools: paper in inches. */
function printParameters(options: Electron.PrintToPDFOptions): ParametersOf<'Page.printToPDF'> {
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

export async function printPage(
  session: DevtoolsSession,
  options: Electron.PrintToPDFOptions,
): Promise<Buffer> {
  const { data } = await session.send('Page.printToPDF', printParameters(options));
  return Buffer.from(data, 'base64');
}

export async function picturePage(session: DevtoolsSession): Promise<Electron.NativeImage> {
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
  const png = Buffer.from(data, 'base64');
  return standIn<Electron.NativeImage>('nativeImage')({
    isEmpty: () => png.byteLength === 0,
    toPNG: () => png,
  });
}

/** Layout and media queries see a smaller page at a higher resolution, as with a browser's own zoom. */
export async function zoomPage(session: DevtoolsSession, factor: number): Promise<void> {
  await session.send('Emulation.clearDeviceMetricsOverride');
  if (factor === 1) return;
  const { cssVisualViewport } = await session.send('Page.getLayoutMetrics');
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: Math.round(cssVisualViewport.clientWidth / factor),
    height: Math.round(cssVisualViewport.clientHeight / factor),
    deviceScaleFactor: factor,
    mobile: false,
  });
}

/** The value of an expression in the page's own world. */
export async function evaluateInPage(session: DevtoolsSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  });
  if (exceptionDetails === undefined) return result.value;
  throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
}
