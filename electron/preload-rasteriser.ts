/** The road between the vault's process and the page that holds one document: messages in, messages out. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron/renderer';
import { channels } from './channels.ts';

let port: MessagePort | null = null;
let hear: ((message: unknown) => void) | null = null;
const unheard: unknown[] = [];

ipcRenderer.on(channels.rasteriserPort, (event: IpcRendererEvent) => {
  const [came] = event.ports;
  if (came === undefined || port !== null) return;
  port = came;
  port.onmessage = ({ data }) => {
    if (hear === null) unheard.push(data);
    else hear(data);
  };
  port.start();
});

contextBridge.exposeInMainWorld('rasteriserPort', {
  listen(listener: (message: unknown) => void): void {
    hear = listener;
    for (const message of unheard.splice(0)) hear(message);
  },
  post(message: unknown): void {
    port?.postMessage(message);
  },
});
ipcRenderer.send(channels.pageReady);
