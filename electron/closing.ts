/**
 * Whether the program may end now. While a filing, an export or a change of keys is under way, the screens ask first: at the
 * window's cross, at ⌘Q, at any `app.quit()`. The system's own end, and a page that cannot ask any more, are not waited for.
 */
import type { App, BrowserWindow, PowerMonitor } from 'electron/main';
import type { UnderWay } from '../shared/contract/processes.ts';

export interface ClosingParts {
  readonly app: App;
  readonly window: BrowserWindow;
  readonly powerMonitor: PowerMonitor;
  /** What the vault's process has in hand. */
  readonly underWay: () => UnderWay;
  /** The screens are to ask; their answer to close is `end`. */
  readonly ask: () => void;
  /** Once it has begun nothing stops it. */
  readonly end: () => void;
}

export function guardClosing({ app, window, powerMonitor, underWay, ask, end }: ClosingParts): void {
  let ending = false;
  let pageAnswers = true;
  const endNow = (): void => {
    ending = true;
    end();
  };
  const mayAsk = (): boolean => !ending && pageAnswers && !window.isDestroyed() && underWay() !== 'nothing';

  window.webContents.on('render-process-gone', () => {
    pageAnswers = false;
  });
  window.webContents.on('dom-ready', () => {
    pageAnswers = true;
  });
  window.on('unresponsive', () => {
    pageAnswers = false;
  });
  window.on('responsive', () => {
    pageAnswers = true;
  });
  window.on('close', (event) => {
    if (!mayAsk()) return;
    event.preventDefault();
    ask();
  });
  app.on('before-quit', (event) => {
    // The vault is closed first, and the program ended by hand.
    event.preventDefault();
    if (mayAsk()) ask();
    else endNow();
  });
  app.on('window-all-closed', endNow);
  window.on('closed', endNow);
  powerMonitor.on('shutdown', endNow);
  window.on('session-end', endNow);
}
