/** `protocol`: the app's own schemes and, for each session, who answers their requests. */

import { standIn } from '../common/strict.ts';
import { canBeFaked, registerScheme } from './fake-origin.ts';
import { lifecycle } from './lifecycle.ts';

export type ProtocolHandler = Parameters<Electron.Protocol['handle']>[1];

export class Protocols {
  private readonly handlers = new Map<string, ProtocolHandler>();

  readonly api = standIn<Electron.Protocol>('protocol')({
    registerSchemesAsPrivileged,
    handle: (scheme: string, handler: ProtocolHandler) => {
      if (!lifecycle.ready) throw new Error('protocol.handle: the app is not ready yet');
      if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      if (!canBeFaked(scheme)) {
        throw new Error(
          `electron-on-chromium: ${scheme}: must be registered as standard, secure and supportFetchAPI; it is served as https`,
        );
      }
      this.handlers.set(scheme, handler);
    },
    unhandle: (scheme: string) => void this.handlers.delete(scheme),
    isProtocolHandled: (scheme: string) => this.handlers.has(scheme),
  });

  handlerOf(url: string): ProtocolHandler | undefined {
    return this.handlers.get(new URL(url).protocol.slice(0, -1));
  }
}

let registeredOnce = false;

function registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
  if (lifecycle.ready) {
    throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  }
  if (registeredOnce) {
    throw new Error(
      'electron-on-chromium: the last call of registerSchemesAsPrivileged would win; there were two',
    );
  }
  registeredOnce = true;
  for (const { scheme, privileges } of schemes) registerScheme(scheme, privileges ?? {});
}
