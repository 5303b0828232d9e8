/**
 * Held by the compiler, never run: each member of the stand-in is what electron.d.ts declares under that name, and none
 * is invented. Modules made with `standIn` are checked where they are made; these are the classes.
 */
import type { EventEmitter } from 'node:events';
import type { MessageChannelMain, MessagePortMain } from './common/ports.ts';
import type { Matching } from './common/strict.ts';
import type { App } from './main/app.ts';
import type { BrowserWindow } from './main/browser-window.ts';
import type { IpcMain } from './main/ipc-main.ts';
import type { Session } from './main/sessions.ts';
import type { WebContents } from './main/web-contents.ts';
import type { Menu, MenuItem } from './system/menu.ts';
import type { NativeTheme } from './system/native-theme.ts';
import type { Notification } from './system/notification.ts';
import type { PowerMonitor } from './system/power-monitor.ts';
import type { UtilityProcess } from './utility/utility-process.ts';

/** Events are Node's own; electron.d.ts overloads their methods once for each event. */
type WithoutEvents<Class> = Omit<Class, keyof EventEmitter>;

/** Members for the stand-in's other parts. An app that read one would not compile. */
type Internal =
  | 'adopt'
  | 'electronSession'
  | 'enterReady'
  | 'handlerOf'
  | 'internals'
  | 'later'
  | 'mainFrameId'
  | 'markDestroyed'
  | 'neuter'
  | 'targetId'
  | 'whenWaitedFor';

/** Names of the members that are not what electron.d.ts declares, or not declared there. */
type Offending<Own, Full> = {
  [Key in Exclude<keyof WithoutEvents<Own>, Internal>]: Own[Key] extends Matching<Own, Full>[Key]
    ? never
    : Key;
}[Exclude<keyof WithoutEvents<Own>, Internal>];

type Statics<Class> = Omit<Class, 'prototype' | keyof typeof EventEmitter>;

type Holds<Offenders extends never> = Offenders;

export type Conformance = [
  Holds<Offending<App, Electron.App>>,
  Holds<Offending<BrowserWindow, Electron.BrowserWindow>>,
  Holds<Offending<IpcMain, Electron.IpcMain>>,
  Holds<Offending<Session, Electron.Session>>,
  Holds<Offending<WebContents, Electron.WebContents>>,
  Holds<Offending<MenuItem, Electron.MenuItem>>,
  Holds<Offending<Menu, Electron.Menu>>,
  Holds<Offending<NativeTheme, Electron.NativeTheme>>,
  Holds<Offending<Notification, Electron.Notification>>,
  Holds<Offending<PowerMonitor, Electron.PowerMonitor>>,
  Holds<Offending<UtilityProcess, Electron.UtilityProcess>>,
  Holds<Offending<MessagePortMain, Electron.MessagePortMain>>,
  Holds<Offending<MessageChannelMain, Electron.MessageChannelMain>>,
  Holds<Offending<Statics<typeof BrowserWindow>, typeof Electron.BrowserWindow>>,
  Holds<Offending<Statics<typeof Menu>, typeof Electron.Menu>>,
  Holds<Offending<Statics<typeof Notification>, typeof Electron.Notification>>,
];
