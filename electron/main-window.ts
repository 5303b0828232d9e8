/** The window of the screens: its walls, its size and place, which it remembers, and how large things are drawn in it. */
import { BrowserWindow, type Session, screen } from 'electron/main';
import { loadWindow, placeWindow, saveWindow, smallestWindow } from './window-bounds.ts';

export interface MainWindowWishes {
  readonly session: Session;
  readonly preload: string;
  readonly title: string;
  readonly devTools: boolean;
  readonly userDataFolder: string;
}

/** Long enough for a window that is being dragged to have stopped. */
const settledMs = 500;

export function openMainWindow(wishes: MainWindowWishes): BrowserWindow {
  const remembered = loadWindow(wishes.userDataFolder);
  const displays = screen.getAllDisplays();
  const primary = screen.getPrimaryDisplay().id;
  const workAreas = displays
    .toSorted((one, other) => Number(other.id === primary) - Number(one.id === primary))
    .map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...placeWindow(remembered, workAreas),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    backgroundColor: '#F3F0E8',
    title: wishes.title,
    autoHideMenuBar: true,
    webPreferences: {
      session: wishes.session,
      preload: wishes.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: wishes.devTools,
      spellcheck: false,
    },
  });
  window.setContentProtection(true);
  window.once('ready-to-show', () => {
    if (remembered?.maximized === true) window.maximize();
    window.show();
  });
  rememberPlace(window, wishes.userDataFolder);
  return window;
}

function rememberPlace(window: BrowserWindow, folder: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    saveWindow(folder, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, settledMs);
  };
  window.on('move', later);
  window.on('resize', later);
  window.on('maximize', later);
  window.on('unmaximize', later);
  window.on('close', save);
  window.on('closed', () => clearTimeout(timer));
}
