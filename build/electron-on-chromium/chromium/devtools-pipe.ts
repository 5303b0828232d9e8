/**
 * Chromium's DevTools protocol over --remote-debugging-pipe: JSON messages, each ended by a zero byte, on two inherited
 * descriptors. No TCP port is opened.
 */
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { settings } from '../common/settings.ts';
import type { Answer, EventName, EventOf, Method, ParametersOf } from './protocol.ts';

interface Waiting {
  readonly method: string;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What comes out of the pipe, narrowed by what is in it. */
interface Incoming {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** The other side is gone or will be soon; who asked need not complain. */
export class ChromiumGone extends Error {
  override readonly name = 'ChromiumGone';
}

/** One conversation with one target, or with the browser itself. */
export interface DevtoolsSession {
  readonly id: string | undefined;
  send<M extends Method>(method: M, params?: ParametersOf<M>): Promise<Answer<M>>;
  on<E extends EventName>(event: E, listener: (params: EventOf<E>) => void): void;
}

const tracedCharacters = 300;

export class DevtoolsPipe {
  private lastId = 0;
  private readonly waiting = new Map<number, Waiting>();
  private readonly events = new EventEmitter().setMaxListeners(0);
  private readonly toChromium: Writable;
  private gone = false;

  constructor(toChromium: Writable, fromChromium: Readable) {
    this.toChromium = toChromium;
    toChromium.on('error', () => this.end());
    fromChromium.on('error', () => this.end());
    fromChromium.on('close', () => this.end());
    let pending: Buffer[] = [];
    fromChromium.on('data', (chunk: Buffer) => {
      let rest = chunk;
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        pending.push(rest.subarray(0, end));
        this.receive(Buffer.concat(pending).toString('utf8'));
        pending = [];
        rest = rest.subarray(end + 1);
      }
      if (rest.length > 0) pending.push(rest);
    });
  }

  session(id: string | undefined): DevtoolsSession {
    return {
      id,
      send: (method, params) => this.send(method, params, id),
      on: (event, listener) => void this.events.on(`${id ?? ''} ${event}`, listener),
    };
  }

  /** Fails every call that is still waiting, and all later ones. */
  end(): void {
    this.gone = true;
    for (const { method, reject } of this.waiting.values()) reject(new ChromiumGone(method));
    this.waiting.clear();
  }

  private send<M extends Method>(
    method: M,
    params: ParametersOf<M> | undefined,
    sessionId: string | undefined,
  ): Promise<Answer<M>> {
    if (this.gone) return Promise.reject(new ChromiumGone(method));
    const id = ++this.lastId;
    const text = JSON.stringify({ id, method, params: params ?? {}, sessionId });
    trace('>', text);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { method, resolve: resolve as Waiting['resolve'], reject });
      this.toChromium.write(`${text}\0`);
    });
  }

  private receive(text: string): void {
    trace('<', text);
    const message = JSON.parse(text) as Incoming;
    if (message.id === undefined) {
      this.events.emit(`${message.sessionId ?? ''} ${message.method}`, message.params);
      return;
    }
    const asked = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.error === undefined) asked?.resolve(message.result);
    else asked?.reject(refusedCall(asked.method, message.error.message));
  }
}

/** A target that has just gone answers with one of these; that is not a fault of the caller. */
const goneMessages =
  /Session with given id not found|Target closed|Cannot find context|Invalid InterceptionId/;

function refusedCall(method: string, message: string): Error {
  const told = `${method}: ${message}`;
  return goneMessages.test(message) ? new ChromiumGone(told) : new Error(told);
}

function trace(direction: '<' | '>', text: string): void {
  if (settings.trace) process.stderr.write(`${direction} ${text.slice(0, tracedCharacters)}\n`);
}
