/**
 * The main process's side of the line to one document. Small blobs go along with the call; large ones lie ready under a
 * one-time address, from which the document fetches them: half the time of the call at ten megabytes.
 */
import { randomUUID } from 'node:crypto';
import { ChromiumGone, type DevtoolsSession } from '../chromium/devtools-pipe.ts';
import type { Bulk, LinkNames, ToMain, ToPage } from '../page/messages.ts';

export const linkNames: LinkNames = {
  binding: 'electronOnChromiumToMain',
  receiver: 'electronOnChromiumReceive',
  bulkOrigin: 'https://bulk.stand-in.invalid',
};

const bulkBytesMin = 128 * 1024;

/** What lies ready to be fetched, by key. */
const ready = new Map<string, { readonly link: PageLink; readonly blobs: readonly Uint8Array[] }>();

/** The bytes of a one-time address, if it is one. They are gone afterwards. */
export function takeBulk(url: string): Buffer | undefined {
  if (!url.startsWith(`${linkNames.bulkOrigin}/`)) return undefined;
  const key = url.slice(linkNames.bulkOrigin.length + 1);
  const blobs = ready.get(key)?.blobs;
  ready.delete(key);
  return blobs === undefined ? undefined : Buffer.concat(blobs);
}

export class PageLink {
  readonly contextId: number;
  private readonly session: DevtoolsSession;

  constructor(session: DevtoolsSession, contextId: number) {
    this.session = session;
    this.contextId = contextId;
  }

  send(message: ToPage, blobs: readonly Uint8Array[] = []): void {
    const lengths = blobs.map((blob) => blob.byteLength);
    const bytes = lengths.reduce((sum, length) => sum + length, 0);
    if (bytes < bulkBytesMin) {
      this.call(JSON.stringify(message), null, blobs);
      return;
    }
    const bulk: Bulk = { key: randomUUID(), lengths };
    ready.set(bulk.key, { link: this, blobs });
    this.call(JSON.stringify(message), bulk, []);
  }

  /** A document whose policy forbids the request asks for the blobs in the call. */
  sendAgainInSmall(key: string): void {
    const blobs = ready.get(key)?.blobs ?? [];
    ready.delete(key);
    this.call('', { key, lengths: [] }, blobs);
  }

  /** The document is gone. */
  close(): void {
    for (const [key, { link }] of ready) if (link === this) ready.delete(key);
  }

  private call(text: string, bulk: Bulk | null, blobs: readonly Uint8Array[]): void {
    const base64 = blobs.map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
    );
    this.session
      .send('Runtime.callFunctionOn', {
        functionDeclaration: `function (...args) { globalThis.${linkNames.receiver}(...args); }`,
        executionContextId: this.contextId,
        arguments: [text, bulk, ...base64].map((value) => ({ value })),
        silent: true,
      })
      .catch((error) => {
        if (!(error instanceof ChromiumGone)) process.stderr.write(`electron-on-chromium: ${error}\n`);
      });
  }
}

/** A message of the document, with its blobs. */
export function parseUpward(payload: string): { message: ToMain; blobs: Uint8Array[] } {
  const [text = '', ...base64] = payload.split('\n');
  return { message: JSON.parse(text) as ToMain, blobs: base64.map(bytesOfBase64) };
}

/** With a buffer of its own, as Electron hands them out; small ones of Node share one. */
function bytesOfBase64(base64: string): Uint8Array {
  const bytes = Buffer.from(base64, 'base64');
  const alone = bytes.byteLength === bytes.buffer.byteLength;
  return alone ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes);
}
