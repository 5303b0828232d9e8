/** Session commands after a loss: what is unknown, evidence, gaps that are closed, views given back (A6b). */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Evidence } from '../../shared/contract/answers.ts';
import type { Session } from '../terminal/session.ts';
import { collect, timeText } from './options.ts';

export function lossCommands(program: Command, session: Session): void {
  const { report } = session;
  const zh = report.language === 'zh-CN';
  const words = (chinese: string, english: string): string => (zh ? chinese : english);
  const gap = program.command('gap');

  const tell = ({ source, gaps, ofStrangers }: Evidence): void => {
    report.line(
      source === 'bundle' ? words('审计包', 'an exported bundle') : words('台账', 'a ledger of views'),
    );
    for (const { generation, reach, views } of gaps)
      report.line(
        words(
          `第 ${generation} 世代之前：补记 ${views} 次查阅${reach === 0 ? '，不完整' : `，到第 ${reach} 条`}`,
          `before generation ${generation}: adds ${views} view(s)${reach === 0 ? ', not whole' : `, reaches to entry ${reach}`}`,
        ),
      );
    if (ofStrangers > 0)
      report.line(
        words(
          `另有 ${ofStrangers} 次属于这份日志不认识的人，无法记入`,
          `${ofStrangers} view(s) of people whom this log does not know cannot be counted`,
        ),
      );
  };
  const states = {
    open: words('不明', 'unknown'),
    covered: words('台账已补足', 'covered by a ledger'),
    closed: words('已弄清', 'known'),
  };

  gap.command('list').action(async () => {
    const shown = await session.ask('gap.list', {});
    for (const each of shown.gaps)
      report.line(
        words(
          `第 ${each.generation} 世代之前  ${states[each.state]}  换回 ${each.have} 条，锚点 ${each.anchored} 条，证据到 ${each.reach} 条`,
          `before generation ${each.generation}  ${states[each.state]}  came back: ${each.have} entries, anchored: ${each.anchored}, evidence to: ${each.reach}`,
        ),
      );
    if (shown.gaps.length === 0) report.line(words('日志没有缺失', 'nothing is missing'));
    for (const each of shown.restored)
      report.line(
        words(
          `${timeText(each.atMs)}  恢复 ${each.person} 对 ${each.document} 的次数：${each.ground}`,
          `${timeText(each.atMs)}  views of ${each.document} given back to ${each.person}: ${each.ground}`,
        ),
      );
    report.answer('gap list', shown);
  });
  gap.command('examine <folder>').action(async (folder: string) => {
    const answer = await session.ask('gap.examine', { folder: resolve(folder) });
    tell(answer);
    report.answer('gap examine', answer);
  });
  gap
    .command('narrow <folder>')
    .requiredOption('--with <who>')
    .action(async (folder: string, options: { with: string }) => {
      const answer = await session.ask('gap.narrow', {
        folder: resolve(folder),
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      tell(answer);
      report.answer('gap narrow', answer);
    });
  gap
    .command('close <generation>')
    .requiredOption('--ground <text>')
    .requiredOption('--with <who>')
    .action(async (generation: string, options: { ground: string; with: string }) => {
      const answer = await session.ask('gap.close', {
        generation: Number(generation),
        ground: options.ground,
        signature: await session.signature(),
        cosign: await session.credentials([options.with]),
      });
      report.say('done');
      report.answer('gap close', answer);
    });
  program
    .command('allowance')
    .command('restore <who> <document>')
    .requiredOption('--ground <text>')
    .requiredOption('--with <who>', '', collect)
    .action(async (who: string, document: string, options: { ground: string; with: string[] }) => {
      const answer = await session.ask('allowance.restore', {
        person: who,
        document,
        ground: options.ground,
        signature: await session.signature(),
        cosign: await session.credentials(options.with),
      });
      report.line(words(`恢复 ${answer.left} 次`, `${answer.left} view(s) given back`));
      report.answer('allowance restore', answer);
    });
}
