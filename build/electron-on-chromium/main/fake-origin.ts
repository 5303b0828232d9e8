/**
 * The app's own scheme in Chromium. DevTools cannot intercept a navigation to a scheme that Chromium does not know, so
 * `app://bundle/x` is `https://bundle.app.stand-in.invalid/x` there, which no resolver knows. The main process and the
 * app's handlers only ever see `app:`.
 */
const suffix = '.stand-in.invalid';

interface Privileges {
  readonly standard?: boolean;
  readonly secure?: boolean;
  readonly supportFetchAPI?: boolean;
}

const schemes = new Map<string, Privileges>();

export function registerScheme(scheme: string, privileges: Privileges): void {
  schemes.set(scheme, privileges);
}

/** Whether the scheme was registered as what the stand-in makes of it in any case. */
export function canBeFaked(scheme: string): boolean {
  const { standard, secure, supportFetchAPI } = schemes.get(scheme) ?? {};
  return standard === true && secure === true && supportFetchAPI === true;
}

export function toFake(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  return schemes.has(scheme) ? `https://${host}.${scheme}${suffix}${rest || '/'}` : url;
}

export function fromFake(url: string): string {
  const [, host, scheme, rest] = /^https:\/\/(.*)\.([a-z0-9+-]+)\.stand-in\.invalid(.*)$/s.exec(url) ?? [];
  return scheme !== undefined && schemes.has(scheme) ? `${scheme}://${host}${rest}` : url;
}

/**
 * A Content-Security-Policy as Chromium must see it: scheme sources such as `app:` are the fake origins, and large
 * messages may be fetched where scripts may connect at all or not.
 */
export function policyForChromium(policy: string, bulkOrigin: string): string {
  const directives = policy
    .split(';')
    .map((directive) => directive.trim().split(/\s+/).map(fakeSource))
    .filter(([name]) => name !== undefined && name !== '');
  const connect = directives.find(([name]) => name?.toLowerCase() === 'connect-src');
  const fallback = directives.find(([name]) => name?.toLowerCase() === 'default-src');
  const permitted = (connect ?? fallback)?.slice(1).filter((source) => source !== "'none'");
  if (permitted !== undefined) {
    if (connect !== undefined) directives.splice(directives.indexOf(connect), 1);
    directives.push(['connect-src', ...permitted, bulkOrigin]);
  }
  return directives.map((directive) => directive.join(' ')).join('; ');
}

function fakeSource(source: string): string {
  const [, scheme, host] = /^([a-z][a-z0-9+.-]*):(?:\/\/(.*))?$/i.exec(source) ?? [];
  if (scheme === undefined || !schemes.has(scheme)) return source;
  return host === undefined ? `https://*.${scheme}${suffix}` : toFake(source).replace(/\/$/, '');
}
