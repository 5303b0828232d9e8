/** The main process's part in what pages and the utility process say to each other. */
import { join } from 'node:path';
import { BrowserWindow, ipcMain, MessageChannelMain, utilityProcess } from 'electron';

export function startUtility(see) {
  const child = utilityProcess.fork(join(import.meta.dirname, 'utility.mjs'), ['fixture'], {
    serviceName: 'Fixture utility',
    stdio: 'ignore',
    env: { FIXTURE_WORD: 'word' },
  });
  child.on('spawn', () => see('utility spawned'));
  child.on('exit', (code) => see(`utility exit ${code}`));
  child.on('message', (message) => see(`utility says ${message}`));
  return child;
}

export function answerPage(utility) {
  ipcMain.handle('echo', (_event, ...args) => args);
  ipcMain.handle('fail', () => {
    throw new RangeError('nope');
  });
  ipcMain.handle('who', (event) => ({
    url: event.senderFrame.url,
    origin: event.senderFrame.origin,
    isWindow: BrowserWindow.fromWebContents(event.sender) !== null,
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
