/** Message ports whose other half lives in the main process. Put into documents by its source text. */
import type { Codec } from './codec.ts';
import type { MainLink } from './main-link.ts';
import type { PortMessage } from './messages.ts';

export interface PagePorts {
  /** Hands a port to the main process; its id there. */
  give(port: MessagePort): string;
  /** A port of ours for one that the main process handed over. */
  take(id: string): MessagePort;
  receive(message: PortMessage, blobs: readonly Uint8Array[]): void;
}

export function openPagePorts(link: MainLink, codec: Codec): PagePorts {
  const ports = new Map<string, MessagePort>();

  const connect = (id: string, port: MessagePort) => {
    ports.set(id, port);
    port.onmessage = ({ data, ports: given }) => {
      const { text, blobs } = codec.encode(data);
      link.post({ kind: 'port-message', id, text, ports: given.map(give) }, blobs);
    };
    port.addEventListener('close', () => {
      if (ports.delete(id)) link.post({ kind: 'port-close', id });
    });
  };
  const give = (port: MessagePort): string => {
    const id = crypto.randomUUID();
    connect(id, port);
    return id;
  };
  const take = (id: string): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    connect(id, port2);
    return port1;
  };
  const receive = (message: PortMessage, blobs: readonly Uint8Array[]) => {
    const port = ports.get(message.id);
    if (port === undefined) return;
    if (message.kind === 'port-close') {
      ports.delete(message.id);
      port.close();
      return;
    }
    port.postMessage(codec.decode({ text: message.text, blobs }), message.ports.map(take));
  };
  return { give, take, receive };
}
