/** `Notification`: recorded when shown; tests emit 'click'. */
import { EventEmitter } from 'node:events';
import { recordDeed } from '../common/deeds.ts';
import { guardClass } from '../common/strict.ts';

export class Notification extends EventEmitter {
  title: string;
  body: string;
  silent: boolean;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
  }

  show(): void {
    recordDeed('notification.show', this.title, this.body);
    setImmediate(() => this.emit('show', {}));
  }

  close(): void {
    setImmediate(() => this.emit('close', {}));
  }

  static isSupported(): boolean {
    return true;
  }
}
guardClass('Notification', Notification, EventEmitter.prototype);
