/**
 * Answers what a preload's world asks and Electron would answer at once: the path of a file, and what the app's listeners
 * say of a key. The script is held at a `debugger` statement until the answer is written into it.
 */
import type { DevtoolsSession } from '../chromium/devtools-pipe.ts';
import type { EventOf } from '../chromium/protocol.ts';

/** Asks the listeners of `before-input-event`; true where one of them keeps the key from the page. */
export type OnKey = (input: Electron.Input) => boolean;

export async function answerQuestion(
  session: DevtoolsSession,
  { callFrames }: EventOf<'Debugger.paused'>,
  onKey: OnKey,
): Promise<void> {
  const [frame] = callFrames;
  try {
    if (frame?.functionName === 'getPathForFile') await writePath(session, frame.callFrameId);
    if (frame?.functionName === 'isKeptFromPage') await writeDecision(session, frame.callFrameId, onKey);
  } catch {
    // The file has no path on this machine: made by a script. The answer stays empty, as in Electron.
  } finally {
    await session.send('Debugger.resume', {}).catch(() => undefined);
  }
}

async function writePath(session: DevtoolsSession, callFrameId: string): Promise<void> {
  const { result } = await session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: 'file' });
  if (result.objectId === undefined) return;
  const { path } = await session.send('DOM.getFileInfo', { objectId: result.objectId });
  await session.send('Debugger.evaluateOnCallFrame', {
    callFrameId,
    expression: `path = ${JSON.stringify(path)}`,
  });
}

async function writeDecision(session: DevtoolsSession, callFrameId: string, onKey: OnKey): Promise<void> {
  const { result } = await session.send('Debugger.evaluateOnCallFrame', {
    callFrameId,
    expression: 'input',
    returnByValue: true,
  });
  if (!onKey(result.value as Electron.Input)) return;
  await session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: 'kept = true' });
}
