/** `net`: reads files for the handlers of the app's own scheme. There is no network; asking for it is recorded. */
import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordDeed } from '../common/deeds.ts';
import { standIn } from '../common/strict.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.html': 'text/html',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.otf': 'font/otf',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

async function fetchFile(input: string | { readonly url: string }): Promise<Response> {
  const url = new URL(typeof input === 'string' ? input : input.url);
  if (url.protocol !== 'file:') {
    recordDeed('blocked', url.href);
    throw new Error('net::ERR_BLOCKED_BY_CLIENT');
  }
  const path = fileURLToPath(url);
  const type = mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream';
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) throw new Error('net::ERR_FILE_NOT_FOUND');
  return new Response(await openAsBlob(path), { headers: { 'content-type': type } });
}

export const net = standIn<Electron.Net>('net')({
  fetch: fetchFile as Electron.Net['fetch'],
  isOnline: () => false,
  online: false,
});
