/** Session command `trace`: where a picture of a page came from (L8). */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { TraceAnswer } from '../../shared/contract/answers.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { timeText } from './options.ts';

export function traceCommand(program: Command, session: Session): void {
  program
    .command('trace [code]')
    .option('--image <file>')
    .action(async (code: string | undefined, { image }: { image?: string }) => {
      if ((code === undefined) === (image === undefined))
        throw new UsageError('trace CODE | trace --image FILE');
      const answer =
        image === undefined
          ? await session.ask('trace', { code })
          : await session.ask('trace.picture', { file: resolve(image) });
      if (image !== undefined) session.report.say('tracedRead', { reading: answer.reading });
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
