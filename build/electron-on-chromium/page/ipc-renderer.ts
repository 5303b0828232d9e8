/** Electron's ipcRenderer for the preload. Put into documents by its source text. */
import type { Codec } from './codec.ts';
import type { MainLink } from './main-link.ts';
import type { PagePorts } from './page-ports.ts';

export function makeIpcRenderer(link: MainLink, ports: PagePorts, codec: Codec): object {
  type Listener = ((event: unknown, ...args: unknown[]) => void) & { original?: Listener };
  const listeners = new Map<string, Listener[]>();
  const invoked = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;

  link.listen((message, blobs) => {
    if (message.kind === 'port-message' || message.kind === 'port-close')
      return ports.receive(message, blobs);
    if (message.kind === 'event') {
      const event = { sender: ipcRenderer, ports: message.ports.map(ports.take), defaultPrevented: false };
      const args = codec.decode({ text: message.text, blobs }) as unknown[];
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...args);
      return;
    }
    const waiting = invoked.get(message.id);
    invoked.delete(message.id);
    if (message.kind === 'reply') waiting?.resolve(codec.decode({ text: message.text, blobs }));
    else waiting?.reject(new Error(message.message));
  });

  const send = (channel: string, args: unknown[], given: MessagePort[] = []) => {
    const { text, blobs } = codec.encode(args);
    link.post({ kind: 'send', channel, text, ports: given.map(ports.give) }, blobs);
  };
  const add = (channel: string, listener: Listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  };
  const remove = (channel: string, listener: Listener) => {
    const kept = (listeners.get(channel) ?? []).filter(
      (one) => one !== listener && one.original !== listener,
    );
    listeners.set(channel, kept);
    return ipcRenderer;
  };
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const { text, blobs } = codec.encode(args);
        const id = ++lastId;
        invoked.set(id, { resolve, reject });
        link.post({ kind: 'invoke', id, channel, text }, blobs);
      }),
    send: (channel: string, ...args: unknown[]) => send(channel, args),
    postMessage: (channel: string, message: unknown, transfer?: MessagePort[]) =>
      send(channel, [message], transfer),
    on: add,
    addListener: add,
    off: remove,
    removeListener: remove,
    once: (channel: string, listener: Listener) => {
      const once: Listener = (...args) => {
        remove(channel, once);
        listener(...args);
      };
      once.original = listener;
      return add(channel, once);
    },
    removeAllListeners: (channel: string) => {
      listeners.delete(channel);
      return ipcRenderer;
    },
  };
  return ipcRenderer;
}
