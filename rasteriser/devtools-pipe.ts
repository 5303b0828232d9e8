/** The DevTools protocol over two pipes of a child process (JSON, each message ended by a zero byte): no port is opened. */
import type { Readable, Writable } from 'node:stream';

export interface DevtoolsPipe {
  send(method: string, params?: object, session?: string): Promise<Record<string, unknown>>;
  /** Resolves at the first event of this name; ask before doing what brings it about. */
  next(event: string, session: string): Promise<void>;
  on(event: string, listener: (params: Record<string, unknown>, session: string) => void): void;
  /** Whether nothing can be asked any more. */
  readonly broken: boolean;
  /** Whatever is waited for ends with this error. */
  fail(error: Error): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly sessionId?: string;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}
interface Waiting {
  resolve(result: Record<string, unknown>): void;
  reject(error: Error): void;
}

export function devtoolsPipe(toBrowser: Writable, fromBrowser: Readable): DevtoolsPipe {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, ((params: Record<string, unknown>, session: string) => void)[]>();
  const failed = new Set<(error: Error) => void>();
  let broken: Error | undefined;
  let last = 0;
  let begun: Buffer[] = [];

  const hear = (message: Message): void => {
    if (message.id === undefined) {
      for (const listener of listeners.get(message.method ?? '') ?? []) {
        listener(message.params ?? {}, message.sessionId ?? '');
      }
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) asked?.reject(new Error(`The browser refuses: ${message.error.message}`));
    else asked?.resolve(message.result ?? {});
  };
  fromBrowser.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      begun.push(chunk.subarray(from, end));
      const text = Buffer.concat(begun).toString('utf8');
      begun = [];
      from = end + 1;
      hear(JSON.parse(text) as Message);
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  });
  const fail = (error: Error): void => {
    broken ??= error;
    for (const asked of waiting.values()) asked.reject(broken);
    waiting.clear();
    for (const reject of failed) reject(broken);
  };
  fromBrowser.on('close', () => fail(new Error('The browser has ended')));
  for (const stream of [toBrowser, fromBrowser]) stream.on('error', fail);

  const on: DevtoolsPipe['on'] = (event, listener) => {
    listeners.set(event, [...(listeners.get(event) ?? []), listener]);
  };
  return {
    on,
    fail,
    get broken() {
      return broken !== undefined;
    },
    send: (method, params = {}, session) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken);
        last += 1;
        waiting.set(last, { resolve, reject });
        const message = { id: last, method, params, ...(session ? { sessionId: session } : {}) };
        toBrowser.write(`${JSON.stringify(message)}\0`);
      }),
    next: (event, session) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken);
        failed.add(reject);
        const heard = (_params: unknown, of: string): void => {
          if (of !== session) return;
          failed.delete(reject);
          listeners.set(
            event,
            (listeners.get(event) ?? []).filter((each) => each !== heard),
          );
          resolve();
        };
        on(event, heard);
      }),
  };
}
