/** What Chromium tells of a page, in the words of who keeps the page. */
import type { DevtoolsSession } from '../chromium/devtools-pipe.ts';
import type { EventOf } from '../chromium/protocol.ts';
import { type OnRequest, openSubTarget, watchRequests } from './open-page.ts';
import { answerQuestion, type OnKey } from './page-questions.ts';
import { preloadWorldName } from './page-scripts.ts';

export interface PageKeeper {
  readonly mainFrameId: string;
  answerRequest: OnRequest;
  keyPressed: OnKey;
  /** A document's isolated world is there, in which the preload is about to run. */
  documentMade(contextId: number): void;
  /** One isolated world is gone, or with `undefined` all of them. */
  documentGone(contextId: number | undefined): void;
  heard(contextId: number, payload: string): void;
  consoleUsed(said: EventOf<'Runtime.consoleAPICalled'>): void;
  navigated(chromiumUrl: string): void;
  navigatedWithin(chromiumUrl: string): void;
  domReady(): void;
  loaded(): void;
  windowWanted(chromiumUrl: string, name: string, features: string): void;
  crashed(): void;
}

export function watchPage(
  session: DevtoolsSession,
  subSession: (id: string) => DevtoolsSession,
  page: PageKeeper,
): void {
  watchRequests(session, page.answerRequest);
  watchSubTargets(session, subSession, page.answerRequest);
  watchWorlds(session, page);
  session.on('Runtime.consoleAPICalled', (said) => page.consoleUsed(said));
  session.on('Debugger.paused', (paused) => void answerQuestion(session, paused, page.keyPressed));
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId === undefined) page.navigated(frame.url);
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (frameId === page.mainFrameId) page.navigatedWithin(url);
  });
  session.on('Page.domContentEventFired', () => page.domReady());
  session.on('Page.loadEventFired', () => page.loaded());
  session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
    page.windowWanted(url, windowName, windowFeatures.join(',')),
  );
  session.on('Page.javascriptDialogOpening', () => {
    session.send('Page.handleJavaScriptDialog', { accept: true }).catch(() => undefined);
  });
  session.on('Inspector.targetCrashed', () => page.crashed());
}

function watchWorlds(session: DevtoolsSession, page: PageKeeper): void {
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const auxData = context.auxData as { frameId?: string } | undefined;
    if (context.name === preloadWorldName && auxData?.frameId === page.mainFrameId) {
      page.documentMade(context.id);
    }
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
    page.documentGone(executionContextId),
  );
  session.on('Runtime.executionContextsCleared', () => page.documentGone(undefined));
  session.on('Runtime.bindingCalled', ({ executionContextId, payload }) =>
    page.heard(executionContextId, payload),
  );
}

/** Workers and frames in processes of their own, and theirs in turn. */
function watchSubTargets(
  session: DevtoolsSession,
  subSession: (id: string) => DevtoolsSession,
  onRequest: OnRequest,
): void {
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    const sub = subSession(sessionId);
    watchSubTargets(sub, subSession, onRequest);
    void openSubTarget(sub, onRequest);
  });
}
