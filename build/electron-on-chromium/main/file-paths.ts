/** Answers webUtils.getPathForFile, which holds its script at a `debugger` statement until the path is written into it. */
import type { DevtoolsSession } from '../chromium/devtools-pipe.ts';
import type { EventOf } from '../chromium/protocol.ts';

export async function answerPathQuestion(
  session: DevtoolsSession,
  { callFrames }: EventOf<'Debugger.paused'>,
): Promise<void> {
  const [frame] = callFrames;
  try {
    if (frame?.functionName === 'getPathForFile') await writePath(session, frame.callFrameId);
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
