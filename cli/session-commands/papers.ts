/** Session commands about papers: printing them as PDF, and holding the log against one that comes back. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { paper as papers } from '../../shared/vocabulary/terms.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { readWhole } from './options.ts';

const verdictPhrases = {
  agrees: 'paperAgrees',
  differs: 'paperDiffers',
  'newer-than-this-log': 'paperNewer',
  'another-vault': 'paperOther',
} as const;

export function paperCommands(program: Command, session: Session): void {
  const { report } = session;
  program
    .command('print <paper> [about]')
    .description(papers.options.join(', '))
    .requiredOption('--out <file>')
    .option('--language <language>')
    .option('--copies <n>', '', '1')
    .action(
      async (
        paper: string,
        about: string | undefined,
        options: { out: string; language?: string; copies: string },
      ) => {
        if (!papers.safeParse(paper).success) throw new UsageError(paper);
        const answer = await session.ask('paper.print', {
          paper,
          about: about ?? '',
          language: options.language ?? report.language,
          copies: readWhole(options.copies),
          file: resolve(options.out),
        });
        report.say('paperPrinted', {
          file: answer.file,
          pages: answer.pages,
          size: answer.size,
          words: answer.words.join(' '),
        });
        report.line(answer.qr);
        report.answer('print', answer);
      },
    );
  program.command('check-paper <text...>').action(async (text: string[]) => {
    const answer = await session.ask('paper.check', { text: text.join(' ') });
    report.say(verdictPhrases[answer.verdict], { size: answer.size, entries: answer.entries });
    report.answer('check-paper', answer);
  });
}
