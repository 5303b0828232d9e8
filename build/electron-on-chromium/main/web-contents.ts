/** `webContents`: one page of Chromium and its documents, one after the other. */
import { EventEmitter } from 'node:events';
import type { OpenedPage } from '../chromium/chromium.ts';
import { ChromiumGone, type DevtoolsSession } from '../chromium/devtools-pipe.ts';
import type { EventOf } from '../chromium/protocol.ts';
import { recordDeed, recorded } from '../common/deeds.ts';
import { plainEvent, preventable } from '../common/preventable.ts';
import { guardClass, handedOut } from '../common/strict.ts';
import { answerRequest } from './answer-request.ts';
import { app } from './app.ts';
import { DocumentTraffic } from './document-traffic.ts';
import { fromFake } from './fake-origin.ts';
import { IpcMain } from './ipc-main.ts';
import { Navigation } from './navigation.ts';
import { openPage } from './open-page.ts';
import { type PageKeeper, watchPage } from './page-events.ts';
import { pageScripts } from './page-scripts.ts';
import { evaluateInPage, picturePage, printPage, zoomPage } from './page-view.ts';
import { forgetPage, keepPage } from './pages.ts';
import type { Session } from './sessions.ts';
import { frameOf } from './web-frame.ts';

let lastId = 0;

type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;

export interface PagePreferences {
  readonly preload: string | undefined;
  readonly javascript: boolean;
  readonly additionalArguments: readonly string[];
  readonly session: Session;
}

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly ipc = new IpcMain();
  readonly session: Electron.Session;
  readonly electronSession: Session;
  mainFrameId = '';
  targetId = '';
  private readonly preferences: PagePreferences;
  private readonly attached: Promise<DevtoolsSession>;
  private settleAttached!: { resolve(session: DevtoolsSession): void; reject(error: Error): void };
  private readonly navigation = new Navigation(this, () => this.mainFrame);
  private traffic: DocumentTraffic | undefined;
  private openHandler: OpenHandler | undefined;
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
    return frameOf(this.navigation.url, this, () => this.destroyed);
  }

  /** Makes a page that Chromium has just opened the page of these contents. */
  async adopt({ targetId, session }: OpenedPage, subSession: (id: string) => DevtoolsSession): Promise<void> {
    this.targetId = targetId;
    keepPage(targetId, this);
    watchPage(session, subSession, this.keeper(session));
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

  async loadURL(url: string): Promise<void> {
    await this.navigation.load(await this.attached, url);
  }

  reload(): void {
    this.later((session) => this.navigation.reload(session));
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
    return printPage(await this.attached, options);
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return evaluateInPage(await this.attached, code);
  }

  async capturePage(): Promise<Electron.NativeImage> {
    return picturePage(await this.attached);
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error('zoomFactor must be greater than 0');
    this.zoom = factor;
    this.later((session) => zoomPage(session, factor));
  }

  getZoomFactor(): number {
    return this.zoom;
  }

  getURL(): string {
    return this.navigation.url;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  isLoading(): boolean {
    return this.navigation.loadingByApp;
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
      if (error instanceof ChromiumGone || this.destroyed) return;
      process.stderr.write(`electron-on-chromium: ${String(error)}\n`);
    });
  }

  /** The page is gone from Chromium, or will be at once. */
  markDestroyed(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    forgetPage(this.targetId);
    this.leaveDocument();
    this.settleAttached.reject(new ChromiumGone('page'));
    this.emit('destroyed');
  }

  private keeper(session: DevtoolsSession): PageKeeper {
    const { navigation, id, electronSession } = this;
    const isMainFrame = (frameId: string) => frameId === this.mainFrameId;
    const emitOnPages = (event: string) => {
      if (navigation.url !== '') this.emit(event, plainEvent());
    };
    const requester = {
      id,
      electronSession,
      isMainFrame,
      mayNavigate: (url: string, frameId: string) => navigation.mayNavigate(url, isMainFrame(frameId)),
      mayRedirect: (url: string, frameId: string) => navigation.mayRedirect(url, isMainFrame(frameId)),
    };
    const ofDocument = (contextId: number | undefined) =>
      contextId === undefined || contextId === this.traffic?.link.contextId;
    const contents = this;
    return {
      get mainFrameId() {
        return contents.mainFrameId;
      },
      keyPressed: (input) => this.isKeptFromPage(input),
      answerRequest: (from, paused) => answerRequest(from, requester, paused),
      documentMade: (contextId) => this.enterDocument(session, contextId),
      documentGone: (contextId) => ofDocument(contextId) && this.leaveDocument(),
      heard: (contextId, payload) => ofDocument(contextId) && this.traffic?.receive(payload),
      consoleUsed: (said) => this.tellConsole(said),
      navigated: (url) => navigation.arrived(url),
      navigatedWithin: (url) => navigation.arrivedWithin(url),
      domReady: () => emitOnPages('dom-ready'),
      loaded: () => emitOnPages('did-finish-load'),
      windowWanted: (url, name, features) => this.askForWindow(url, name, features),
      crashed: () => this.tellCrash(),
    };
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
    traffic.on('window-close', () => this.close());
    traffic.on('focus', (focused) => this.emit('focus-seen', focused));
  }

  /** As in Electron: the app hears of each key first, and may keep it from the page. */
  private isKeptFromPage(input: Electron.Input): boolean {
    const event = plainEvent();
    this.emit('before-input-event', event, input);
    return event.defaultPrevented;
  }

  private leaveDocument(): void {
    this.traffic?.close();
    this.traffic = undefined;
  }

  private tellConsole({ type, args }: EventOf<'Runtime.consoleAPICalled'>): void {
    const level = { warning: 'warning', error: 'error', debug: 'debug' }[type as string] ?? 'info';
    const message = args
      .map(({ value, description, type: kind }) => String(value ?? description ?? kind))
      .join(' ');
    const details = { level, message, lineNumber: 0, sourceId: '', frame: this.mainFrame };
    this.emit('console-message', preventable(details));
  }

  private tellCrash(): void {
    this.crashed = true;
    const details = { reason: 'crashed', exitCode: 1 };
    this.emit('render-process-gone', plainEvent(), details);
    app.emit('render-process-gone', plainEvent(), this, details);
  }

  /** The handler is asked, and recorded; but a window never comes of it. */
  private askForWindow(chromiumUrl: string, frameName: string, features: string): void {
    const url = fromFake(chromiumUrl);
    const { action } = this.openHandler?.({
      url,
      frameName,
      features,
      disposition: 'foreground-tab',
      referrer: { url: this.navigation.url, policy: 'strict-origin-when-cross-origin' },
    }) ?? { action: 'allow' };
    recordDeed('window.open', url, action);
    if (action === 'deny') return;
    process.stderr.write(`electron-on-chromium: pages cannot open windows here; not opened: ${url}\n`);
  }
}
guardClass('webContents', WebContents, EventEmitter.prototype);
