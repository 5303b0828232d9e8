/** `BrowserWindow`: a window of Chromium without tabs or, where nothing is shown, a page that nobody sees. */
import { EventEmitter } from 'node:events';
import type { Chromium } from '../chromium/chromium.ts';
import { ChromiumGone } from '../chromium/devtools-pipe.ts';
import { recordDeed, recorded } from '../common/deeds.ts';
import { plainEvent } from '../common/preventable.ts';
import { guardClass, handedOut, NotInStandIn } from '../common/strict.ts';
import { app } from './app.ts';
import { hiddenChromium } from './hidden-chromium.ts';
import { lifecycle } from './lifecycle.ts';
import { openWindows } from './open-windows.ts';
import { WebContents } from './web-contents.ts';
import { pagePreferences } from './window-preferences.ts';

const windows = new Map<number, BrowserWindow>();
let lastId = 0;

type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

export class BrowserWindow extends EventEmitter {
  readonly id = ++lastId;
  readonly webContents: Electron.WebContents;
  private readonly contents: WebContents;
  private readonly neverSeen: boolean;
  private bounds: Electron.Rectangle;
  private state: WindowState = 'normal';
  private visible: boolean;
  private destroyed = false;
  private contentProtected = false;
  private windowTitle: string;
  /** Where the page is, once it is. */
  private readonly place: Promise<Chromium>;

  readonly removeMenu = recorded('window.removeMenu', undefined);
  readonly setMenu = recorded('window.setMenu', undefined);
  readonly setMenuBarVisibility = recorded('window.setMenuBarVisibility', undefined);
  readonly setAutoHideMenuBar = recorded('window.setAutoHideMenuBar', undefined);
  readonly setMinimumSize = recorded('window.setMinimumSize', undefined);
  readonly setBackgroundColor = recorded('window.setBackgroundColor', undefined);
  readonly setAlwaysOnTop = recorded('window.setAlwaysOnTop', undefined);
  readonly setSkipTaskbar = recorded('window.setSkipTaskbar', undefined);
  readonly setIcon = recorded('window.setIcon', undefined);
  readonly setTitleBarOverlay = recorded('window.setTitleBarOverlay', undefined);
  readonly flashFrame = recorded('window.flashFrame', undefined);
  readonly center = recorded('window.center', undefined);
  readonly setOverlayIcon = recorded('window.setOverlayIcon', undefined);
  readonly setProgressBar = recorded('window.setProgressBar', undefined);

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!lifecycle.ready) throw new Error('Cannot create BrowserWindow before app is ready');
    const { x = 0, y = 0, width = 800, height = 600, show = true, skipTaskbar = false, title } = options;
    this.bounds = { x, y, width, height };
    this.visible = show;
    this.neverSeen = !show && skipTaskbar;
    this.windowTitle = title ?? app.name;
    this.contents = new WebContents(pagePreferences(options.webPreferences ?? {}));
    this.webContents = handedOut<Electron.WebContents>(this.contents);
    this.contents.on('close-asked', () => this.close());
    this.contents.on('focus-asked', () => this.focus());
    this.contents.on('focus-seen', (focused: boolean) => this.focusSeen(focused));
    this.contents.once('did-finish-load', () => this.emit('ready-to-show', plainEvent()));
    windows.set(this.id, this);
    openWindows.add(this);
    app.emit('web-contents-created', plainEvent(), this.webContents);
    this.place = this.open();
    this.place.catch((error) => {
      if (!(error instanceof ChromiumGone)) process.stderr.write(`electron-on-chromium: ${String(error)}\n`);
      this.destroy();
    });
    setImmediate(() => {
      app.emit('browser-window-created', plainEvent(), this);
      if (this.visible) this.shown();
    });
  }

  static getAllWindows(): Electron.BrowserWindow[] {
    return [...windows.values()].map(handedOut<Electron.BrowserWindow>);
  }

  static getFocusedWindow(): Electron.BrowserWindow | null {
    return BrowserWindow.fromId(openWindows.focused()?.id ?? 0);
  }

  static fromWebContents(contents: Electron.WebContents | null | undefined): Electron.BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): Electron.BrowserWindow | null {
    const window = windows.get(id);
    return window === undefined ? null : handedOut<Electron.BrowserWindow>(window);
  }

  loadURL(url: string): Promise<void> {
    return this.contents.loadURL(url);
  }

  show(): void {
    if (this.neverSeen) {
      throw new NotInStandIn(
        'electron-on-chromium: a window with show: false and skipTaskbar: true is never shown here',
      );
    }
    if (this.visible) {
      this.focus();
      return;
    }
    this.visible = true;
    this.setState('normal');
    this.shown();
  }

  showInactive(): void {
    this.visible = true;
    this.setState('normal');
    this.emit('show', plainEvent());
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    openWindows.blur(this);
    this.setState('minimized');
    this.emit('hide', plainEvent());
  }

  focus(): void {
    if (!this.visible) return;
    this.contents.later((session) => session.send('Page.bringToFront'));
    openWindows.focus(this);
  }

  blur(): void {
    openWindows.blur(this);
  }

  isFocused(): boolean {
    return openWindows.focused() === this;
  }

  isVisible(): boolean {
    return this.visible && !this.destroyed;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  minimize(): void {
    openWindows.blur(this);
    this.setState('minimized');
    this.emit('minimize', plainEvent());
  }

  restore(): void {
    if (this.state !== 'minimized') return;
    this.setState('normal');
    this.emit('restore', plainEvent());
    openWindows.focus(this);
  }

  maximize(): void {
    this.setState('maximized');
    this.emit('maximize', plainEvent());
  }

  unmaximize(): void {
    this.setState('normal');
    this.emit('unmaximize', plainEvent());
  }

  setFullScreen(flag: boolean): void {
    this.setState(flag ? 'fullscreen' : 'normal');
    this.emit(flag ? 'enter-full-screen' : 'leave-full-screen', plainEvent());
  }

  isMinimized(): boolean {
    return this.state === 'minimized';
  }

  isMaximized(): boolean {
    return this.state === 'maximized';
  }

  isFullScreen(): boolean {
    return this.state === 'fullscreen';
  }

  setContentProtection(enable: boolean): void {
    this.contentProtected = enable;
    recordDeed('window.setContentProtection', this.id, enable);
  }

  isContentProtected(): boolean {
    return this.contentProtected;
  }

  setTitle(title: string): void {
    this.windowTitle = title;
  }

  getTitle(): string {
    return this.windowTitle;
  }

  getBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }

  getNormalBounds(): Electron.Rectangle {
    return this.getBounds();
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.bounds;
    this.bounds = { ...before, ...bounds };
    this.tellBounds();
    const { x, y, width, height } = this.bounds;
    if (x !== before.x || y !== before.y) this.emit('move');
    if (width !== before.width || height !== before.height) this.emit('resize', plainEvent());
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getSize(): number[] {
    return [this.bounds.width, this.bounds.height];
  }

  /** Unlike in Electron, a page's beforeunload is not asked. */
  close(): void {
    if (this.destroyed) return;
    const event = plainEvent();
    this.emit('close', event);
    if (event.defaultPrevented) lifecycle.quitting = false;
    else setImmediate(() => this.destroy());
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.place.then((chromium) => chromium.targets.close(this.contents.targetId)).catch(() => undefined);
    this.contents.markDestroyed();
    windows.delete(this.id);
    this.emit('closed');
    openWindows.remove(this);
  }

  private async open(): Promise<Chromium> {
    const chromium = this.neverSeen ? await hiddenChromium() : lifecycle.chromium;
    if (chromium === undefined) throw new ChromiumGone('window');
    const { partition } = this.contents.electronSession.internals();
    const { width, height } = this.bounds;
    const page = await chromium.openPage({ width, height, partition });
    chromium.targets.onGone(page.targetId, () => this.goneByItself());
    await this.contents.adopt(page, (id) => chromium.targets.session(id));
    if (this.destroyed) await chromium.targets.close(page.targetId);
    else if (!chromium.headless) {
      this.tellBounds();
      if (!this.visible) this.setState('minimized');
    }
    return chromium;
  }

  /** The person closed the window in Chromium, which cannot be prevented here. */
  private goneByItself(): void {
    if (this.destroyed) return;
    this.emit('close', plainEvent());
    this.destroy();
  }

  private shown(): void {
    if (this.destroyed) return;
    this.emit('show', plainEvent());
    this.focus();
  }

  /** Without windows on a screen every page believes that it has the focus. */
  private focusSeen(focused: boolean): void {
    if (lifecycle.chromium?.headless === true || !this.visible) return;
    if (focused) openWindows.focus(this);
    else openWindows.blur(this);
  }

  private setState(windowState: WindowState): void {
    this.state = this.visible ? windowState : this.state;
    this.tellWindow({ windowState });
  }

  private tellBounds(): void {
    const { x: left, y: top, width, height } = this.bounds;
    this.tellWindow({ left, top, width, height });
  }

  private tellWindow(
    bounds: { windowState: WindowState } | Record<'left' | 'top' | 'width' | 'height', number>,
  ): void {
    this.contents.later(async () => {
      const { browser } = await this.place;
      const { targetId } = this.contents;
      const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
      await browser.send('Browser.setWindowBounds', { windowId, bounds });
    });
  }
}
guardClass('BrowserWindow', BrowserWindow, EventEmitter.prototype);
