/**
 * The only thing the screens can reach outside their own page: three functions. The port to the vault stays in here;
 * the page never holds it, nor any module of Electron or Node.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron/renderer';
import { channels } from './channels.ts';

let port: MessagePort | null = null;
const unsent: unknown[] = [];
let hear: (message: unknown) => void = () => {};
const unheard: unknown[] = [];
const unheardOfShell: unknown[] = [];
let hearShell = (event: unknown): void => void unheardOfShell.push(event);

ipcRenderer.on(channels.vaultPort, (event: IpcRendererEvent) => {
  const [came] = event.ports;
  if (came === undefined) return;
  port = came;
  port.onmessage = ({ data }) => hear(data);
  port.start();
  for (const message of unsent.splice(0)) port.postMessage(message);
});
ipcRenderer.on(channels.event, (_event, message: unknown) => hearShell(message));

contextBridge.exposeInMainWorld('desktop', {
  /** Sends a message to the vault's process. */
  toVault(message: unknown): void {
    if (port === null) unsent.push(message);
    else port.postMessage(message);
  },
  /** Everything the vault says comes here; one listener. */
  listen(listener: (message: unknown) => void): void {
    hear = listener;
    for (const message of unheard.splice(0)) hear(message);
  },
  listenToShell(listener: (event: unknown) => void): void {
    hearShell = listener;
    for (const event of unheardOfShell.splice(0)) hearShell(event);
  },
  /** Asks the shell: paths, settings, badge. */
  askShell: (command: string, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(channels.ask, command, input),
  /** The path of a file that was dropped on the page; the page itself never learns paths. */
  pathOf: (file: File): string => webUtils.getPathForFile(file),
});
hear = (message) => void unheard.push(message);
ipcRenderer.send(channels.pageReady);
