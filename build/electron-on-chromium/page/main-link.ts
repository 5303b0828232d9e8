/**
 * The document's side of the line to the main process. Upwards through a DevTools binding, blobs in base64 behind the
 * message; downwards by calls into the isolated world, large blobs by a request to a one-time address that the main
 * process answers. Put into documents by its source text.
 */
import type { Bulk, LinkNames, ToMain, ToPage } from './messages.ts';

export interface MainLink {
  post(message: ToMain, blobs?: readonly Uint8Array[]): void;
  listen(listener: (message: ToPage, blobs: readonly Uint8Array[]) => void): void;
}

export function openMainLink(names: LinkNames): MainLink {
  type Receiver = (text: string, bulk: Bulk | null, ...blobs: string[]) => void;
  const world = globalThis as unknown as Record<string, unknown>;
  const toMain = world[names.binding] as (payload: string) => void;
  delete world[names.binding];
  let listener: (message: ToPage, blobs: readonly Uint8Array[]) => void = () => undefined;

  const post = (message: ToMain, blobs: readonly Uint8Array[] = []) => {
    toMain([JSON.stringify(message), ...blobs.map((blob) => blob.toBase64())].join('\n'));
  };

  const cut = (all: Uint8Array, lengths: readonly number[]): Uint8Array[] => {
    let at = 0;
    return lengths.map((length) => {
      at += length;
      return all.slice(at - length, at);
    });
  };

  /** The main process is asked to say it again in the call itself, where the document's policy forbids the request. */
  const inSmall = new Map<string, (blobs: Uint8Array[]) => void>();
  const fetchBulk = async ({ key, lengths }: Bulk): Promise<Uint8Array[]> => {
    try {
      const answer = await fetch(`${names.bulkOrigin}/${key}`);
      return cut(new Uint8Array(await answer.arrayBuffer()), lengths);
    } catch {
      return new Promise((resolve) => {
        inSmall.set(key, resolve);
        post({ kind: 'again-in-small', key });
      });
    }
  };

  /** Messages keep their order: those that come while large blobs are on their way wait for them. */
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  const receive: Receiver = (text, bulk, ...base64) => {
    const blobs = base64.map((blob) => Uint8Array.fromBase64(blob));
    const repeated = bulk === null ? undefined : inSmall.get(bulk.key);
    if (bulk !== null && repeated !== undefined) {
      inSmall.delete(bulk.key);
      return repeated(blobs);
    }
    const message = JSON.parse(text) as ToPage;
    if (bulk === null && waiting === 0) return listener(message, blobs);
    waiting += 1;
    const arrived = bulk === null ? blobs : fetchBulk(bulk);
    last = last
      .then(async () => listener(message, await arrived))
      .catch((error) => console.error(error))
      .then(() => {
        waiting -= 1;
      });
  };
  world[names.receiver] = receive;

  return {
    post,
    listen: (heard) => {
      listener = heard;
    },
  };
}
