/**
 * `app://ui/` and `app://rasteriser/`: files of the program, by name, from two folders. Nothing else has an address;
 * the policy travels in each response.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron/main';
import { rasteriserPolicy, styleNonce, uiPolicy } from './content-security.ts';

export const uiAddress = 'app://ui/index.html';
export const rasteriserAddress = 'app://rasteriser/index.html';

const privileges = { standard: true, secure: true, supportFetchAPI: true } as const;

export const registerAppScheme = (): void =>
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }]);

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

const refused = (status: number): Response => new Response('', { status });

/** Serves `folder` as `app://<host>/` in this session, and by their names the files that lie elsewhere. */
export function serveApp(
  session: Session,
  host: 'ui' | 'rasteriser',
  folder: string,
  elsewhere: (name: string) => string | null = () => null,
): void {
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== host) return refused(404);
    let path: string;
    try {
      path = normalize(decodeURIComponent(url.pathname));
    } catch {
      return refused(400);
    }
    const type = mediaTypes[extname(path)];
    const file = join(folder, path);
    if (type === undefined || path.includes('\0') || !file.startsWith(`${folder}${sep}`)) return refused(404);
    let body: Buffer | string;
    try {
      body = await readFile(elsewhere(path.slice(1)) ?? file);
    } catch {
      return refused(404);
    }
    if (path.endsWith('index.html')) body = body.toString('utf8').replaceAll('{{style-nonce}}', styleNonce);
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
      headers: {
        'content-type': type,
        'content-security-policy': host === 'ui' ? uiPolicy : rasteriserPolicy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
      },
    });
  });
}
