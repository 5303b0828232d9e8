/** `webContents`: one page of Chromium, its documents one after the other, and its events. */
import { EventEmitter } from 'node:events';
import type { OpenedPage } from '../chromium/chromium.ts';
import { ChromiumGone, type DevtoolsSession } from '../chromium/devtools-pipe.ts';
import type { EventOf } from '../chromium/protocol.ts';
import { recordDeed, recorded } from '../deeds.ts';
import { plainEvent, preventable } from '../preventable.ts';
import { guardClass, handedOut, standIn } from '../strict.ts';
import { answerRequest, type Requester } from './answer-request.ts';
import { app } from './app.ts';
import { DocumentTraffic } from './document-traffic.ts';
import { fromFake, toFake } from './fake-origin.ts';
import { answerPathQuestion } from './file-paths.ts';
import { IpcMain } from './ipc-main.ts';
import { openPage, openSubTarget, watchRequests } from './open-page.ts';
import { pageScripts, preloadWorldName } from './page-scripts.ts';
import { printParameters } from './print-options.ts';
import type { Session } from './sessions.ts';
import { frameOf } from './web-frame.ts';

/** Pages by the id under which Playwright knows them too. */
const byTarget = new Map<string, WebContents>();
let lastId = 0;

const failedLoad = (code: string, url: string): Error =>
  Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, errno: -2, url });

type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;

export interface PagePreferences {
  readonly preload: string | undefined;
  readonly javascript: boolean;
  readonly additionalArguments: readonly string[];
  readonly session: Session;
}

export class WebContents extends EventEmitter implements Requester {
  readonly id = ++lastId;
  readonly ipc = new IpcMain();
  readonly session: Electron.Session;
  readonly electronSession: Session;
  mainFrameId = '';
  targetId = '';
  private readonly preferences: PagePreferences;
  private readonly attached: Promise<DevtoolsSession>;
  private settleAttached!: { resolve(session: DevtoolsSession): void; reject(error: Error): void };
  private traffic: DocumentTraffic | undefined;
  private openHandler: OpenHandler | undefined;
  private url = '';
  private title = '';
  /** The app's own loading of a page asks nobody. */
  private loadingByApp = false;
  private destroyed = false;
  private crashed = false;
  private zoom = 1;

  readonly setVisualZoomLevelLimits = async (minimum: number, maximum: number): Promise<void> =>
    recordDeed('webContents.setVisualZoomLevelLimits', minimum, maximum);
  readonly setBackgroundThrottling = recorded('webContents.setBackgroundThrottling', undefined);
  readonly setWebRTCIPHandlingPolicy = recorded('webContents.setWebRTCIPHandlingPolicy', undefined);
  readonly setAudioMuted = recorded('webContents.setAudioMuted', undefined);
  readonly openDevTools = recorded('webContents.openDevTools', undefined);
  readonly closeDevTools = recorded('webContents.closeDevTools', undefined);

  constructor(preferences: PagePreferences) {
    super();
    this.preferences = preferences;
    this.electronSession = preferences.session;
    this.session = handedOut<Electron.Session>(preferences.session);
    this.attached = new Promise((resolve, reject) => {
      this.settleAttached = { resolve, reject };
    });
    this.attached.catch(() => undefined);
  }

  get mainFrame(): Electron.WebFrameMain {
    return frameOf(this.url, this, () => this.destroyed);
  }

  /** Makes a page that Chromium has just opened the page of these contents. */
  async adopt({ targetId, session }: OpenedPage, subSession: (id: string) => DevtoolsSession): Promise<void> {
    this.targetId = targetId;
    byTarget.set(targetId, this);
    this.watch(session, subSession);
    const { preload, additionalArguments, javascript } = this.preferences;
    try {
      this.mainFrameId = await openPage(session, {
        scripts: pageScripts(preload, additionalArguments),
        javascript,
      });
      this.settleAttached.resolve(session);
    } catch (error) {
      this.settleAttached.reject(error as Error);
    }
  }

  mayNavigate(url: string, frameId: string): boolean {
    const isMainFrame = frameId === this.mainFrameId;
    if (isMainFrame && this.loadingByApp) return true;
    const details = {
      url,
      isSameDocument: false,
      isMainFrame,
      frame: this.mainFrame,
      initiator: this.mainFrame,
    };
    const frameEvent = preventable(details);
    this.emit('will-frame-navigate', frameEvent);
    if (frameEvent.defaultPrevented || !isMainFrame) return !frameEvent.defaultPrevented;
    const event = preventable(details);
    this.emit('will-navigate', event, url, false, true, 1, 1);
    return !event.defaultPrevented;
  }

  mayRedirect(url: string, frameId: string): boolean {
    const isMainFrame = frameId === this.mainFrameId;
    const frame = this.mainFrame;
    const event = preventable({ url, isSameDocument: false, isMainFrame, frame, initiator: frame });
    this.emit('will-redirect', event, url, false, isMainFrame, 1, 1);
    return !event.defaultPrevented;
  }

  async loadURL(url: string): Promise<void> {
    const session = await this.attached;
    this.loadingByApp = true;
    const finished = new Promise<void>((resolve, reject) => {
      this.once('did-finish-load', resolve);
      this.once('destroyed', () => reject(failedLoad('ERR_FAILED', url)));
    });
    finished.catch(() => undefined);
    try {
      const { errorText, loaderId } = await session.send('Page.navigate', { url: toFake(url) });
      if (errorText !== undefined) {
        this.emit('did-fail-load', plainEvent(), -2, errorText, url, true, 1, 1);
        throw failedLoad(errorText, url);
      }
      if (loaderId !== undefined) await finished;
    } finally {
      this.loadingByApp = false;
    }
  }

  reload(): void {
    this.loadingByApp = true;
    this.once('did-finish-load', () => {
      this.loadingByApp = false;
    });
    this.later((session) => session.send('Page.reload', {}));
  }

  send(channel: string, ...args: unknown[]): void {
    this.traffic?.send(channel, args);
  }

  postMessage(channel: string, message: unknown, transfer: readonly object[] = []): void {
    this.traffic?.send(channel, [message], transfer);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const session = await this.attached;
    const { data } = await session.send('Page.printToPDF', printParameters(options));
    return Buffer.from(data, 'base64');
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const session = await this.attached;
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails === undefined) return result.value;
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  async capturePage(): Promise<Electron.NativeImage> {
    const session = await this.attached;
    const png = Buffer.from((await session.send('Page.captureScreenshot', { format: 'png' })).data, 'base64');
    return standIn<Electron.NativeImage>('nativeImage')({
      isEmpty: () => png.byteLength === 0,
      toPNG: () => png,
    });
  }

  /** Layout and media queries see a smaller page at a higher resolution, as with a browser's own zoom. */
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error('zoomFactor must be greater than 0');
    this.zoom = factor;
    this.later(async (session) => {
      await session.send('Emulation.clearDeviceMetricsOverride');
      if (factor === 1) return;
      const { cssVisualViewport } = await session.send('Page.getLayoutMetrics');
      await session.send('Emulation.setDeviceMetricsOverride', {
        width: Math.round(cssVisualViewport.clientWidth / factor),
        height: Math.round(cssVisualViewport.clientHeight / factor),
        deviceScaleFactor: factor,
        mobile: false,
      });
    });
  }

  getZoomFactor(): number {
    return this.zoom;
  }

  getURL(): string {
    return this.url;
  }

  getTitle(): string {
    return this.title;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  isLoading(): boolean {
    return this.loadingByApp;
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  focus(): void {
    this.emit('focus-asked');
  }

  close(): void {
    this.emit('close-asked');
  }

  /** Tells Chromium something as soon as there is a page; whether it still hears it does not matter. */
  later(tell: (session: DevtoolsSession) => Promise<unknown>): void {
    this.attached.then(tell).catch((error) => {
      if (!(error instanceof ChromiumGone)) process.stderr.write(`electron-on-chromium: ${String(error)}\n`);
    });
  }

  /** The page is gone from Chromium, or will be at once. */
  markDestroyed(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    byTarget.delete(this.targetId);
    this.leaveDocument();
    this.settleAttached.reject(new ChromiumGone('page'));
    this.emit('destroyed');
  }

  private watch(session: DevtoolsSession, subSession: (id: string) => DevtoolsSession): void {
    const onRequest = (from: DevtoolsSession, paused: EventOf<'Fetch.requestPaused'>) =>
      answerRequest(from, this, paused);
    watchRequests(session, onRequest);
    const onSubTarget = ({ sessionId }: EventOf<'Target.attachedToTarget'>) => {
      const sub = subSession(sessionId);
      sub.on('Target.attachedToTarget', onSubTarget);
      void openSubTarget(sub, onRequest);
    };
    session.on('Target.attachedToTarget', onSubTarget);
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const auxData = context.auxData as { frameId?: string } | undefined;
      if (context.name === preloadWorldName && auxData?.frameId === this.mainFrameId) {
        this.enterDocument(session, context.id);
      }
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.traffic?.link.contextId) this.leaveDocument();
    });
    session.on('Runtime.executionContextsCleared', () => this.leaveDocument());
    session.on('Runtime.bindingCalled', ({ executionContextId, payload }) => {
      if (executionContextId === this.traffic?.link.contextId) this.traffic.receive(payload);
    });
    session.on('Runtime.consoleAPICalled', (said) => this.tellConsole(said));
    session.on('Debugger.paused', (paused) => void answerPathQuestion(session, paused));
    session.on('Page.frameNavigated', ({ frame }) => this.navigated(frame));
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId !== this.mainFrameId) return;
      this.url = fromFake(url);
      this.emit('did-navigate-in-page', plainEvent(), this.url, true, 1, 1);
    });
    session.on('Page.domContentEventFired', () => {
      if (this.url !== '') this.emit('dom-ready', plainEvent());
    });
    session.on('Page.loadEventFired', () => {
      if (this.url !== '') this.emit('did-finish-load', plainEvent());
    });
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.askForWindow(url, windowName, windowFeatures.join(',')),
    );
    session.on('Page.javascriptDialogOpening', () => {
      session.send('Page.handleJavaScriptDialog', { accept: true }).catch(() => undefined);
    });
    session.on('Inspector.targetCrashed', () => {
      this.crashed = true;
      const details = { reason: 'crashed' as const, exitCode: 1 };
      this.emit('render-process-gone', plainEvent(), details);
      app.emit('render-process-gone', plainEvent(), this, details);
    });
  }

  private enterDocument(session: DevtoolsSession, contextId: number): void {
    this.leaveDocument();
    const traffic = new DocumentTraffic(session, contextId, {
      ipc: this.ipc,
      frame: () => this.mainFrame,
      sender: () => handedOut<Electron.WebContents>(this),
    });
    this.traffic = traffic;
    traffic.on('preload-error', (message) =>
      this.emit('preload-error', plainEvent(), this.preferences.preload ?? '', new Error(message)),
    );
    traffic.on('window-open', ({ url, name, features }) => this.askForWindow(url, name, features));
    traffic.on('focus', (focused) => this.emit('focus-seen', focused));
  }

  private leaveDocument(): void {
    this.traffic?.close();
    this.traffic = undefined;
  }

  private navigated(frame: EventOf<'Page.frameNavigated'>['frame']): void {
    if (frame.parentId !== undefined) return;
    this.url = /^(?:about|data):/.test(frame.url) ? '' : fromFake(frame.url);
    if (this.url !== '') this.emit('did-navigate', plainEvent(), this.url, 200, 'OK');
  }

  private tellConsole({ type, args }: EventOf<'Runtime.consoleAPICalled'>): void {
    const level = { warning: 'warning', error: 'error', debug: 'debug' }[type as string] ?? 'info';
    const message = args
      .map(({ value, description, type: kind }) => String(value ?? description ?? kind))
      .join(' ');
    this.emit(
      'console-message',
      preventable({ level, message, lineNumber: 0, sourceId: '', frame: this.mainFrame }),
    );
  }

  /** The handler is asked, and recorded; but a window never comes of it. */
  private askForWindow(url: string, frameName: string, features: string): void {
    const asked = fromFake(url);
    const { action } = this.openHandler?.({
      url: asked,
      frameName,
      features,
      disposition: 'foreground-tab',
      referrer: { url: this.url, policy: 'strict-origin-when-cross-origin' },
    }) ?? { action: 'allow' };
    recordDeed('window.open', asked, action);
    if (action === 'deny') return;
    process.stderr.write(`electron-on-chromium: pages cannot open windows here; not opened: ${asked}\n`);
  }
}
guardClass('webContents', WebContents, EventEmitter.prototype);

/** A download that a page began, and that Chromium has been told never to carry out. */
export function tellDownload({
  frameId,
  url,
  suggestedFilename,
}: EventOf<'Browser.downloadWillBegin'>): void {
  const contents = [...byTarget.values()].find((page) => page.mainFrameId === frameId);
  if (contents === undefined) return;
  const item = standIn<Electron.DownloadItem>('downloadItem')({
    getURL: () => fromFake(url),
    getFilename: () => suggestedFilename,
    getState: () => 'cancelled' as const,
    cancel: () => undefined,
  });
  recordDeed('download', fromFake(url));
  contents.electronSession.emit('will-download', plainEvent(), item, contents);
}

export const webContentsModule = standIn<typeof Electron.webContents>('webContents')({
  getAllWebContents: () => [...byTarget.values()].map(handedOut<Electron.WebContents>),
  fromId: (id: number) => {
    const found = [...byTarget.values()].find((contents) => contents.id === id);
    return found === undefined ? undefined : handedOut<Electron.WebContents>(found);
  },
  fromDevToolsTargetId: (targetId: string) => {
    const found = byTarget.get(targetId);
    return found === undefined ? undefined : handedOut<Electron.WebContents>(found);
  },
});
