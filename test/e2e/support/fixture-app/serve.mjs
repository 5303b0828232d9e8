/** Answers `app://bundle/…`: files of pages/, and a few addresses that are none. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { net } from 'electron';

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'";
/** Pages that are to be judged without a policy. */
const withoutPolicy = ['/free.html', '/meta.html'];

export function serveFrom(protocol) {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'bundle') return new Response('', { status: 404 });
    if (pathname === '/doubled') {
      const body = await request.text();
      return Response.json({
        method: request.method,
        body: body + body,
        mark: request.headers.get('x-mark'),
      });
    }
    if (pathname === '/elsewhere') {
      return new Response(null, { status: 302, headers: { location: '/free.html' } });
    }
    if (pathname === '/attached') {
      return new Response('attached', { headers: { 'content-disposition': 'attachment; filename=a.txt' } });
    }
    const file = await net.fetch(pathToFileURL(join(import.meta.dirname, 'pages', pathname)).href);
    const headers = { 'content-type': file.headers.get('content-type') };
    if (!withoutPolicy.includes(pathname)) headers['content-security-policy'] = policy;
    return new Response(file.body, { headers });
  });
}
