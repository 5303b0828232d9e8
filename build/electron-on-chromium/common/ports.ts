/**
 * MessageChannelMain and its ports, for the main process and for utility processes, and the line over which a port's
 * other half can live elsewhere. Messages wait until a port is started, as in Electron.
 */

import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { guardClass, handedOut } from './strict.ts';

/** One half of a channel. It may change hands; what arrives meanwhile waits. */
class Half {
  other!: Half;
  private receiver: ((data: unknown, ports: MessagePortMain[]) => void) | undefined;
  private onClose: (() => void) | undefined;
  private readonly waiting: [unknown, MessagePortMain[]][] = [];
  private closed = false;

  post(data: unknown, ports: MessagePortMain[]): void {
    if (this.closed) return;
    this.other.arrive(data, ports);
  }

  own(receiver: (data: unknown, ports: MessagePortMain[]) => void, onClose: () => void): void {
    this.receiver = receiver;
    this.onClose = onClose;
    for (const [data, ports] of this.waiting.splice(0)) receiver(data, ports);
    if (this.closed) onClose();
  }

  disown(): void {
    this.receiver = undefined;
    this.onClose = undefined;
  }

  watchClose(onClose: () => void): void {
    this.onClose = onClose;
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.onClose?.();
    this.other.close();
  }

  private arrive(data: unknown, ports: MessagePortMain[]): void {
    if (this.receiver === undefined) this.waiting.push([data, ports]);
    else this.receiver(data, ports);
  }
}

export class MessagePortMain extends EventEmitter {
  private half: Half | undefined;

  /** Made by channels and lines only. */
  constructor(half: Half) {
    super();
    this.half = half;
    half.watchClose(() => setImmediate(() => this.emit('close')));
  }

  postMessage(message: unknown, transfer: readonly object[] = []): void {
    if (this.half === undefined) return;
    if (transfer.includes(this)) throw new Error('Port at index 0 contains the source port');
    // Whoever receives takes a copy: a line encodes it, and within this process it is cloned here.
    this.half.post(
      cloned(message),
      transfer.map((port) => new MessagePortMain(takeHalf(port))),
    );
  }

  start(): void {
    const { half } = this;
    half?.own(
      (data, ports) => setImmediate(() => this.half === half && this.emit('message', { data, ports })),
      () => setImmediate(() => this.emit('close')),
    );
  }

  close(): void {
    this.half?.close();
  }

  /** The half behind the port, which thereby can do no more. */
  neuter(): Half {
    const { half } = this;
    if (half === undefined) throw new Error('Port at index 0 is already neutered');
    this.half = undefined;
    half.disown();
    return half;
  }
}
guardClass('MessagePortMain', MessagePortMain, EventEmitter.prototype);

const takeHalf = (port: unknown): Half => {
  if (!(port instanceof MessagePortMain)) throw new TypeError('Port at index 0 is not a valid port');
  return port.neuter();
};

function cloned(message: unknown): unknown {
  try {
    return structuredClone(message);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}

function newPair(): [Half, Half] {
  const one = new Half();
  const other = new Half();
  one.other = other;
  other.other = one;
  return [one, other];
}

export class MessageChannelMain {
  readonly port1: Electron.MessagePortMain;
  readonly port2: Electron.MessagePortMain;

  constructor() {
    const [one, other] = newPair();
    this.port1 = handedOut<Electron.MessagePortMain>(new MessagePortMain(one));
    this.port2 = handedOut<Electron.MessagePortMain>(new MessagePortMain(other));
  }
}

/** How a line's messages look before they are encoded for where they go. */
export type LineMessage =
  | {
      readonly kind: 'port-message';
      readonly id: string;
      readonly data: unknown;
      readonly ports: readonly string[];
    }
  | { readonly kind: 'port-close'; readonly id: string };

/** The ports whose other halves live at the other end of one line: a document, or a utility process. */
export class PortLine {
  private readonly halves = new Map<string, Half>();
  private readonly post: (message: LineMessage) => void;

  constructor(post: (message: LineMessage) => void) {
    this.post = post;
  }

  /** Hands ports over; their ids at the other end, which must be told of them before anything else on this line. */
  give(ports: readonly unknown[]): string[] {
    return ports.map((port) => {
      const half = takeHalf(port);
      const id = randomUUID();
      this.halves.set(id, half);
      // What waits in the port may only follow the message that tells of the port.
      setImmediate(() => this.connect(id, half));
      return id;
    });
  }

  /** Ports of ours for those that the other end handed over. */
  take(ids: readonly string[]): MessagePortMain[] {
    return ids.map((id) => {
      const [ours, theirs] = newPair();
      this.halves.set(id, theirs);
      this.connect(id, theirs);
      return new MessagePortMain(ours);
    });
  }

  receive(message: LineMessage): void {
    const half = this.halves.get(message.id);
    if (half === undefined) return;
    if (message.kind === 'port-message') half.post(message.data, this.take(message.ports));
    else {
      this.halves.delete(message.id);
      half.close();
    }
  }

  /** The other end is gone. */
  closeAll(): void {
    const halves = [...this.halves.values()];
    this.halves.clear();
    for (const half of halves) half.close();
  }

  private connect(id: string, half: Half): void {
    half.own(
      (data, ports) => this.post({ kind: 'port-message', id, data, ports: this.give(ports) }),
      () => {
        if (this.halves.delete(id)) this.post({ kind: 'port-close', id });
      },
    );
  }
}
