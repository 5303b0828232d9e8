/** Where a page is and goes: the app's own loading asks nobody, everything else asks the app's listeners. */
import type { EventEmitter } from 'node:events';
import type { DevtoolsSession } from '../chromium/devtools-pipe.ts';
import { plainEvent, preventable } from '../common/preventable.ts';
import { fromFake, toFake } from './fake-origin.ts';

const failedLoad = (code: string, url: string): Error =>
  Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, errno: -2, url });

export class Navigation {
  url = '';
  loadingByApp = false;
  private readonly contents: EventEmitter;
  private readonly mainFrame: () => Electron.WebFrameMain;

  constructor(contents: EventEmitter, mainFrame: () => Electron.WebFrameMain) {
    this.contents = contents;
    this.mainFrame = mainFrame;
  }

  /** False if a listener prevents it. */
  mayNavigate(url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && this.loadingByApp) return true;
    const details = this.detailsOf(url, isMainFrame);
    const frameEvent = preventable(details);
    this.contents.emit('will-frame-navigate', frameEvent);
    if (frameEvent.defaultPrevented || !isMainFrame) return !frameEvent.defaultPrevented;
    const event = preventable(details);
    this.contents.emit('will-navigate', event, url, false, true, 1, 1);
    return !event.defaultPrevented;
  }

  mayRedirect(url: string, isMainFrame: boolean): boolean {
    const event = preventable(this.detailsOf(url, isMainFrame));
    this.contents.emit('will-redirect', event, url, false, isMainFrame, 1, 1);
    return !event.defaultPrevented;
  }

  /** Resolves when the document and what belongs to it are loaded. */
  async load(session: DevtoolsSession, url: string): Promise<void> {
    const finished = this.finished(url);
    finished.catch(() => undefined);
    this.loadingByApp = true;
    try {
      const { errorText, loaderId } = await session.send('Page.navigate', { url: toFake(url) });
      if (errorText !== undefined) {
        this.contents.emit('did-fail-load', plainEvent(), -2, errorText, url, true, 1, 1);
        throw failedLoad(errorText, url);
      }
      if (loaderId !== undefined) await finished;
    } finally {
      this.loadingByApp = false;
    }
  }

  async reload(session: DevtoolsSession): Promise<void> {
    const finished = this.finished(this.url);
    this.loadingByApp = true;
    try {
      await session.send('Page.reload', {});
      await finished;
    } finally {
      this.loadingByApp = false;
    }
  }

  arrived(chromiumUrl: string): void {
    this.url = /^(?:about|data):/.test(chromiumUrl) ? '' : fromFake(chromiumUrl);
    if (this.url !== '') this.contents.emit('did-navigate', plainEvent(), this.url, 200, 'OK');
  }

  arrivedWithin(chromiumUrl: string): void {
    this.url = fromFake(chromiumUrl);
    this.contents.emit('did-navigate-in-page', plainEvent(), this.url, true, 1, 1);
  }

  private finished(url: string): Promise<void> {
    const { contents } = this;
    return new Promise((resolve, reject) => {
      const fail = () => reject(failedLoad('ERR_FAILED', url));
      contents.once('destroyed', fail);
      contents.once('render-process-gone', fail);
      contents.once('did-finish-load', () => {
        contents.off('destroyed', fail);
        contents.off('render-process-gone', fail);
        resolve();
      });
    });
  }

  private detailsOf(url: string, isMainFrame: boolean) {
    const frame = this.mainFrame();
    return { url, isSameDocument: false, isMainFrame, frame, initiator: frame };
  }
}
