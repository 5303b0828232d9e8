/**
 * `session`: the default one, and those made of a partition's name. All are in memory only, as the profile is thrown
 * away; a partition that asks to persist is refused. Permissions, devices and screens are never granted, whatever the
 * handlers would say: they are kept for tests to see that they were set.
 */
import { EventEmitter } from 'node:events';
import { recordDeed, recorded } from '../common/deeds.ts';
import { guardClass, handedOut, NotInStandIn, standIn } from '../common/strict.ts';
import { Protocols } from './protocols.ts';
import { WebRequestListeners } from './web-request.ts';

export class Session extends EventEmitter {
  readonly protocol: Electron.Protocol;
  readonly webRequest: Electron.WebRequest;
  /** Undefined for the default session. */
  private readonly partition: string | undefined;
  private readonly protocols = new Protocols();
  private readonly listeners_ = new WebRequestListeners();

  readonly setPermissionRequestHandler = recorded('session.setPermissionRequestHandler', undefined);
  readonly setPermissionCheckHandler = recorded('session.setPermissionCheckHandler', undefined);
  readonly setDevicePermissionHandler = recorded('session.setDevicePermissionHandler', undefined);
  readonly setDisplayMediaRequestHandler = recorded('session.setDisplayMediaRequestHandler', undefined);
  readonly setUSBProtectedClassesHandler = recorded('session.setUSBProtectedClassesHandler', undefined);
  readonly setBluetoothPairingHandler = recorded('session.setBluetoothPairingHandler', undefined);
  readonly setCertificateVerifyProc = recorded('session.setCertificateVerifyProc', undefined);
  readonly setSpellCheckerEnabled = recorded('session.setSpellCheckerEnabled', undefined);
  readonly setSpellCheckerLanguages = recorded('session.setSpellCheckerLanguages', undefined);
  readonly setSSLConfig = recorded('session.setSSLConfig', undefined);
  readonly setUserAgent = recorded('session.setUserAgent', undefined);

  constructor(partition: string | undefined) {
    super();
    this.partition = partition;
    this.protocol = this.protocols.api;
    this.webRequest = this.listeners_.api;
  }

  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    recordDeed('session.setProxy', config);
  }

  async clearStorageData(options?: Electron.ClearStorageDataOptions): Promise<void> {
    recordDeed('session.clearStorageData', options);
  }

  async clearCache(): Promise<void> {
    recordDeed('session.clearCache');
  }

  async clearAuthCache(): Promise<void> {
    recordDeed('session.clearAuthCache');
  }

  async clearHostResolverCache(): Promise<void> {
    recordDeed('session.clearHostResolverCache');
  }

  async closeAllConnections(): Promise<void> {
    recordDeed('session.closeAllConnections');
  }

  flushStorageData(): void {}

  isPersistent(): boolean {
    return this.partition === undefined;
  }

  get storagePath(): string | null {
    return null;
  }

  /** For the other parts of the stand-in. */
  internals(): { partition: string | undefined; protocols: Protocols; webRequest: WebRequestListeners } {
    return { partition: this.partition, protocols: this.protocols, webRequest: this.listeners_ };
  }
}
guardClass('session', Session, EventEmitter.prototype);

const sessions = new Map<string, Session>();
export const defaultSession = new Session(undefined);

export function sessionOf(partition: string): Session {
  if (partition === '') return defaultSession;
  if (partition.startsWith('persist:')) {
    throw new NotInStandIn(`electron-on-chromium: partitions are in memory only: ${partition}`);
  }
  let session = sessions.get(partition);
  if (session === undefined) {
    session = new Session(partition);
    sessions.set(partition, session);
  }
  return session;
}

export const sessionModule = standIn<typeof Electron.session>('session')({
  defaultSession: handedOut<Electron.Session>(defaultSession),
  fromPartition: (partition: string) => handedOut<Electron.Session>(sessionOf(partition)),
});
