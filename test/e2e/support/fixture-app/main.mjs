/** An app that has one of everything that the stand-in must do. It runs on real Electron as well. */
import { join } from 'node:path';
import { app, BrowserWindow, protocol, session, shell } from 'electron';
import { answerPage, startUtility } from './conversation.mjs';
import { serveFrom } from './serve.mjs';

const folder = import.meta.dirname;
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

/** What tests ask about afterwards, and what they start. */
globalThis.seen = [];
const see = (what) => globalThis.seen.push(what);

globalThis.openWindow = async (path, options = {}, webPreferences = {}) => {
  const window = new BrowserWindow({
    width: 900,
    height: 700,
    show: false,
    ...options,
    webPreferences: {
      preload: join(folder, 'preload.cjs'),
      additionalArguments: ['--fixture'],
      ...webPreferences,
    },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`app://bundle/${path}`);
  return window;
};

function watchWindow(window) {
  for (const event of ['focus', 'blur', 'minimize', 'restore', 'closed']) window.on(event, () => see(event));
  window.webContents.on('will-navigate', (event) => {
    see(`will-navigate ${event.url}`);
    event.preventDefault();
  });
  window.webContents.on('will-frame-navigate', (event) => see(`will-frame-navigate ${event.url}`));
  window.webContents.setWindowOpenHandler(({ url }) => {
    shell.openExternal(url);
    return { action: 'deny' };
  });
}

/** A page without scripts and without the preload, printed. */
globalThis.printPage = async () => {
  const own = session.fromPartition('printing');
  if (!own.protocol.isProtocolHandled('app')) serveFrom(own.protocol);
  const window = new BrowserWindow({
    show: false,
    skipTaskbar: true,
    webPreferences: { session: own, javascript: false },
  });
  await window.loadURL('app://bundle/letter.html');
  const pdf = await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true });
  window.destroy();
  return pdf.toString('latin1');
};

if (app.requestSingleInstanceLock({ from: 'fixture' })) {
  app.on('second-instance', (_event, argv, _folder, data) =>
    see(`second instance ${argv.at(-1)} ${data.from}`),
  );
  app.on('before-quit', () => see('before-quit'));
  app.on('window-all-closed', () => app.quit());
  app.on('child-process-gone', (_event, { name, exitCode }) => see(`${name} gone with ${exitCode}`));
  session.defaultSession.on('will-download', (event, item) => {
    event.preventDefault();
    see(`will-download ${item.getURL()}`);
  });
  await app.whenReady();
  serveFrom(protocol);
  globalThis.utility = startUtility(see);
  answerPage(globalThis.utility);
  app.once('browser-window-created', (_event, window) => watchWindow(window));
  await globalThis.openWindow('index.html');
} else app.exit(3);
