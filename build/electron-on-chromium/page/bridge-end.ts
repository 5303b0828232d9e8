/**
 * One end of the bridge between the page's world and the preload's. Both worlds of a document share DOM events: they are
 * dispatched synchronously, and the detail of a CustomEvent is structured-cloned between worlds. So a call across, its
 * return value and its exception are synchronous and copied, as contextBridge has it, without leaving the document.
 * Put into documents by its source text: it refers to nothing outside itself.
 */
export interface BridgeEnd {
  /** Sends anything the other end's `onNote` is to have. */
  note(name: string, value: unknown): void;
  onNote(listener: (name: string, value: unknown) => void): void;
}

export function bridgeEnd(sendsUnder: string, hearsUnder: string): BridgeEnd {
  type Callable = (...args: unknown[]) => unknown;
  type Packed =
    | { t: 'value'; value: unknown }
    | { t: 'function' | 'promise'; id: number }
    | { t: 'error'; message: string }
    | { t: 'array'; items: Packed[] }
    | { t: 'object'; entries: [string, Packed][] }
    | { t: 'again'; at: number };
  type Message =
    | { kind: 'call'; id: number; call: number; args: Packed[] }
    | { kind: 'answer'; thrown: boolean; call: number; value: Packed }
    | { kind: 'settled'; rejected: boolean; id: number; value: Packed }
    | { kind: 'note'; name: string; value: Packed };
  interface Settling {
    resolve(value: unknown): void;
    reject(reason: unknown): void;
  }

  const depthMax = 1000;
  const dispatch = window.dispatchEvent.bind(window);
  const functions = new Map<number, Callable>();
  const idsOfFunctions = new WeakMap<Callable, number>();
  const proxies = new Map<number, Callable>();
  const settling = new Map<number, Settling>();
  const returns = new Map<number, Extract<Message, { kind: 'answer' }>>();
  const notes: ((name: string, value: unknown) => void)[] = [];
  let lastId = 0;

  const post = (message: Message) => {
    dispatch(new CustomEvent(sendsUnder, { detail: message }));
  };

  const packFunction = (callable: Callable): Packed => {
    let id = idsOfFunctions.get(callable);
    if (id === undefined) {
      id = ++lastId;
      idsOfFunctions.set(callable, id);
      functions.set(id, callable);
    }
    return { t: 'function', id };
  };

  const packPromise = (promise: Promise<unknown>): Packed => {
    const id = ++lastId;
    promise
      .then(
        (value) => post({ kind: 'settled', rejected: false, id, value: pack(value) }),
        (reason) => post({ kind: 'settled', rejected: true, id, value: pack(reason) }),
      )
      .catch((error) => {
        post({ kind: 'settled', rejected: true, id, value: { t: 'error', message: String(error.message) } });
      });
    return { t: 'promise', id };
  };

  /** An own property under any name: assigning to `__proto__` would do something else. */
  const put = (object: object, key: string, value: unknown) => {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  };

  /** `seen`: the objects and arrays of this value so far, so that cycles and shared parts stay what they are. */
  const pack = (value: unknown, depth = 0, seen = new Map<unknown, number>()): Packed => {
    if (depth > depthMax) {
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    }
    if (typeof value === 'function') return packFunction(value as Callable);
    if (typeof value === 'symbol') return { t: 'value', value: undefined };
    if (value === null || typeof value !== 'object') return { t: 'value', value };
    if (value instanceof Promise) return packPromise(value);
    if (value instanceof Error) return { t: 'error', message: String(value.message) };
    const before = seen.get(value);
    if (before !== undefined) return { t: 'again', at: before };
    if (Array.isArray(value)) {
      seen.set(value, seen.size);
      return { t: 'array', items: value.map((item) => pack(item, depth + 1, seen)) };
    }
    if (Object.prototype.toString.call(value) === '[object Object]') {
      seen.set(value, seen.size);
      const packEntry = ([key, item]: [string, unknown]): [string, Packed] => [
        key,
        pack(item, depth + 1, seen),
      ];
      return { t: 'object', entries: Object.entries(value).map(packEntry) };
    }
    try {
      return { t: 'value', value: structuredClone(value) };
    } catch {
      throw new TypeError('An object could not be cloned.');
    }
  };

  const callAcross = (id: number, args: unknown[]): unknown => {
    const call = ++lastId;
    post({ kind: 'call', id, call, args: args.map((arg) => pack(arg)) });
    const answer = returns.get(call);
    returns.delete(call);
    if (answer === undefined) throw new Error('electron-on-chromium: the other world did not answer');
    const value = unpack(answer.value);
    if (answer.thrown) throw value;
    return value;
  };

  const proxyOf = (id: number): Callable => {
    let proxy = proxies.get(id);
    if (proxy === undefined) {
      proxy = (...args) => callAcross(id, args);
      proxies.set(id, proxy);
    }
    return proxy;
  };

  const unpack = (packed: Packed, seen: unknown[] = []): unknown => {
    switch (packed.t) {
      case 'function':
        return proxyOf(packed.id);
      case 'promise':
        return new Promise((resolve, reject) => settling.set(packed.id, { resolve, reject }));
      case 'error':
        return new Error(packed.message);
      case 'again':
        return seen[packed.at];
      case 'array': {
        const array: unknown[] = [];
        seen.push(array);
        for (const item of packed.items) array.push(unpack(item, seen));
        return array;
      }
      case 'object': {
        const object: Record<string, unknown> = {};
        seen.push(object);
        for (const [key, item] of packed.entries) put(object, key, unpack(item, seen));
        return object;
      }
      default:
        return packed.value;
    }
  };

  const unknownThrown =
    'An unknown exception occurred, this is likely because you threw something that was not an Error';

  const answerCall = ({ id, call, args }: Extract<Message, { kind: 'call' }>) => {
    try {
      const value = pack(functions.get(id)?.(...args.map((arg) => unpack(arg))));
      post({ kind: 'answer', thrown: false, call, value });
    } catch (error) {
      const message = error instanceof Error ? error.message : unknownThrown;
      post({ kind: 'answer', thrown: true, call, value: { t: 'error', message } });
    }
  };

  const settle = ({ rejected, id, value }: Extract<Message, { kind: 'settled' }>) => {
    const promise = settling.get(id);
    settling.delete(id);
    if (rejected) promise?.reject(unpack(value));
    else promise?.resolve(unpack(value));
  };

  const hear = (event: Event) => {
    event.stopImmediatePropagation();
    const message = (event as CustomEvent<Message>).detail;
    if (message.kind === 'call') answerCall(message);
    else if (message.kind === 'settled') settle(message);
    else if (message.kind === 'note') {
      const value = unpack(message.value);
      for (const listener of notes) listener(message.name, value);
    } else returns.set(message.call, message);
  };
  window.addEventListener(hearsUnder, hear, true);

  return {
    note: (name, value) => post({ kind: 'note', name, value: pack(value) }),
    onNote: (listener) => {
      notes.push(listener);
    },
  };
}
