/** `ipcMain`, and the same for one page (`webContents.ipc`). */
import { EventEmitter } from 'node:events';
import { guardClass } from '../common/strict.ts';

export type InvokeHandler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

export class IpcMain extends EventEmitter {
  private readonly handlers = new Map<string, InvokeHandler>();

  handle(channel: string, listener: InvokeHandler): void {
    if (this.handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.handlers.set(channel, listener);
  }

  handleOnce(channel: string, listener: InvokeHandler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return listener(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** For the pages. */
  handlerOf(channel: string): InvokeHandler | undefined {
    return this.handlers.get(channel);
  }
}
guardClass('ipcMain', IpcMain, EventEmitter.prototype);

export const ipcMain = new IpcMain();
