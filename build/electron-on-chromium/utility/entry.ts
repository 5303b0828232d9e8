/** Loaded into a utility process before its own code: `process.parentPort`, and no way to Electron's modules. */
import { EventEmitter } from 'node:events';
import { flushCompileCache, registerHooks } from 'node:module';
import { type MessagePortMain, PortLine } from '../common/ports.ts';
import { guardClass, NotInStandIn } from '../common/strict.ts';
import type { UtilityMessage } from './utility-process.ts';

const send = process.send?.bind(process);
if (send === undefined)
  throw new Error('electron-on-chromium: utility/entry.ts is for utility processes only');
const tell = (message: UtilityMessage): void => void send(message, undefined, undefined, () => undefined);
const ports = new PortLine(tell);

interface Heard {
  readonly data: unknown;
  readonly ports: readonly MessagePortMain[];
}

class ParentPort extends EventEmitter {
  private readonly waiting: Heard[] = [];

  constructor() {
    super();
    this.on('newListener', (event) => {
      if (event === 'message') setImmediate(() => this.start());
    });
  }

  postMessage(message: unknown): void {
    tell({ kind: 'message', data: message, ports: [] });
  }

  hear(message: Heard): void {
    if (this.listenerCount('message') === 0) this.waiting.push(message);
    else this.emit('message', message);
  }

  private start(): void {
    for (const message of this.waiting.splice(0)) this.emit('message', message);
    // By now its code is loaded; many a utility process is killed, and would keep nothing of that for the next.
    flushCompileCache();
  }
}
guardClass('parentPort', ParentPort, EventEmitter.prototype);

const parentPort = new ParentPort();
process.on('message', (message: UtilityMessage) => {
  if (message.kind === 'message') parentPort.hear({ data: message.data, ports: ports.take(message.ports) });
  else ports.receive(message);
});
// Who has lost its parent has nothing left to do, and nobody would end it.
process.on('disconnect', () => process.exit(1));

Object.assign(process, { parentPort, type: 'utility' });
// A utility process is no child_process of Node: its code must use process.parentPort.
Object.assign(process, { send: undefined, disconnect: undefined });

registerHooks({
  resolve: (specifier, context, next) => {
    if (!/^electron(?:\/|$)/.test(specifier)) return next(specifier, context);
    throw new NotInStandIn(
      'electron-on-chromium: a utility process has only net and systemPreferences in Electron, and neither here',
    );
  },
});
