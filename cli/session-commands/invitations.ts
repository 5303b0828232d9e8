/** People by list: invited from a table, listed, withdrawn, and coming with the code of their slip (S5b). */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { describeRefusal } from '../../shared/vocabulary/refusal.ts';
import type { Session } from '../terminal/session.ts';
import { language } from './options.ts';
import { tellKeys } from './people.ts';

const outcomes = {
  invited: ['邀请', 'invite'],
  like: ['姓名相近', 'like name'],
  refused: ['不收', 'refused'],
} as const;

export function invitationCommands(program: Command, session: Session): void {
  const { report } = session;
  const invitation = program.command('invitation');

  invitation.command('try <file>').action(async (file: string) => {
    await readList(session, file);
  });
  invitation
    .command('send <file>')
    .requiredOption('--with <who>')
    .requiredOption('--slips <pdf>')
    .option('--as-others')
    .action(async (file: string, options: { with: string; slips: string; asOthers?: boolean }) => {
      await readList(session, file);
      const answer = await session.ask('people.invite', {
        asOthers: options.asOthers === true ? 'all' : [],
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      const slips = await session.ask('invitation.print-slips', { file: resolve(options.slips) });
      report.line(`${answer.invited}  ${slips.file}`);
      // The codes stand on the slips and nowhere else.
      report.answer('invitation send', { invited: answer.invited, slips: slips.file });
    });
  invitation.command('list').action(async () => {
    const open = await session.ask('invitation.list', {});
    report.table(
      open.map((each) => [
        each.name,
        each.department ?? '',
        report.terms('role', each.roles),
        report.level(each.clearance),
      ]),
    );
    report.answer('invitation list', open);
  });
  invitation
    .command('withdraw <who>')
    .requiredOption('--ground <text>')
    .action(async (who: string, options: { ground: string }) => {
      const answer = await session.ask('invitation.withdraw', {
        person: who,
        ground: options.ground,
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('invitation withdraw', answer);
    });
  invitation.command('take <code>').action(async (code: string) => {
    await session.prepareNewKeys();
    const answer = await session.ask('invitation.take', {
      code,
      keyFiles: [],
      language: language(report),
      place: session.place,
    });
    report.line(`${answer.name}  #${answer.no}`);
    tellKeys(session, answer.name, answer, undefined);
    report.answer('invitation take', answer);
  });
}

async function readList(session: Session, file: string): Promise<void> {
  const { report } = session;
  const list = await session.ask('people.read-list', { file: resolve(file) });
  const at = report.language === 'zh-CN' ? 0 : 1;
  report.table(
    list.rows.map((row) => [
      `${row.row}`,
      row.name,
      row.department,
      report.terms('role', row.roles),
      report.level(row.clearance),
      outcomes[row.outcome][at],
      row.problem === null
        ? row.beside.join(' / ')
        : describeRefusal(row.problem.code, row.problem.facts, report.language).sentence,
    ]),
  );
  report.line(
    (['invited', 'like', 'refused'] as const)
      .map((outcome) => [outcomes[outcome][at], list.rows.filter((row) => row.outcome === outcome).length])
      .filter(([, count]) => count !== 0)
      .map(([outcome, count]) => `${outcome} ${count}`)
      .join(' · '),
  );
  report.answer('invitation try', list);
}
