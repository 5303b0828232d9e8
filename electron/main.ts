/**
 * The desktop shell: a broker of windows, ports and paths. It holds no key and reads no document; the vault runs in a
 * process of its own, the screens and each document in sandboxes of theirs.
 */
import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  type IpcMainInvokeEvent,
  ipcMain,
  Menu,
  powerMonitor,
  session,
} from 'electron/main';
import { vaultProcessEnvironment } from '../shared/contract/processes.ts';
import type { Settings, ShellEvent } from '../shared/contract/shell.ts';
import { registerAppScheme, serveApp, uiAddress } from './app-protocol.ts';
import { applicationMenu } from './application-menu.ts';
import { channels } from './channels.ts';
import { guardClosing } from './closing.ts';
import { readCommandLine, vaultFolderOf } from './command-line.ts';
import { Diagnostics, diagnosticsFolder } from './diagnostics.ts';
import { lockEveryPage, lockSession } from './lockdown.ts';
import { openMainWindow } from './main-window.ts';
import { RasteriserWindows } from './rasteriser-windows.ts';
import { bringToFront, ShellService } from './shell-service.ts';
import { VaultProcess } from './vault-process.ts';
import { sayInShell } from './words.ts';

const here = import.meta.dirname;
const files = {
  vaultProcess: join(here, 'vault-process.mjs'),
  credentialStore: join(here, 'credential-store-process.mjs'),
  uiPreload: join(here, '..', 'preload', 'ui.cjs'),
  ui: join(here, '..', 'ui'),
  rasteriser: {
    folder: join(here, '..', 'rasteriser'),
    preload: join(here, '..', 'preload', 'rasteriser.cjs'),
  },
} as const;

app.setName('Dossier Vault');
app.setAppUserModelId('cn.dossier-vault.desktop');
app.enableSandbox();
registerAppScheme();
lockEveryPage();

/**
 * macOS hands over a file that was opened in the Finder like this: while the program runs and, where it is started by
 * that, before it is ready. What comes before there is a window is kept for it.
 */
let openedBefore: string | null = null;
let openVaultOfFinder = (folder: string): void => {
  openedBefore = folder;
};
app.on('open-file', (event, path) => {
  event.preventDefault();
  openVaultOfFinder(vaultFolderOf(path));
});

const language = /^zh/i.test(app.getPreferredSystemLanguages()[0] ?? '') ? 'zh-CN' : 'en';
const commandLine = readCommandLine(process.argv.slice(app.isPackaged ? 1 : 2), app.isPackaged);

/** Tests and the sample keep their own folder, and leave the system's credential store alone; the packaged program does not look at the environment. */
const leavesCredentials = !app.isPackaged && process.env.DOSSIER_VAULT_CREDENTIAL_STORE === 'off';
const chosenUserData = app.isPackaged ? undefined : process.env.DOSSIER_VAULT_USER_DATA;
if (chosenUserData !== undefined) app.setPath('userData', chosenUserData);

if (commandLine.kind === 'unknown') {
  dialog.showErrorBox(sayInShell('name', language), sayInShell('unknownSwitch', language, commandLine.word));
  app.exit(2);
} else if (!app.requestSingleInstanceLock()) {
  app.exit(0);
} else {
  void app.whenReady().then(() => startShell(commandLine.vault));
}

/** As the vault has it: nobody at the machine for five minutes. */
const idleSecondsMax = 300;
const idleCheckMs = 15_000;

function startShell(vaultToOpen: string | null): void {
  const userDataFolder = app.getPath('userData');
  const diagnostics = new Diagnostics(userDataFolder);
  diagnostics.watchShell();
  mkdirSync(join(userDataFolder, 'anchors'), { recursive: true, mode: 0o700 });

  // Without `persist:` a session lives in memory: nothing of what the screens show touches the disk.
  const uiSession = session.fromPartition('ui');
  lockSession(uiSession);
  lockSession(session.defaultSession);
  serveApp(uiSession, 'ui', files.ui);

  const window = openMainWindow({
    session: uiSession,
    preload: files.uiPreload,
    title: sayInShell('name', language),
    devTools: !app.isPackaged,
    userDataFolder,
  });
  const tell = (event: ShellEvent): void => {
    if (!window.isDestroyed()) window.webContents.send(channels.event, event);
  };
  const applySettings = ({ language, zoom }: Settings): void => {
    const menu = applicationMenu(process.platform, language, tell);
    Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate(menu));
    window.webContents.setZoomFactor(zoom);
  };

  const rasterisers = new RasteriserWindows(files.rasteriser);
  const shell = new ShellService({
    window: () => window,
    userDataFolder,
    defaults: {
      language,
      theme: 'system',
      station: hostname(),
      place: '',
      zoom: 1,
      letterKeys: true,
      vaults: [],
    },
    diagnostics,
    tell,
    close: () => end(),
    settingsChanged: applySettings,
  });
  // Chromium forgets the zoom where a page is loaded anew.
  window.webContents.on('dom-ready', () => applySettings(shell.settings));
  window.webContents.on('zoom-changed', (_event, to) => tell({ name: 'zoom', to }));
  const vault = new VaultProcess(
    { vault: files.vaultProcess, credentialStore: leavesCredentials ? null : files.credentialStore },
    {
      [vaultProcessEnvironment.userDataFolder]: join(userDataFolder, 'anchors'),
      [vaultProcessEnvironment.diagnosticsFolder]: diagnosticsFolder(userDataFolder),
      [vaultProcessEnvironment.version]: app.getVersion(),
    },
    {
      startRasteriser: (number, port, died) => rasterisers.start(number, port, died),
      endRasteriser: (number) => rasterisers.end(number),
      print: (html) => rasterisers.print(html),
      ended: (expected) => {
        if (expected) return;
        dialog.showErrorBox(
          sayInShell('name', shell.settings.language),
          sayInShell('processLost', shell.settings.language),
        );
        app.exit(1);
      },
    },
  );

  window.webContents.ipc.on(channels.pageReady, () => {
    window.webContents.postMessage(channels.vaultPort, null, [vault.connectScreens()]);
    const folder = openedBefore ?? vaultToOpen;
    if (folder !== null) tell({ name: 'open-vault', folder });
  });
  ipcMain.handle(channels.ask, (event: IpcMainInvokeEvent, command: unknown, input: unknown) => {
    if (!isScreens(event, window)) throw new Error('not for this sender');
    return shell.ask(command, input);
  });

  const lock = (cause: 'suspend' | 'screen-lock' | 'idle'): void => {
    vault.lock();
    tell({ name: 'lock', cause });
  };
  powerMonitor.on('suspend', () => lock('suspend'));
  powerMonitor.on('lock-screen', () => lock('screen-lock'));
  // The system knows better than any page whether somebody is there; and a page that is gone locks nothing by itself.
  const idle = setInterval(() => {
    if (powerMonitor.getSystemIdleTime() >= idleSecondsMax) lock('idle');
  }, idleCheckMs);
  window.on('closed', () => clearInterval(idle));
  window.webContents.on('render-process-gone', () => vault.lock());
  window.on('focus', () => tell({ name: 'focus', focused: true }));
  window.on('blur', () => tell({ name: 'focus', focused: false }));

  app.on('second-instance', (_event, words: string[], from: string) => {
    bringToFront(window);
    // Chromium adds switches of its own to these words; nothing is started by them.
    const named = words.slice(app.isPackaged ? 1 : 2).filter((word) => !word.startsWith('-'));
    const asked = readCommandLine(named, app.isPackaged, from);
    if (asked.kind === 'start' && asked.vault !== null) tell({ name: 'open-vault', folder: asked.vault });
  });

  openVaultOfFinder = (folder) => tell({ name: 'open-vault', folder });

  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    // The document that is being filed is looked into to its end: without its rasteriser it would be called damaged, for good.
    void vault.shutdown().finally(() => {
      rasterisers.endAll();
      app.exit(0);
    });
  };
  guardClosing({
    app,
    window,
    powerMonitor,
    underWay: () => vault.underWay,
    ask: () => {
      bringToFront(window);
      tell({ name: 'close-asked' });
    },
    end,
  });
  // From the terminal that started it, or the system at its end: nobody is there to be asked.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  void window.loadURL(uiAddress);
}

/** Only the top frame of our own window, showing our own page, may ask. */
function isScreens(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  if (frame === null || window.isDestroyed() || event.sender.id !== window.webContents.id) return false;
  return frame.parent === null && frame.url.split('#')[0] === uiAddress;
}
