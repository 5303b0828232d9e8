/** `departure rehearse`: what it would take if somebody left, before anybody has said so (P1, P2). */
import type { Command } from 'commander';
import type { DepartureRehearsal } from '../../shared/contract/answers.ts';
import { describeEndingRole } from '../../shared/vocabulary/ending-role.ts';
import { factText } from '../../shared/vocabulary/fact-words.ts';
import type { Session } from '../terminal/session.ts';
import { missing } from './words-of-handing-over.ts';

export function rehearsalCommand(departure: Command, session: Session): void {
  departure.command('rehearse <who>').action(async (who: string) => {
    const said = await session.ask('departure.rehearse', { who });
    tell(session, said);
    session.report.answer('departure rehearse', said);
  });
}

function tell({ report }: Session, said: DepartureRehearsal): void {
  const { language } = report;
  const zh = language === 'zh-CN';
  const out = said.loans.filter((loan) => loan.out).length;
  const { clients, documents, views, held } = said.exposure;
  report.line(
    zh
      ? `演练：${said.person}。什么也没有登记、冻结或标示。`
      : `Rehearsal: ${said.person}. Nothing is registered, frozen or marked.`,
  );
  report.line(
    zh
      ? `若今天提出：${said.noticeOn} – ${said.lastDay}，通知期 ${said.noticeDays} 天`
      : `With notice today: ${said.noticeOn} – ${said.lastDay}, ${said.noticeDays} days`,
  );
  report.line(
    zh
      ? `调阅会冻结，强制收回 ${said.loans.length} 笔，其中 ${out} 份须归还`
      : `Borrowing would freeze, ${said.loans.length} loans would be recalled, ${out} of them out`,
  );
  report.table(
    said.loans.map(({ loan, document, title, state }) => [
      `  ${loan}`,
      document,
      title,
      factText('state', state, language),
    ]),
  );
  report.line(
    zh ? `须有接替人的客户：${said.lines.length} 位` : `Clients to be followed: ${said.lines.length}`,
  );
  report.table(
    said.lines.map(({ code, client, successor, contactSheet, mayFollow }) => [
      `  ${code}`,
      client,
      successor ?? (zh ? `可接替 ${mayFollow} 人` : `${mayFollow} could follow`),
      contactSheet ? (zh ? '联系方式会密封' : 'contact sheet would be sealed') : '',
    ]),
  );
  if (said.lines.length > 0)
    report.table(said.loads.map(({ person, now, proposed }) => [`  ${person}`, `${now} + ${proposed}`]));
  if (said.follows > 0)
    report.line(
      zh
        ? `此人正要接替别人的客户 ${said.follows} 位，须另定`
        : `They are to follow with ${said.follows} clients of others, who would need somebody else`,
    );
  for (const { role, others } of said.roles) report.line(describeEndingRole(role, others, language));
  report.line(
    zh
      ? `知悉：客户 ${clients} 位，文件 ${documents} 件，查阅 ${views} 次，在手 ${held} 件`
      : `Has seen: ${clients} clients, ${documents} documents, ${views} views, ${held} still out`,
  );
  for (const { what, count } of said.missing) report.line(`△ ${missing[what][zh ? 0 : 1]}: ${count}`);
}
