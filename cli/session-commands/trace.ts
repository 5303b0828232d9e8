/** Session command `trace`: where a picture of a page came from (L8). */
import type { Command } from 'commander';
import type { TraceAnswer } from '../../shared/contract/answers.ts';
import type { Session } from '../terminal/session.ts';
import { timeText } from './options.ts';

export function traceCommand(program: Command, session: Session): void {
  program.command('trace <code>').action(async (code: string) => {
    const answer = await session.ask('trace', { code });
    tellTraced(session, answer);
    session.report.answer('trace', answer);
  });
}

function tellTraced({ report }: Session, { reading, legible, found, more }: TraceAnswer): void {
  if (found.length === 0) report.say('tracedNothing', { reading });
  for (const view of found) {
    const { release, document, ...told } = { ...view, time: timeText(view.atMs) };
    report.say(release === null ? 'traced' : 'tracedRelease', {
      ...told,
      document: document ?? '',
      release: release ?? '',
    });
    // A whole code that is on record needs no further word.
    if (view.same < 8) report.say('tracedAs', { legible, same: view.same, alike: view.alike });
  }
  if (more > 0) report.say('tracedMore', { more });
}
