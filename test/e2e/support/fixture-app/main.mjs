/** An app that has one of everything that the stand-in must do. It runs on real Electron as well. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  app,
  BrowserWindow,
  ipcMain,
  MessageChannelMain,
  net,
  protocol,
  session,
  shell,
  utilityProcess,
} from 'electron';

const folder = import.meta.dirname;
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'";

/** Everything that tests ask about afterwards. */
globalThis.seen = [];

function serveFrom(owner) {
  owner.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'bundle') return new Response('', { status: 404 });
    if (pathname === '/echo') return new Response(await request.arrayBuffer());
    const file = await net.fetch(pathToFileURL(join(folder, 'pages', pathname)).href);
    return new Response(file.body, {
      headers: {
        'content-type': file.headers.get('content-type'),
        'content-security-policy': process.env.FIXTURE_POLICY ?? policy,
      },
    });
  });
}

function startUtility() {
  const child = utilityProcess.fork(join(folder, 'utility.mjs'), ['fixture'], {
    serviceName: 'Fixture utility',
    stdio: 'ignore',
  });
  child.on('spawn', () => globalThis.seen.push('utility spawned'));
  child.on('exit', (code) => globalThis.seen.push(`utility exit ${code}`));
  child.on('message', (message) => globalThis.seen.push(`utility says ${message}`));
  return child;
}

function answerPage(window, utility) {
  ipcMain.handle('echo', (_event, ...args) => args);
  ipcMain.handle('fail', () => {
    throw new RangeError('nope');
  });
  ipcMain.handle('who', (event) => ({
    url: event.senderFrame.url,
    isWindow: BrowserWindow.fromWebContents(event.sender) === window,
  }));
  ipcMain.on('connect', (event) => {
    const { port1, port2 } = new MessageChannelMain();
    utility.postMessage('connect', [port1]);
    event.sender.postMessage('connected', null, [port2]);
  });
  ipcMain.on('port-to-main', (event) => {
    const [port] = event.ports;
    port.on('message', ({ data, ports }) => {
      port.postMessage({ heard: data });
      ports[0]?.postMessage('through a port that came through a port');
    });
    port.start();
  });
}

async function createWindow() {
  const window = new BrowserWindow({
    width: 900,
    height: 700,
    show: false,
    webPreferences: { preload: join(folder, 'preload.cjs'), additionalArguments: ['--fixture'] },
  });
  window.once('ready-to-show', () => window.show());
  window.on('focus', () => globalThis.seen.push('focus'));
  window.on('blur', () => globalThis.seen.push('blur'));
  window.webContents.on('will-navigate', (event) => {
    globalThis.seen.push(`will-navigate ${event.url}`);
    event.preventDefault();
  });
  window.webContents.setWindowOpenHandler(({ url }) => {
    shell.openExternal(url);
    return { action: 'deny' };
  });
  answerPage(window, startUtility());
  await window.loadURL('app://bundle/index.html');
  return window;
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
  return pdf;
};

if (app.requestSingleInstanceLock({ from: 'fixture' })) {
  app.on('second-instance', (_event, argv) => globalThis.seen.push(`second instance ${argv.at(-1)}`));
  app.on('web-contents-created', () => globalThis.seen.push('web-contents-created'));
  app.on('before-quit', () => globalThis.seen.push('before-quit'));
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  serveFrom(protocol);
  await createWindow();
} else app.exit(3);
