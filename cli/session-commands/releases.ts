/** Session commands about what leaves the vault: asking, deciding, handing out, taking back (D8). */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { HandedOut, ReleaseDetail } from '../../shared/contract/answers.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { collect, readPages, timeText } from './options.ts';
import { tellDeciders } from './who-decides.ts';

/** `1,3,5-7`: numbers of documents within their dossier. */
const readNumbers = (text: string): number[] => {
  if (text === 'all') throw new UsageError(text);
  return readPages(text, 500);
};

/** `2`, or `R12-2` as it stands on the slip. */
function readSlip(text: string): number {
  const match = /^(?:R\d{1,9}-)?(\d{1,6})$/i.exec(text.trim());
  if (match === null) throw new UsageError(text);
  return Number(match[1]);
}

export function releaseCommands(program: Command, session: Session): void {
  const { report } = session;
  const zh = report.language === 'zh-CN';
  const release = program.command('release');

  release
    .command('request <code>')
    .requiredOption('--ground <text>')
    .option('--documents <numbers>')
    .option('--form <form>', '', 'original')
    .option('--to <who>')
    .option('--outsider <name>')
    .option('--due <day>')
    .action(
      async (
        code: string,
        options: {
          ground: string;
          documents?: string;
          form: string;
          to?: string;
          outsider?: string;
          due?: string;
        },
      ) => {
        const answer = await session.ask('release.request', {
          code,
          ...(options.documents === undefined ? {} : { numbers: readNumbers(options.documents) }),
          form: options.form,
          ...(options.to === undefined ? {} : { recipient: options.to }),
          ...(options.outsider === undefined ? {} : { outsider: options.outsider }),
          ground: options.ground,
          ...(options.due === undefined ? {} : { due: options.due }),
          signature: await session.signature(),
        });
        report.line(`${answer.release}  ${code}  ${answer.documents}`);
        report.answer('release request', answer);
      },
    );

  release
    .command('list')
    .option('--state <state>')
    .action(async (options: { state?: string }) => {
      const answer = await session.ask('release.list', {
        ...(options.state === undefined ? {} : { state: options.state }),
        query: '',
        offset: 0,
        limit: 500,
      });
      report.table(
        answer.rows.map((row) => [
          row.no,
          report.term('releaseStanding', row.standing),
          row.code,
          report.term('releaseForm', row.form),
          String(row.documents),
          row.recipient,
          row.dueOn ?? '',
        ]),
      );
      report.answer('release list', answer);
    });

  const tell = (shown: ReleaseDetail): void => {
    report.line(
      `${shown.no}  ${shown.code} ${shown.client}  ${report.term('releaseForm', shown.form)}  → ${shown.recipient}  ${report.term('releaseStanding', shown.standing)}`,
    );
    report.line(
      `  ${shown.requester}  ${timeText(shown.requestedAtMs)}  ${shown.ground}  ${shown.dueOn ?? ''}`,
    );
    for (const each of shown.approvals)
      report.line(`  ✓ ${each.approver}  ${timeText(each.atMs)}  ${each.reason}`);
    if (shown.standing === 'requested' || shown.standing === 'second-approval')
      tellDeciders(report, shown, shown.requestedAtMs);
    for (const item of shown.items) {
      const views = item.viewsLeft === null ? '' : `${item.viewsLeft}/${item.cap}`;
      const back = item.back === null ? '' : `${report.term('releaseEnd', item.back.how)} ${item.back.on}`;
      report.line(`  ${item.document}  ${item.title}  ${views}  ${item.sha256 ?? ''}  ${back}`.trimEnd());
    }
    for (const warning of shown.warnings) report.line(`  △ ${report.term('releaseWarning', warning)}`);
  };
  release.command('show <release>').action(async (no: string) => {
    const shown = await session.ask('release.show', { release: no });
    tell(shown);
    report.answer('release show', shown);
  });

  for (const decision of ['approve', 'reject'] as const) {
    release
      .command(`${decision} <release>`)
      .requiredOption('--reason <text>')
      .action(async (no: string, options: { reason: string }) => {
        const answer = await session.ask('release.decide', {
          release: no,
          decision,
          reason: options.reason,
          signature: await session.signature(),
        });
        if (decision === 'approve' && !answer.complete)
          report.line(zh ? '还须另一位审批人批准。' : 'It takes a second approver.');
        else report.say('done');
        report.answer(`release ${decision}`, answer);
      });
  }

  const told = (verb: string, answer: HandedOut): void => {
    if (answer.folder !== null) report.line(answer.folder);
    for (const file of answer.files) report.line(`${file.sha256}  ${file.name}`);
    report.say('done');
    report.answer(verb, answer);
  };
  release
    .command('hand-out <release>')
    .option('--folder <folder>')
    .option('--slip <number>')
    .option('--with <who>', '', collect, [])
    .action(async (no: string, options: { folder?: string; slip?: string; with: string[] }) => {
      const answer = await session.ask('release.hand-out', {
        release: no,
        ...(options.folder === undefined ? {} : { folder: resolve(options.folder) }),
        ...(options.slip === undefined ? {} : { slip: readSlip(options.slip) }),
        signature: await session.signature(),
        cosign: await session.credentials(options.with),
      });
      told('release hand-out', answer);
    });
  release
    .command('write-again <release>')
    .requiredOption('--folder <folder>')
    .option('--with <who>', '', collect, [])
    .action(async (no: string, options: { folder: string; with: string[] }) => {
      const answer = await session.ask('release.write-again', {
        release: no,
        folder: resolve(options.folder),
        signature: await session.signature(),
        cosign: await session.credentials(options.with),
      });
      told('release write-again', answer);
    });

  release
    .command('return <release> <how>')
    .option('--documents <numbers>')
    .option('--on <day>')
    .option('--remark <text>')
    .action(
      async (no: string, how: string, options: { documents?: string; on?: string; remark?: string }) => {
        const answer = await session.ask('release.return', {
          release: no,
          ...(options.documents === undefined ? {} : { numbers: readNumbers(options.documents) }),
          how,
          ...(options.on === undefined ? {} : { on: options.on }),
          ...(options.remark === undefined ? {} : { remark: options.remark }),
          signature: await session.signature(),
        });
        report.line(
          zh
            ? `${answer.release} 尚有 ${answer.out} 件在外。`
            : `${answer.release}: ${answer.out} still out.`,
        );
        report.answer('release return', answer);
      },
    );
  release.command('withdraw <release>').action(async (no: string) => {
    const answer = await session.ask('release.withdraw', {
      release: no,
      signature: await session.signature(),
    });
    report.say('done');
    report.answer('release withdraw', answer);
  });
}
