/** Session commands about what happens in and after a course: sign-in, results, certificates, costs, service (P6). */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { parseYuan, yuanText } from '../../shared/vocabulary/training-words.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { collect, readWhole } from './options.ts';

function readSum(typed: string): number {
  const fen = parseYuan(typed);
  if (fen === null) throw new UsageError(typed);
  return fen;
}

export function attendanceCommands(training: Command, session: Session): void {
  const { report } = session;
  const of = (course: string, number: string | undefined) => ({
    course: readWhole(course),
    session: readWhole(number ?? '1'),
  });
  training.command('sign-in <course> [session]').action(async (course: string, number?: string) => {
    const answer = await session.ask('training.sign-in', {
      ...of(course, number),
      signature: await session.signature(),
    });
    report.say('done');
    report.answer('training sign-in', answer);
  });
  training
    .command('check <course> [session]')
    .option('--paper <who>', '', collect, [])
    .option('--excused <who>', '', collect, [])
    .option('--minutes <n>')
    .option('--remark <text>')
    .action(
      async (
        course: string,
        number: string | undefined,
        options: { paper: string[]; excused: string[]; minutes?: string; remark?: string },
      ) => {
        const answer = await session.ask('training.check-sheet', {
          ...of(course, number),
          paper: options.paper,
          excused: options.excused,
          ...(options.minutes === undefined ? {} : { minutes: readWhole(options.minutes) }),
          remark: options.remark ?? '',
          signature: await session.signature(),
        });
        report.line(`${answer.present}/${answer.of}`);
        report.answer('training check', answer);
      },
    );
  training
    .command('report <course> <session> <text>')
    .action(async (course: string, number: string, text: string) => {
      const answer = await session.ask('training.report', {
        ...of(course, number),
        report: text,
        signature: await session.signature(),
      });
      report.say('done');
      report.answer('training report', answer);
    });
  resultCommands(training, session);
  moneyCommands(training, session);
}

function resultCommands(training: Command, session: Session): void {
  const { report } = session;
  training
    .command('result <course> <who> <outcome>')
    .option('--score <n>')
    .option('--on <day>')
    .option('--remark <text>')
    .action(
      async (
        course: string,
        who: string,
        outcome: string,
        options: { score?: string; on?: string; remark?: string },
      ) => {
        if (outcome !== 'passed' && outcome !== 'failed') throw new UsageError(outcome);
        const answer = await session.ask('training.record-result', {
          course: readWhole(course),
          who,
          passed: outcome === 'passed',
          score: options.score === undefined ? null : readWhole(options.score),
          ...(options.on === undefined ? {} : { on: options.on }),
          remark: options.remark ?? '',
          signature: await session.signature(),
        });
        const zh = report.language === 'zh-CN';
        if (answer.makeUpBy !== null)
          report.line(zh ? `请于 ${answer.makeUpBy} 前补考。` : `The make-up is due by ${answer.makeUpBy}.`);
        else report.say('done');
        report.answer('training result', answer);
      },
    );
  training
    .command('certify <course> <who> <number>')
    .option('--on <day>')
    .action(async (course: string, who: string, number: string, options: { on?: string }) => {
      const answer = await session.ask('training.certify', {
        course: readWhole(course),
        who,
        number,
        ...options,
        signature: await session.signature(),
      });
      report.line(`${answer.certificate}`);
      report.answer('training certify', answer);
    });
  training
    .command('evaluate <course> <effect> <efficiency> <need>')
    .option('--remark <text>')
    .action(
      async (
        course: string,
        effect: string,
        efficiency: string,
        need: string,
        options: { remark?: string },
      ) => {
        const answer = await session.ask('training.evaluate', {
          course: readWhole(course),
          effect: readWhole(effect),
          efficiency: readWhole(efficiency),
          need: readWhole(need),
          remark: options.remark ?? '',
          signature: await session.signature(),
        });
        report.say('done');
        report.answer('training evaluate', answer);
      },
    );
}

function moneyCommands(training: Command, session: Session): void {
  const { report } = session;
  training
    .command('account <course>')
    .option('--spent <item=yuan>', '', collect, [])
    .option('--material <kind=title>', '', collect, [])
    .option('--kept <where>', '', collect, [])
    .option('--file <path>', '', collect, [])
    .action(
      async (
        course: string,
        options: { spent: string[]; material: string[]; kept: string[]; file: string[] },
      ) => {
        const pair = (typed: string): [string, string] => {
          const [key = '', ...rest] = typed.split('=');
          if (rest.length === 0) throw new UsageError(typed);
          return [key, rest.join('=')];
        };
        const answer = await session.ask('training.account', {
          course: readWhole(course),
          costs: options.spent.map(pair).map(([item, yuan]) => ({ item, fen: readSum(yuan) })),
          materials: options.material.map(pair).map(([kind, title], i) => ({
            kind,
            title,
            // In the order of the materials; one alone is said of all.
            kept: options.kept[options.kept.length === 1 ? 0 : i] ?? '',
            ...(options.file[i] === undefined ? {} : { file: resolve(options.file[i]) }),
          })),
          signature: await session.signature(),
        });
        report.line(yuanText(answer.spent));
        report.answer('training account', answer);
      },
    );
  training
    .command('bind <course> <who>')
    .requiredOption('--paid <yuan>')
    .requiredOption('--from <day>')
    .option('--contract-until <day>')
    .action(
      async (
        course: string,
        who: string,
        options: { paid: string; from: string; contractUntil?: string },
      ) => {
        const answer = await session.ask('training.bind', {
          course: readWhole(course),
          who,
          paid: readSum(options.paid),
          from: options.from,
          contractUntil: options.contractUntil ?? null,
          signature: await session.signature(),
          cosign: await session.credentials([who]),
        });
        report.line(`${answer.obligation}  ${options.from} – ${answer.until}`);
        report.answer('training bind', answer);
      },
    );
  training
    .command('release <obligation> <cause>')
    .option('--on <day>')
    .option('--ground <text>')
    .option('--with <who>')
    .action(
      async (obligation: string, cause: string, options: { on?: string; ground?: string; with?: string }) => {
        const answer = await session.ask('training.release', {
          obligation: readWhole(obligation),
          cause,
          ...(options.on === undefined ? {} : { on: options.on }),
          ground: options.ground ?? '',
          signature: await session.signature(),
          cosign: options.with === undefined ? [] : await session.credentials([options.with]),
        });
        report.line(yuanText(answer.repayment));
        report.answer('training release', answer);
      },
    );
}
