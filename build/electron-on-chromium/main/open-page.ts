/**
 * Makes a fresh page of Chromium ours before its first document: interception, isolated world, binding. All commands are
 * sent before any answer is awaited, and the page is let run among them: a page that waits has no renderer yet, and
 * some commands are answered only by one.
 */
import type { DevtoolsSession } from '../chromium/devtools-pipe.ts';
import type { EventOf } from '../chromium/protocol.ts';
import { attachToAll } from '../chromium/targets.ts';
import { linkNames } from './page-link.ts';
import { type PageScripts, preloadWorldName } from './page-scripts.ts';

export interface PageWishes {
  readonly scripts: PageScripts;
  readonly javascript: boolean;
}

export type OnRequest = (session: DevtoolsSession, paused: EventOf<'Fetch.requestPaused'>) => Promise<void>;

/** Resolves to the id of the main frame. */
export async function openPage(session: DevtoolsSession, wishes: PageWishes): Promise<string> {
  const { scripts, javascript } = wishes;
  const [, frameTree] = await Promise.all([
    Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Target.setAutoAttach', attachToAll),
      session.send('Runtime.addBinding', {
        name: linkNames.binding,
        executionContextName: preloadWorldName,
      }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.mainWorld }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: scripts.preloadWorld,
        worldName: preloadWorldName,
      }),
      javascript ? undefined : session.send('Emulation.setScriptExecutionDisabled', { value: true }),
      // For the questions of page-questions.ts. A page without scripts asks none.
      javascript ? session.send('Debugger.enable', {}) : undefined,
    ]),
    session.send('Page.getFrameTree'),
    session.send('Runtime.runIfWaitingForDebugger'),
  ]);
  return frameTree.frameTree.frame.id;
}

/** Frames in processes of their own and workers: their requests stop where the page's do. */
export async function openSubTarget(session: DevtoolsSession, onRequest: OnRequest): Promise<void> {
  watchRequests(session, onRequest);
  await Promise.allSettled([
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Target.setAutoAttach', attachToAll),
    session.send('Runtime.runIfWaitingForDebugger'),
  ]);
}

export function watchRequests(session: DevtoolsSession, onRequest: OnRequest): void {
  session.on('Fetch.requestPaused', (paused) => void onRequest(session, paused));
}
