/** `app`: life and death of the whole, its name, its folders, its switches. */
import { EventEmitter } from 'node:events';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordDeed, recorded } from '../common/deeds.ts';
import { plainEvent } from '../common/preventable.ts';
import { guardClass, handedOut, standIn } from '../common/strict.ts';
import { lifecycle } from './lifecycle.ts';
import { locale, preferredLanguages } from './locale.ts';
import { openWindows } from './open-windows.ts';
import { holdsInstanceLock, releaseInstanceLock, takeInstanceLock } from './single-instance.ts';

type PathName = Parameters<Electron.App['getPath']>[0];

const commandLine = standIn<Electron.CommandLine>('app.commandLine')({
  appendSwitch: (name: string, value?: string) => void lifecycle.switches.set(name, value ?? ''),
  hasSwitch: (name: string) => lifecycle.switches.has(name),
  getSwitchValue: (name: string) => lifecycle.switches.get(name) ?? '',
  removeSwitch: (name: string) => void lifecycle.switches.delete(name),
  appendArgument: recorded('app.commandLine.appendArgument', undefined),
});

export class App extends EventEmitter {
  readonly commandLine = commandLine;
  readonly isPackaged = false;
  /** What only macOS has. */
  readonly dock = undefined;
  private givenName: string | undefined;
  private badgeCount = 0;
  private readonly paths = new Map<string, string>();
  private becomeReady!: () => void;
  private readonly readiness = new Promise<void>((resolve) => {
    this.becomeReady = resolve;
  });
  private onWaited: () => void = () => undefined;
  private waitForReady = (): Promise<void> => this.readiness;

  readonly setAppUserModelId = recorded('app.setAppUserModelId', undefined);
  readonly enableSandbox = recorded('app.enableSandbox', undefined);
  readonly disableHardwareAcceleration = recorded('app.disableHardwareAcceleration', undefined);
  readonly setAboutPanelOptions = recorded('app.setAboutPanelOptions', undefined);
  readonly relaunch = recorded('app.relaunch', undefined);
  readonly show = recorded('app.show', undefined);
  readonly hide = recorded('app.hide', undefined);

  constructor() {
    super();
    this.setMaxListeners(0);
    openWindows.whenLastCloses(() => this.lastWindowClosed());
    openWindows.whenFocusChanges((event, window) => this.emit(event, plainEvent(), window));
  }

  /** An accessor, because Playwright puts its own function here, and who waits is to be noticed all the same. */
  get whenReady(): () => Promise<void> {
    return () => {
      this.onWaited();
      return this.waitForReady();
    };
  }

  set whenReady(replacement: () => Promise<void>) {
    this.waitForReady = replacement;
  }

  isReady(): boolean {
    return lifecycle.ready;
  }

  get name(): string {
    return this.givenName ?? lifecycle.app.name;
  }

  set name(name: string) {
    this.givenName = name;
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return lifecycle.app.version;
  }

  getAppPath(): string {
    return lifecycle.app.folder;
  }

  getLocale(): string {
    return locale();
  }

  getSystemLocale(): string {
    return locale();
  }

  getPreferredSystemLanguages(): string[] {
    return preferredLanguages();
  }

  getPath(name: PathName): string {
    const path = this.paths.get(name) ?? this.usualPath(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  setAppLogsPath(path?: string): void {
    if (path !== undefined) this.setPath('logs', path);
  }

  setBadgeCount(count?: number): boolean {
    this.badgeCount = count ?? 0;
    recordDeed('app.setBadgeCount', count);
    return true;
  }

  getBadgeCount(): number {
    return this.badgeCount;
  }

  focus(): void {
    const [first] = openWindows.all();
    if (first !== undefined && openWindows.focused() === undefined) openWindows.focus(first);
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    return takeInstanceLock(this.getPath('userData'), additionalData, (call) =>
      this.emit('second-instance', plainEvent(), call.argv, call.folder, call.additionalData),
    );
  }

  hasSingleInstanceLock(): boolean {
    return holdsInstanceLock();
  }

  releaseSingleInstanceLock(): void {
    releaseInstanceLock();
  }

  /** Closes all windows first; one that stays open calls it off. */
  quit(): void {
    if (lifecycle.quitting) return;
    const event = plainEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    lifecycle.quitting = true;
    const windows = openWindows.all();
    for (const window of windows) window.close();
    if (windows.length === 0) this.lastWindowClosed();
  }

  exit(exitCode = 0): void {
    lifecycle.quitting = true;
    this.emit('quit', plainEvent(), exitCode);
    this.emit('stand-in-ends', exitCode);
  }

  /** For the start of the stand-in: Chromium is up. */
  enterReady(): void {
    lifecycle.ready = true;
    this.emit('will-finish-launching');
    this.becomeReady();
    this.emit('ready', plainEvent(), {});
  }

  whenWaitedFor(listener: () => void): void {
    this.onWaited = listener;
  }

  private lastWindowClosed(): void {
    if (!lifecycle.quitting) {
      if (this.listenerCount('window-all-closed') === 0) this.quit();
      else this.emit('window-all-closed');
      return;
    }
    const event = plainEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) lifecycle.quitting = false;
    else this.exit(0);
  }

  private usualPath(name: string): string | undefined {
    const appData = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
    const inHome = { desktop: 'Desktop', documents: 'Documents', downloads: 'Downloads', music: 'Music' };
    const usual: Record<string, () => string> = {
      home: homedir,
      temp: tmpdir,
      appData: () => appData,
      userData: () => lifecycle.switches.get('user-data-dir') ?? join(appData, this.name),
      sessionData: () => this.getPath('userData'),
      crashDumps: () => join(this.getPath('userData'), 'Crashpad'),
      logs: () => join(this.getPath('userData'), 'logs'),
      exe: () => join(import.meta.dirname, '..', 'launcher', 'electron'),
      ...Object.fromEntries(
        Object.entries(inHome).map(([key, folder]) => [key, () => join(homedir(), folder)]),
      ),
    };
    return usual[name]?.();
  }
}
guardClass('app', App, EventEmitter.prototype);

export const app = new App();
export const appModule = handedOut<Electron.App>(app);
