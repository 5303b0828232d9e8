/**
 * Every request of every document and worker stops here. The app's navigation events and webRequest are asked, then the
 * handler of the app's own scheme answers; there is no network, so all else is blocked and recorded.
 */
import { ChromiumGone, type DevtoolsSession } from '../chromium/devtools-pipe.ts';
import type { EventOf, Protocol } from '../chromium/protocol.ts';
import { recordDeed } from '../common/deeds.ts';
import { fromFake, policyForChromium, toFake } from './fake-origin.ts';
import { linkNames, takeBulk } from './page-link.ts';
import type { Session } from './sessions.ts';
import type { RequestDetails } from './web-request.ts';

type Paused = EventOf<'Fetch.requestPaused'>;
type Header = Protocol.Fetch.HeaderEntry;

/** The page on whose behalf requests are made. */
export interface Requester {
  readonly id: number;
  readonly electronSession: Session;
  isMainFrame(frameId: string): boolean;
  /** Asks the app's listeners; false if one of them prevents it. */
  mayNavigate(url: string, frameId: string): boolean;
  mayRedirect(url: string, frameId: string): boolean;
}

class Blocked extends Error {
  readonly reason: Protocol.Network.ErrorReason;
  constructor(reason: Protocol.Network.ErrorReason) {
    super(reason);
    this.reason = reason;
  }
}

export async function answerRequest(
  session: DevtoolsSession,
  page: Requester,
  paused: Paused,
): Promise<void> {
  const { requestId } = paused;
  try {
    const answer = answerFromBulk(paused) ?? (await answerFromApp(page, paused));
    await session.send('Fetch.fulfillRequest', { requestId, ...answer });
  } catch (error) {
    if (error instanceof ChromiumGone) return;
    const errorReason = error instanceof Blocked ? error.reason : 'Failed';
    if (!(error instanceof Blocked)) {
      process.stderr.write(`electron-on-chromium: ${paused.request.url}: ${String(error)}\n`);
    }
    await session.send('Fetch.failRequest', { requestId, errorReason }).catch(() => undefined);
  }
}

interface Answer {
  readonly responseCode: number;
  readonly responseHeaders: Header[];
  readonly body: string;
}

function answerFromBulk({ request }: Paused): Answer | undefined {
  const bytes = takeBulk(request.url);
  if (bytes === undefined) return undefined;
  const responseHeaders = [{ name: 'access-control-allow-origin', value: '*' }];
  return { responseCode: 200, responseHeaders, body: bytes.toString('base64') };
}

async function answerFromApp(page: Requester, paused: Paused): Promise<Answer> {
  const url = fromFake(paused.request.url);
  const { frameId } = paused;
  const isDocument = paused.resourceType === 'Document';
  if (isFavicon(paused)) throw new Blocked('Aborted');
  if (isDocument && !page.mayNavigate(url, frameId)) throw new Blocked('Aborted');
  const { protocols, webRequest } = page.electronSession.internals();
  const details = requestDetails(page, paused, url);
  const { cancel, redirectURL } = await webRequest.askBefore(details);
  if (cancel === true) throw blockedAndRecorded(url);
  if (redirectURL !== undefined) return redirection(redirectURL);
  const handler = /^[a-z][a-z0-9+.-]*:/i.test(url) ? protocols.handlerOf(url) : undefined;
  if (handler === undefined) throw blockedAndRecorded(url);
  const response = await handler(requestFor(url, paused) as GlobalRequest);
  const headers = await headersAfterApp(webRequest, details, response);
  const target = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
  if (target !== null) {
    const absolute = new URL(target, url).href;
    if (isDocument && !page.mayRedirect(absolute, frameId)) throw new Blocked('Aborted');
    return redirection(absolute, response.status);
  }
  // DevTools takes a body whole, so a Response that streams arrives when it is complete.
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  return { responseCode: response.status, responseHeaders: headers, body };
}

/** A browser asks for one by itself; Electron does not, and no handler expects it. */
const isFavicon = ({ request, resourceType }: Paused): boolean =>
  resourceType === 'Other' && request.url.endsWith('/favicon.ico');

type GlobalRequest = Parameters<Parameters<Electron.Protocol['handle']>[1]>[0];

function blockedAndRecorded(url: string): Blocked {
  recordDeed('blocked', url);
  return new Blocked('BlockedByClient');
}

const redirection = (url: string, responseCode = 307): Answer => ({
  responseCode,
  responseHeaders: [{ name: 'location', value: toFake(url) }],
  body: '',
});

function requestFor(url: string, { request }: Paused): Request {
  const { method, headers, postDataEntries = [] } = request;
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  const body = Buffer.concat(postDataEntries.map(({ bytes = '' }) => Buffer.from(bytes, 'base64')));
  return new Request(url, { method, headers, body });
}

const resourceTypes: Readonly<Record<string, RequestDetails['resourceType']>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
};

function requestDetails(
  page: Requester,
  { request, resourceType, frameId }: Paused,
  url: string,
): RequestDetails {
  const documentType = page.isMainFrame(frameId) ? 'mainFrame' : 'subFrame';
  return {
    id: 0,
    url,
    method: request.method,
    webContentsId: page.id,
    resourceType: resourceType === 'Document' ? documentType : (resourceTypes[resourceType] ?? 'other'),
    referrer: '',
    timestamp: Date.now(),
    uploadData: [],
  };
}

async function headersAfterApp(
  webRequest: ReturnType<Session['internals']>['webRequest'],
  details: RequestDetails,
  response: Response,
): Promise<Header[]> {
  const given: Record<string, string[]> = {};
  for (const [name, value] of response.headers) given[name] = [...(given[name] ?? []), value];
  const { cancel, responseHeaders = given } = await webRequest.askHeaders(details, response.status, given);
  if (cancel === true) throw blockedAndRecorded(details.url);
  return Object.entries(responseHeaders).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value: headerForChromium(name, value) })),
  );
}

const headerForChromium = (name: string, value: string): string =>
  /^content-security-policy/i.test(name) ? policyForChromium(value, linkNames.bulkOrigin) : value;
