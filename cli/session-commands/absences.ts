/** Session commands of being away (S6): one's own days, and of custodians and approvers for each other. */
import type { Command } from 'commander';
import { daysLater } from '../../shared/vocabulary/calendar-day.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { say } from '../terminal/words.ts';
import { readWhole, timeText } from './options.ts';

const localDay = (): string => timeText(Date.now()).slice(0, 10);

interface EnterOptions {
  readonly from?: string;
  readonly until?: string;
  readonly days?: string;
}

/** The last day as it is written, or so many days from the first one on. */
function lastDay({ until, days }: EnterOptions, from: string): string {
  if (until !== undefined) return until;
  const last = days === undefined ? null : daysLater(from, readWhole(days) - 1);
  if (last === null) throw new UsageError('--until');
  return last;
}

export function absenceCommands(program: Command, session: Session): void {
  const { report } = session;
  const absence = program.command('absence');
  absence.command('list').action(async () => {
    const shown = await session.ask('absence.list', {});
    const today = localDay();
    report.table([
      ...shown.mine.map(({ from, until }) => [
        from <= today ? '‖' : '·',
        say('myself', report.language),
        '',
        from,
        until,
      ]),
      ...shown.keepers.map(({ who, roles, from, until }) => [
        from <= today ? '‖' : '·',
        who,
        roles.map((role) => report.term('role', role)).join(' '),
        from,
        until,
      ]),
    ]);
    report.answer('absence list', shown);
  });
  absence
    .command('enter')
    .option('--from <day>')
    .option('--until <day>')
    .option('--days <n>')
    .action(async (options: EnterOptions) => {
      const from = options.from ?? localDay();
      const answer = await session.ask('absence.enter', {
        from,
        until: lastDay(options, from),
        signature: await session.signature(),
      });
      report.table(answer.mine.map((each) => [each.from, each.until]));
      report.answer('absence enter', answer);
    });
  absence.command('end [day]').action(async (day: string | undefined) => {
    const { mine } = day === undefined ? await session.ask('absence.list', {}) : { mine: [] };
    const answer = await session.ask('absence.end', {
      from: day ?? mine[0]?.from ?? '',
      signature: await session.signature(),
    });
    report.table(answer.mine.map((each) => [each.from, each.until]));
    report.say('done');
    report.answer('absence end', answer);
  });
}
