/** Session commands of a custody handover: begin, check, list, note, sign, abandon. */

import type { Command } from 'commander';
import type { CustodyHandover } from '../../shared/contract/answers.ts';
import { sayRenewed } from '../terminal/renewed-keys.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { collect, readWhole } from './options.ts';

const states = {
  begun: ['在办', 'under way'],
  signed: ['已签，正在更换密钥', 'signed, keys are changing'],
  done: ['已办结', 'done'],
  abandoned: ['已中止', 'abandoned'],
} as const;
const manners = {
  agreed: ['移交', 'handed over'],
  refused: ['拒签接管', 'taken over, signature refused'],
  absent: ['缺席接管', 'taken over in absence'],
} as const;
const outcomes = {
  waiting: ['未核对', 'waiting'],
  matched: ['相符', 'matches'],
  missing: ['缺失', 'missing'],
  differing: ['摘要不符', 'digest differs'],
  surplus: ['多出', 'surplus'],
} as const;

export function custodyCommands(program: Command, session: Session): void {
  const { report } = session;
  const zh = report.language === 'zh-CN';
  const word = (pair: readonly [string, string]): string => pair[zh ? 0 : 1];

  const tell = (handover: CustodyHandover): void => {
    const { check } = handover;
    report.line(
      `${zh ? '保管移交' : 'Custody handover'} ${handover.no}  ${handover.outgoing} → ${handover.incoming}  ${zh ? '监交' : 'witness'} ${handover.witness}  ${word(manners[handover.manner])}  ${word(states[handover.state])}`,
    );
    report.line(
      zh
        ? `核对 ${check.checked}/${check.items}：相符 ${check.matched}，缺失 ${check.missing}，不符 ${check.differing}，多出 ${check.surplus}，在借 ${check.onLoan}；待说明 ${check.withoutNote}`
        : `checked ${check.checked} of ${check.items}: match ${check.matched}, missing ${check.missing}, differ ${check.differing}, surplus ${check.surplus}, on loan ${check.onLoan}; notes to write ${check.withoutNote}`,
    );
    if (check.digest !== null) report.line(`SHA-256 ${check.digest}`);
  };

  const custody = program.command('custody');

  custody
    .command('begin')
    .requiredOption('--from <who>')
    .requiredOption('--to <who>')
    .requiredOption('--witness <who>')
    .option('--refused <ground>')
    .option('--absent <ground>')
    .action(
      async (options: { from: string; to: string; witness: string; refused?: string; absent?: string }) => {
        if (options.refused !== undefined && options.absent !== undefined)
          throw new UsageError('--refused, --absent');
        const ground = options.refused ?? options.absent;
        const answer = await session.ask('custody.begin', {
          outgoing: options.from,
          incoming: options.to,
          witness: options.witness,
          manner:
            options.refused !== undefined ? 'refused' : options.absent !== undefined ? 'absent' : 'agreed',
          ...(ground === undefined ? {} : { ground }),
          signature: await session.signature(),
        });
        tell(answer);
        report.answer('custody begin', answer);
      },
    );

  custody.command('check').action(async () => {
    const answer = await session.ask('custody.check', {});
    tell(answer);
    report.answer('custody check', answer);
  });

  custody.command('show').action(async () => {
    const answer = await session.ask('custody.show', {});
    if (answer !== null) tell(answer);
    report.answer('custody show', answer);
  });

  custody
    .command('list')
    .option('--differences')
    .option('--limit <n>', '', '100')
    .action(async (options: { differences?: boolean; limit: string }) => {
      const answer = await session.ask('custody.list', {
        differencesOnly: options.differences === true,
        offset: 0,
        limit: readWhole(options.limit),
      });
      report.table(
        answer.rows.map((row) => [
          String(row.no),
          row.document ?? '—',
          row.title,
          row.part === null ? '—' : report.term('part', row.part),
          word(outcomes[row.outcome]),
          row.onLoanTo ?? '',
          row.note ?? '',
        ]),
      );
      report.answer('custody list', answer);
    });

  custody.command('note <item> <text>').action(async (item: string, text: string) => {
    const answer = await session.ask('custody.note', { item: readWhole(item), note: text });
    report.say('done');
    report.answer('custody note', answer);
  });

  custody
    .command('sign')
    .requiredOption('--with <who>', '', collect)
    .action(async (options: { with: string[] }) => {
      const answer = await session.ask('custody.sign', {
        signature: await session.signature(),
        cosign: await session.credentials(options.with),
      });
      const { signedIn } = await session.ask('vault.status', {});
      session.atDesk = signedIn ?? '';
      report.line(
        zh
          ? `保管已移交：第 ${answer.epoch} 期密钥，重新封装 ${answer.capsules} 件（日志第 ${answer.entry} 条）。`
          : `Custody has passed: key epoch ${answer.epoch}, ${answer.capsules} capsules sealed anew (entry ${answer.entry}).`,
      );
      sayRenewed(report, answer);
      report.answer('custody sign', answer);
    });

  custody
    .command('abandon')
    .requiredOption('--ground <text>')
    .action(async (options: { ground: string }) => {
      const answer = await session.ask('custody.abandon', {
        ground: options.ground,
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('custody abandon', answer);
    });
}
