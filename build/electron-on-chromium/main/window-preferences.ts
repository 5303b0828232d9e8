/**
 * What a window may ask for. The stand-in can only be what a hardened app wants; a window that asks for less safety
 * is refused, because here it would be given more than there.
 */
import { isAbsolute } from 'node:path';
import { NotInStandIn } from '../common/strict.ts';
import { defaultSession, Session, sessionOf } from './sessions.ts';
import type { PagePreferences } from './web-contents.ts';

const mustBe = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
} as const satisfies Electron.WebPreferences;

export function pagePreferences(wanted: Electron.WebPreferences): PagePreferences {
  for (const [name, value] of Object.entries(mustBe)) {
    const asked = wanted[name as keyof typeof mustBe];
    if (asked !== undefined && asked !== value) {
      throw new NotInStandIn(`electron-on-chromium: webPreferences.${name} must be ${value}`);
    }
  }
  const { preload, javascript = true, additionalArguments = [] } = wanted;
  if (preload !== undefined && !isAbsolute(preload)) {
    throw new Error(`preload script must have absolute path: ${preload}`);
  }
  return { preload, javascript, additionalArguments, session: sessionWanted(wanted) };
}

function sessionWanted({ session, partition }: Electron.WebPreferences): Session {
  if (session !== undefined) {
    const ours: unknown = session;
    if (!(ours instanceof Session)) throw new TypeError('webPreferences.session is not a session');
    return ours;
  }
  return partition === undefined ? defaultSession : sessionOf(partition);
}
