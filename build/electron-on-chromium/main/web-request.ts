/** A session's webRequest. The listeners that can be honoured are asked; the others are kept and never called. */
import { recordDeed } from '../common/deeds.ts';
import { standIn } from '../common/strict.ts';

type Filter = Electron.WebRequestFilter;
export type RequestDetails = Electron.OnBeforeRequestListenerDetails;

type BeforeRequest = (
  details: RequestDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;
type HeadersReceived = (
  details: Electron.OnHeadersReceivedListenerDetails,
  callback: (response: Electron.HeadersReceivedResponse) => void,
) => void;

interface Registered<Listener> {
  readonly filter: Filter | undefined;
  readonly listener: Listener;
}

export class WebRequestListeners {
  private beforeRequest: Registered<BeforeRequest> | undefined;
  private headersReceived: Registered<HeadersReceived> | undefined;

  readonly api = standIn<Electron.WebRequest>('webRequest')({
    onBeforeRequest: (first: Filter | BeforeRequest | null, second?: BeforeRequest | null) => {
      this.beforeRequest = registered(first, second);
    },
    onHeadersReceived: (first: Filter | HeadersReceived | null, second?: HeadersReceived | null) => {
      this.headersReceived = registered(first, second);
    },
    onBeforeSendHeaders: notHonoured('onBeforeSendHeaders'),
    onSendHeaders: notHonoured('onSendHeaders'),
    onResponseStarted: notHonoured('onResponseStarted'),
    onBeforeRedirect: notHonoured('onBeforeRedirect'),
    onCompleted: notHonoured('onCompleted'),
    onErrorOccurred: notHonoured('onErrorOccurred'),
  });

  /** What the app makes of a request before it is answered. */
  async askBefore(details: RequestDetails): Promise<Electron.CallbackResponse> {
    const { filter, listener } = this.beforeRequest ?? {};
    if (listener === undefined || !concerns(filter, details)) return {};
    return new Promise((resolve) => listener(details, resolve));
  }

  async askHeaders(
    details: RequestDetails,
    statusCode: number,
    responseHeaders: Record<string, string[]>,
  ): Promise<Electron.HeadersReceivedResponse> {
    const { filter, listener } = this.headersReceived ?? {};
    if (listener === undefined || !concerns(filter, details)) return {};
    const { uploadData, ...asked } = details;
    const statusLine = `HTTP/1.1 ${statusCode}`;
    return new Promise((resolve) =>
      listener({ ...asked, statusCode, statusLine, responseHeaders }, (response) => resolve(response)),
    );
  }
}

function registered<Listener extends (...args: never[]) => void>(
  first: Filter | Listener | null,
  second: Listener | null | undefined,
): Registered<Listener> | undefined {
  if (typeof first === 'function') return { filter: undefined, listener: first };
  if (first === null || second === null || second === undefined) return undefined;
  return { filter: first, listener: second };
}

const notHonoured =
  (name: string) =>
  (_first: unknown, _second?: unknown): void =>
    recordDeed(`webRequest.${name}`);

function concerns(filter: Filter | undefined, { url, resourceType }: RequestDetails): boolean {
  if (filter === undefined) return true;
  const { urls, excludeUrls = [], types } = filter;
  if (types !== undefined && !types.some((type) => type === resourceType)) return false;
  return (
    urls.some((pattern) => matches(pattern, url)) && !excludeUrls.some((pattern) => matches(pattern, url))
  );
}

/** Chromium's match patterns: `<all_urls>`, or `scheme://host/path` with stars. */
function matches(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true;
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`).test(url);
}
