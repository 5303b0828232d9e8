/** What `electron` is to the app's main process. Anything not here is missing on purpose, and throws when it is read. */

import { MessageChannelMain } from './common/ports.ts';
import { appModule as app } from './main/app.ts';
import { BrowserWindow } from './main/browser-window.ts';
import { ipcMain } from './main/ipc-main.ts';
import { webContentsModule as webContents } from './main/pages.ts';
import { defaultSession, sessionModule as session } from './main/sessions.ts';
import { dialog } from './system/dialog.ts';
import { Menu, MenuItem } from './system/menu.ts';
import { nativeThemeModule as nativeTheme } from './system/native-theme.ts';
import { net } from './system/net.ts';
import { Notification } from './system/notification.ts';
import { powerMonitor } from './system/power-monitor.ts';
import {
  clipboard,
  crashReporter,
  nativeImage,
  safeStorage,
  screen,
  shell,
  systemPreferences,
} from './system/small-modules.ts';
import { utilityProcessModule as utilityProcess } from './utility/utility-process.ts';

/** The module's `protocol` is the default session's. */
const { protocol } = defaultSession;

export {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  utilityProcess,
  webContents,
};

/** Every module must be what Electron exports under that name, as far as it goes. */
const electron = {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
  utilityProcess,
  webContents,
};

export default electron;
/** What `require('electron')` gives. */
export { electron as 'module.exports' };
