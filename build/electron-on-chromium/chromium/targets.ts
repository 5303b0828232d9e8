/**
 * What comes into being in Chromium: pages that we opened, which are claimed by who opened them, and windows that a page
 * opened, which are closed at once, as no window of an app may open another here.
 */
import type { DevtoolsSession } from './devtools-pipe.ts';
import type { EventOf } from './protocol.ts';

type Attached = EventOf<'Target.attachedToTarget'>;

export interface ClaimedPage {
  readonly targetId: string;
  readonly session: DevtoolsSession;
}

export const attachToAll = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true } as const;

export class Targets {
  private readonly browser: DevtoolsSession;
  private readonly sessionOf: (id: string) => DevtoolsSession;
  private readonly unclaimed = new Map<string, DevtoolsSession>();
  private readonly awaited = new Map<string, (session: DevtoolsSession) => void>();
  private readonly gone = new Map<string, () => void>();
  private next: ((page: ClaimedPage) => void) | undefined;

  constructor(browser: DevtoolsSession, sessionOf: (id: string) => DevtoolsSession) {
    this.browser = browser;
    this.sessionOf = sessionOf;
  }

  async watch(): Promise<void> {
    this.browser.on('Target.attachedToTarget', (attached) => this.attached(attached));
    this.browser.on('Target.detachedFromTarget', ({ targetId }) => {
      const listener = targetId === undefined ? undefined : this.gone.get(targetId);
      if (targetId !== undefined) this.gone.delete(targetId);
      listener?.();
    });
    await this.browser.send('Target.setAutoAttach', attachToAll);
  }

  session(id: string): DevtoolsSession {
    return this.sessionOf(id);
  }

  /** The page that was created under this id, still waiting to be let run. */
  async claim(targetId: string): Promise<DevtoolsSession> {
    const session = this.unclaimed.get(targetId);
    if (session === undefined) return new Promise((resolve) => this.awaited.set(targetId, resolve));
    this.unclaimed.delete(targetId);
    return session;
  }

  /** The next page that nobody else opened. Who asks sees to it that only one such page is on its way. */
  claimNext(): Promise<ClaimedPage> {
    return new Promise((resolve) => {
      this.next = resolve;
    });
  }

  onGone(targetId: string, listener: () => void): void {
    this.gone.set(targetId, listener);
  }

  async close(targetId: string): Promise<void> {
    await this.browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }

  private attached({ sessionId, targetInfo }: Attached): void {
    const { targetId, type, openerId } = targetInfo;
    const session = this.sessionOf(sessionId);
    if (type !== 'page') return void letRunWithoutNetwork(session);
    if (openerId !== undefined) return void this.close(targetId);
    const claimant = this.awaited.get(targetId);
    if (claimant !== undefined) {
      this.awaited.delete(targetId);
      claimant(session);
    } else if (this.next !== undefined) {
      const { next } = this;
      this.next = undefined;
      next({ targetId, session });
    } else this.unclaimed.set(targetId, session);
  }
}

/** Workers that belong to no page. None of ours makes one. */
async function letRunWithoutNetwork(session: DevtoolsSession): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId }) => {
    session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }).catch(() => undefined);
  });
  await Promise.allSettled([
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Runtime.runIfWaitingForDebugger'),
  ]);
}
